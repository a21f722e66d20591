package import ClientOpsModel
package import JSONRPC

/// What reconciliation found wrong.
package enum FindingMethods {
    package static let list = MethodList(List.self, Get.self)

    /// Lists findings.
    package enum List: ReadMethod {
        package static let name = "finding.list"
        package static let summary = "Lists findings the caller may see; open ones unless a state is given."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Finding>

        package struct Filters: Codable, Sendable, Hashable {
            package var rule: RuleID?
            package var severity: Severity?
            package var state: FindingState?
            package var projectID: Int64?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case rule, severity, state
                case projectID = "project_id"
            }
        }
    }

    /// Reads a finding.
    package enum Get: ReadMethod {
        package static let name = "finding.get"
        package static let summary = "Reads one finding with the members the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package typealias Params = RowParams
        package typealias Result = Finding
    }
}
