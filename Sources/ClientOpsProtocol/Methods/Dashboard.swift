package import ClientOpsModel
package import JSONRPC

/// The overview.
package enum DashboardMethods {
    package static let list = MethodList(Summary.self)

    /// Sums up what the caller may see.
    package enum Summary: ReadMethod {
        package static let name = "dashboard.summary"
        package static let summary = "Sums up clients, projects, instances and findings, as far as the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = Dashboard
    }
}
