package import ClientOpsModel
package import JSONRPC

/// Taking over another program's data: rows are gathered first and take effect in one transaction.
package enum ImportMethods {
    package static let list = MethodList(Begin.self, Rows.self, Commit.self)

    /// Formats that can be imported.
    package enum Format: String, Codable, CaseIterable, Sendable {
        case clientInfraManager = "client-infra-manager"
        case clientOpsHub = "client-ops-hub"
        /// Clients, projects and instances of a table that a person made.
        case csv
        /// An export of this program, into an empty store.
        case clientops
    }

    /// Begins an import.
    package enum Begin: WriteMethod {
        package static let name = "import.begin"
        package static let summary = "Begins an import; nothing is visible before its commit."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.invalidState, .requestIDReused]

        package struct Params: Codable, Sendable, Hashable {
            package var kind: Format
            /// Change nothing at commit and report what would be done.
            package var dryRun: Bool?
            /// The currency of the amounts of client-ops-hub, which has none of its own.
            package var currency: Currency?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case kind
                case dryRun = "dry_run"
                case currency
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            package var importID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case importID = "import_id"
            }

            /// Makes the answer.
            package init(importID: Int64) { self.importID = importID }
        }
    }

    /// Gathers rows.
    package enum Rows: WriteMethod {
        package static let name = "import.rows"
        package static let summary = "Gathers rows of an import, at most 1,000 a call."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.requestIDReused]

        /// Most rows in one call.
        package static let maximumRows = 1000

        package struct Params: Codable, Sendable, Hashable {
            package var importID: Int64
            package var clients: [ImportedClient]?
            package var projects: [ImportedProject]?
            package var instances: [ImportedInstance]?
            package var users: [ImportedUser]?
            package var assignments: [ImportedAssignment]?
            package var leads: [ImportedLead]?
            package var invoices: [ImportedInvoice]?
            package var history: [ImportedHistory]?
            /// Rows of an export; only for the format `clientops`.
            package var exported: [ExportedRow]?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case importID = "import_id"
                case clients, projects, instances, users, assignments, leads, invoices, history, exported
            }

            /// Names the import; fill in the rows.
            package init(importID: Int64) { self.importID = importID }
        }

        package struct Result: Codable, Sendable, Equatable {
            /// Rows gathered so far.
            package var received: Int64

            /// Makes the answer.
            package init(received: Int64) { self.received = received }
        }
    }

    /// Applies an import.
    package enum Commit: WriteMethod {
        package static let name = "import.commit"
        package static let summary = "Applies an import in one transaction and accounts for every row."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.invalidState, .requestIDReused]
        package typealias Result = ImportReport

        package struct Params: Codable, Sendable, Hashable {
            package var importID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case importID = "import_id"
            }

            /// Names the import.
            package init(importID: Int64) { self.importID = importID }
        }
    }
}
