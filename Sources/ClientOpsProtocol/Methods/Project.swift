package import ClientOpsModel
package import JSONRPC

/// Projects of clients, and who works on them.
package enum ProjectMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        Move.self,
        Archive.self,
        Restore.self,
        Assign.self,
        Unassign.self,
        Members.self
    )

    /// Adds a project.
    package enum Create: WriteMethod {
        package static let name = "project.create"
        package static let summary = "Adds a project to a client."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .invalidState, .requestIDReused]
        package typealias Result = Project

        package struct Params: Codable, Sendable, Hashable {
            package var clientID: Int64
            package var name: ShortName
            /// `live` unless given.
            package var stage: ProjectStage?
            package var notes: Notes?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case clientID = "client_id"
                case name, stage, notes
            }
        }
    }

    /// Reads a project.
    package enum Get: ReadMethod {
        package static let name = "project.get"
        package static let summary = "Reads one project."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package typealias Params = GetParams
        package typealias Result = Project
    }

    /// Lists projects.
    package enum List: ReadMethod {
        package static let name = "project.list"
        package static let summary = "Lists the projects the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Project>

        package struct Filters: Codable, Sendable, Hashable {
            package var clientID: Int64?
            package var name: String?
            package var stage: ProjectStage?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case clientID = "client_id"
                case name, stage
            }
        }
    }

    /// Changes fields of a project.
    package enum Update: WriteMethod {
        package static let name = "project.update"
        package static let summary = "Changes fields of a project; absent leaves a field, null clears it."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .staleRevision, .requestIDReused]
        package typealias Result = Project

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var name: Change<ShortName>
            package var stage: Change<ProjectStage>
            package var notes: Patch<Notes>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, name, stage, notes
            }
        }
    }

    /// Moves a project to another client.
    package enum Move: WriteMethod {
        package static let name = "project.move"
        package static let summary = "Moves a project with its instances to another client."
        package static let roles: RoleSet = .admin
        package typealias Result = Project

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var clientID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case clientID = "client_id"
            }
        }
    }

    /// Archives a project with its instances.
    package enum Archive: WriteMethod {
        package static let name = "project.archive"
        package static let summary = "Archives a project with its instances in one operation."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .staleRevision, .requestIDReused]
        package typealias Result = ArchiveResult<Project>

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// Deactivate instances that are active instead of refusing.
            package var forceInstances: Bool?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case forceInstances = "force_instances"
            }
        }
    }

    /// Restores a project.
    package enum Restore: WriteMethod {
        package static let name = "project.restore"
        package static let summary =
            "Restores a project and exactly what was archived with it; instances stay inactive."
        package static let roles: RoleSet = .admin
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Project>
    }

    /// A user and a project.
    package struct Membership: Codable, Sendable, Hashable {
        package var projectID: Int64
        package var userID: Int64

        package enum CodingKeys: String, CodingKey, CaseIterable {
            case projectID = "project_id"
            case userID = "user_id"
        }
    }

    /// Assigns a user to a project.
    package enum Assign: WriteMethod {
        package static let name = "project.assign"
        package static let summary = "Assigns a user to a project, so that a standard user sees it."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .invalidState, .requestIDReused]
        package typealias Params = Membership
        package typealias Result = Assignment
    }

    /// Takes a user off a project.
    package enum Unassign: WriteMethod {
        package static let name = "project.unassign"
        package static let summary = "Takes a user off a project."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = Membership
        package typealias Result = Assignment
    }

    /// Lists who works on a project.
    package enum Members: ReadMethod {
        package static let name = "project.members"
        package static let summary = "Lists the users assigned to a project."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Assignment>

        package struct Filters: Codable, Sendable, Hashable {
            package var projectID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case projectID = "project_id"
            }
        }
    }
}
