package import ClientOpsModel
package import JSONRPC

/// Announced restore and upgrade tests.
package enum ExpectationMethods {
    package static let list = MethodList(Create.self, List.self, End.self)

    /// Announces a test.
    package enum Create: WriteMethod {
        package static let name = "expectation.create"
        package static let summary =
            "Announces databases of a restore or upgrade test, for at most 14 days; needs a reason."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.requestIDReused]
        package typealias Result = Expectation

        package struct Params: Codable, Sendable, Hashable {
            /// A host, or the system identifier of a cluster.
            package var place: ShortName
            /// A database name; `*` stands for any characters.
            package var pattern: ShortName
            package var until: Timestamp
        }
    }

    /// Lists announced tests.
    package enum List: ReadMethod {
        package static let name = "expectation.list"
        package static let summary = "Lists announced tests that were not ended early."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Expectation>

        package struct Filters: Codable, Sendable, Hashable {
            package var place: String?
            package var pattern: String?
        }
    }

    /// Ends an announced test.
    package enum End: WriteMethod {
        package static let name = "expectation.end"
        package static let summary = "Ends an announced test early."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = Expectation
    }
}
