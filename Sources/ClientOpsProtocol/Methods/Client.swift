package import ClientOpsModel
package import JSONRPC

/// Clients of the team.
package enum ClientMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        Archive.self,
        Restore.self
    )

    /// Adds a client.
    package enum Create: WriteMethod {
        package static let name = "client.create"
        package static let summary = "Adds a client."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.requestIDReused]
        package typealias Result = Client

        package struct Params: Codable, Sendable, Hashable {
            package var name: LongName
            package var company: ShortName?
            package var email: Email?
            package var phone: Phone?
            package var notes: Notes?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, company, email, phone, notes
            }
        }
    }

    /// Reads a client.
    package enum Get: ReadMethod {
        package static let name = "client.get"
        package static let summary = "Reads one client."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = GetParams
        package typealias Result = Client
    }

    /// Lists clients.
    package enum List: ReadMethod {
        package static let name = "client.list"
        package static let summary = "Lists clients."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Client>

        package struct Filters: Codable, Sendable, Hashable {
            package var name: String?
            package var company: String?
            package var email: String?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, company, email
            }
        }
    }

    /// Changes fields of a client.
    package enum Update: WriteMethod {
        package static let name = "client.update"
        package static let summary = "Changes fields of a client; absent leaves a field, null clears it."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Result = Client

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var name: Change<LongName>
            package var company: Patch<ShortName>
            package var email: Patch<Email>
            package var phone: Patch<Phone>
            package var notes: Patch<Notes>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, name, company, email, phone, notes
            }
        }
    }

    /// Archives a client with everything below it.
    package enum Archive: WriteMethod {
        package static let name = "client.archive"
        package static let summary = "Archives a client with its projects, instances and invoices in one operation."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .staleRevision, .requestIDReused]
        package typealias Result = ArchiveResult<Client>

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// Deactivate instances that are active instead of refusing.
            package var forceInstances: Bool?
            /// Archive although sent invoices are unpaid.
            package var forceUnpaid: Bool?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case forceInstances = "force_instances"
                case forceUnpaid = "force_unpaid"
            }
        }
    }

    /// Restores what one archive operation took.
    package enum Restore: WriteMethod {
        package static let name = "client.restore"
        package static let summary = "Restores a client and exactly what was archived with it; instances stay inactive."
        package static let roles: RoleSet = .admin
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Client>
    }
}
