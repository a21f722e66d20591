// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ImportMethods {
    /// Gathers rows of an import, at most 1,000 a call.
    public enum Rows: APIMethod {
        /// The name on the wire.
        public static let name = "import.rows"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `import_id`.
            public var importID: Int64
            /// `clients`.
            public var clients: [API.ImportedClient]?
            /// `projects`.
            public var projects: [API.ImportedProject]?
            /// `instances`.
            public var instances: [API.ImportedInstance]?
            /// `users`.
            public var users: [API.ImportedUser]?
            /// `assignments`.
            public var assignments: [API.ImportedAssignment]?
            /// `leads`.
            public var leads: [API.ImportedLead]?
            /// `invoices`.
            public var invoices: [API.ImportedInvoice]?
            /// `history`.
            public var history: [API.ImportedHistory]?
            /// `exported`.
            public var exported: [API.ExportedRow]?

            /// Makes the value from its members.
            public init(importID: Int64, clients: [API.ImportedClient]? = nil, projects: [API.ImportedProject]? = nil, instances: [API.ImportedInstance]? = nil, users: [API.ImportedUser]? = nil, assignments: [API.ImportedAssignment]? = nil, leads: [API.ImportedLead]? = nil, invoices: [API.ImportedInvoice]? = nil, history: [API.ImportedHistory]? = nil, exported: [API.ExportedRow]? = nil) {
                self.importID = importID
                self.clients = clients
                self.projects = projects
                self.instances = instances
                self.users = users
                self.assignments = assignments
                self.leads = leads
                self.invoices = invoices
                self.history = history
                self.exported = exported
            }

            private enum CodingKeys: String, CodingKey {
                case importID = "import_id"
                case clients
                case projects
                case instances
                case users
                case assignments
                case leads
                case invoices
                case history
                case exported
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `received`.
            public var received: Int64

            /// Makes the value from its members.
            public init(received: Int64) {
                self.received = received
            }

            private enum CodingKeys: String, CodingKey {
                case received
            }
        }
    }
}
