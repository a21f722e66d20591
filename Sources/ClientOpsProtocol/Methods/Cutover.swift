package import ClientOpsModel
package import JSONRPC

/// Cut-overs: the announced times in which a project has two active productions.
package enum CutoverMethods {
    package static let list = MethodList(
        Open.self,
        Extend.self,
        Close.self,
        Get.self,
        List.self
    )

    /// Opens a cut-over.
    package enum Open: WriteMethod {
        package static let name = "cutover.open"
        package static let summary = "Announces when a second production of a project may be active beside the first."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .invalidState, .requestIDReused]
        package typealias Result = Cutover

        package struct Params: Codable, Sendable, Hashable {
            package var projectID: Int64
            package var fromInstance: Int64
            package var toInstance: Int64
            package var startsAt: Timestamp
            package var endsAt: Timestamp

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case projectID = "project_id"
                case fromInstance = "from_instance"
                case toInstance = "to_instance"
                case startsAt = "starts_at"
                case endsAt = "ends_at"
            }
        }
    }

    /// Extends a cut-over.
    package enum Extend: WriteMethod {
        package static let name = "cutover.extend"
        package static let summary = "Moves the end of a cut-over that is not over, to at most 14 days after its start."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Cutover

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var endsAt: Timestamp

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case endsAt = "ends_at"
            }
        }
    }

    /// How a cut-over may be closed.
    package enum Outcome: String, Codable, CaseIterable, Sendable {
        case completed
        case rolledBack = "rolled_back"
        case cancelled
    }

    /// Closes a cut-over.
    package enum Close: WriteMethod {
        package static let name = "cutover.close"
        package static let summary = "Closes a cut-over: completed keeps the new side, rolled_back the old one."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Cutover

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var outcome: Outcome
        }
    }

    /// Reads a cut-over.
    package enum Get: ReadMethod {
        package static let name = "cutover.get"
        package static let summary = "Reads one cut-over with what the clock says of it."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package typealias Params = GetParams
        package typealias Result = Cutover
    }

    /// Lists cut-overs.
    package enum List: ReadMethod {
        package static let name = "cutover.list"
        package static let summary = "Lists the cut-overs of projects the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Cutover>

        package struct Filters: Codable, Sendable, Hashable {
            package var projectID: Int64?
            package var state: CutoverState?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case projectID = "project_id"
                case state
            }
        }
    }
}
