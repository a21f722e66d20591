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
            public var clients: [API.ImportMethods.Rows.Params.Clients]?
            /// `projects`.
            public var projects: [API.ImportMethods.Rows.Params.Projects]?
            /// `instances`.
            public var instances: [API.ImportMethods.Rows.Params.Instances]?
            /// `users`.
            public var users: [API.ImportMethods.Rows.Params.Users]?
            /// `assignments`.
            public var assignments: [API.ImportMethods.Rows.Params.Assignments]?
            /// `leads`.
            public var leads: [API.ImportMethods.Rows.Params.Leads]?
            /// `invoices`.
            public var invoices: [API.ImportMethods.Rows.Params.Invoices]?
            /// `history`.
            public var history: [API.ImportMethods.Rows.Params.History]?
            /// `exported`.
            public var exported: [API.ImportMethods.Rows.Params.Exported]?

            /// Makes the value from its members.
            public init(importID: Int64, clients: [API.ImportMethods.Rows.Params.Clients]? = nil, projects: [API.ImportMethods.Rows.Params.Projects]? = nil, instances: [API.ImportMethods.Rows.Params.Instances]? = nil, users: [API.ImportMethods.Rows.Params.Users]? = nil, assignments: [API.ImportMethods.Rows.Params.Assignments]? = nil, leads: [API.ImportMethods.Rows.Params.Leads]? = nil, invoices: [API.ImportMethods.Rows.Params.Invoices]? = nil, history: [API.ImportMethods.Rows.Params.History]? = nil, exported: [API.ImportMethods.Rows.Params.Exported]? = nil) {
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

            /// The member `clients`.
            public struct Clients: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `name`.
                public var name: String
                /// `company`.
                public var company: String?
                /// `email`.
                public var email: String?
                /// `phone`.
                public var phone: String?
                /// `notes`.
                public var notes: String?
                /// `created_at`.
                public var createdAt: String?
                /// `archived_at`.
                public var archivedAt: String?
                /// `key`.
                public var key: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, name: String, company: String? = nil, email: String? = nil, phone: String? = nil, notes: String? = nil, createdAt: String? = nil, archivedAt: String? = nil, key: String? = nil) {
                    self.sourceID = sourceID
                    self.name = name
                    self.company = company
                    self.email = email
                    self.phone = phone
                    self.notes = notes
                    self.createdAt = createdAt
                    self.archivedAt = archivedAt
                    self.key = key
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case name
                    case company
                    case email
                    case phone
                    case notes
                    case createdAt = "created_at"
                    case archivedAt = "archived_at"
                    case key
                }
            }

            /// The member `projects`.
            public struct Projects: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `client_source_id`.
                public var clientSourceID: Int64
                /// `name`.
                public var name: String
                /// `stage`.
                public var stage: API.Project.Stage?
                /// `notes`.
                public var notes: String?
                /// `key`.
                public var key: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, clientSourceID: Int64, name: String, stage: API.Project.Stage? = nil, notes: String? = nil, key: String? = nil) {
                    self.sourceID = sourceID
                    self.clientSourceID = clientSourceID
                    self.name = name
                    self.stage = stage
                    self.notes = notes
                    self.key = key
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case clientSourceID = "client_source_id"
                    case name
                    case stage
                    case notes
                    case key
                }
            }

            /// The member `instances`.
            public struct Instances: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `project_source_id`.
                public var projectSourceID: Int64
                /// `name`.
                public var name: String
                /// `type`.
                public var type: API.Instance.Kind
                /// `active`.
                public var active: Bool?
                /// `url`.
                public var url: String?
                /// `aliases`.
                public var aliases: [String]?
                /// `host`.
                public var host: String?
                /// `db_cluster`.
                public var dbCluster: String?
                /// `db_name`.
                public var dbName: String?
                /// `db_uuid`.
                public var dbUUID: String?
                /// `odoo_version`.
                public var odooVersion: String?
                /// `notes`.
                public var notes: String?
                /// `key`.
                public var key: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, projectSourceID: Int64, name: String, type: API.Instance.Kind, active: Bool? = nil, url: String? = nil, aliases: [String]? = nil, host: String? = nil, dbCluster: String? = nil, dbName: String? = nil, dbUUID: String? = nil, odooVersion: String? = nil, notes: String? = nil, key: String? = nil) {
                    self.sourceID = sourceID
                    self.projectSourceID = projectSourceID
                    self.name = name
                    self.type = type
                    self.active = active
                    self.url = url
                    self.aliases = aliases
                    self.host = host
                    self.dbCluster = dbCluster
                    self.dbName = dbName
                    self.dbUUID = dbUUID
                    self.odooVersion = odooVersion
                    self.notes = notes
                    self.key = key
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case projectSourceID = "project_source_id"
                    case name
                    case type
                    case active
                    case url
                    case aliases
                    case host
                    case dbCluster = "db_cluster"
                    case dbName = "db_name"
                    case dbUUID = "db_uuid"
                    case odooVersion = "odoo_version"
                    case notes
                    case key
                }
            }

            /// The member `users`.
            public struct Users: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `login`.
                public var login: String
                /// `email`.
                public var email: String?
                /// `role`.
                public var role: API.User.Role

                /// Makes the value from its members.
                public init(sourceID: Int64, login: String, email: String? = nil, role: API.User.Role) {
                    self.sourceID = sourceID
                    self.login = login
                    self.email = email
                    self.role = role
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case login
                    case email
                    case role
                }
            }

            /// The member `assignments`.
            public struct Assignments: Codable, Sendable, Hashable {
                /// `project_source_id`.
                public var projectSourceID: Int64
                /// `user_source_id`.
                public var userSourceID: Int64

                /// Makes the value from its members.
                public init(projectSourceID: Int64, userSourceID: Int64) {
                    self.projectSourceID = projectSourceID
                    self.userSourceID = userSourceID
                }

                private enum CodingKeys: String, CodingKey {
                    case projectSourceID = "project_source_id"
                    case userSourceID = "user_source_id"
                }
            }

            /// The member `leads`.
            public struct Leads: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `name`.
                public var name: String
                /// `email`.
                public var email: String?
                /// `source`.
                public var source: String?
                /// `status`.
                public var status: API.Lead.Status
                /// `notes`.
                public var notes: String?
                /// `created_at`.
                public var createdAt: String?
                /// `archived_at`.
                public var archivedAt: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, name: String, email: String? = nil, source: String? = nil, status: API.Lead.Status, notes: String? = nil, createdAt: String? = nil, archivedAt: String? = nil) {
                    self.sourceID = sourceID
                    self.name = name
                    self.email = email
                    self.source = source
                    self.status = status
                    self.notes = notes
                    self.createdAt = createdAt
                    self.archivedAt = archivedAt
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case name
                    case email
                    case source
                    case status
                    case notes
                    case createdAt = "created_at"
                    case archivedAt = "archived_at"
                }
            }

            /// The member `invoices`.
            public struct Invoices: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `client_source_id`.
                public var clientSourceID: Int64
                /// `title`.
                public var title: String
                /// `amount`.
                public var amount: Double
                /// `status`.
                public var status: API.ImportMethods.Rows.Params.Invoices.Status
                /// `issued_at`.
                public var issuedAt: String
                /// `paid_at`.
                public var paidAt: String?
                /// `archived_at`.
                public var archivedAt: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, clientSourceID: Int64, title: String, amount: Double, status: API.ImportMethods.Rows.Params.Invoices.Status, issuedAt: String, paidAt: String? = nil, archivedAt: String? = nil) {
                    self.sourceID = sourceID
                    self.clientSourceID = clientSourceID
                    self.title = title
                    self.amount = amount
                    self.status = status
                    self.issuedAt = issuedAt
                    self.paidAt = paidAt
                    self.archivedAt = archivedAt
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case clientSourceID = "client_source_id"
                    case title
                    case amount
                    case status
                    case issuedAt = "issued_at"
                    case paidAt = "paid_at"
                    case archivedAt = "archived_at"
                }

                /// The words of `status`; a newer daemon may know more.
                public struct Status: APIWord {
                    /// The word as it travels.
                    public let rawValue: String

                    /// Takes a word.
                    public init(rawValue: String) { self.rawValue = rawValue }

                    /// `draft`.
                    public static let draft = Self(rawValue: "draft")
                    /// `sent`.
                    public static let sent = Self(rawValue: "sent")
                    /// `paid`.
                    public static let paid = Self(rawValue: "paid")
                }
            }

            /// The member `history`.
            public struct History: Codable, Sendable, Hashable {
                /// `source_id`.
                public var sourceID: Int64
                /// `entity_type`.
                public var entityType: String
                /// `entity_id`.
                public var entityID: Int64
                /// `action`.
                public var action: String
                /// `actor_user_id`.
                public var actorUserID: Int64?
                /// `actor_role`.
                public var actorRole: String?
                /// `summary`.
                public var summary: String?
                /// `at`.
                public var at: String?

                /// Makes the value from its members.
                public init(sourceID: Int64, entityType: String, entityID: Int64, action: String, actorUserID: Int64? = nil, actorRole: String? = nil, summary: String? = nil, at: String? = nil) {
                    self.sourceID = sourceID
                    self.entityType = entityType
                    self.entityID = entityID
                    self.action = action
                    self.actorUserID = actorUserID
                    self.actorRole = actorRole
                    self.summary = summary
                    self.at = at
                }

                private enum CodingKeys: String, CodingKey {
                    case sourceID = "source_id"
                    case entityType = "entity_type"
                    case entityID = "entity_id"
                    case action
                    case actorUserID = "actor_user_id"
                    case actorRole = "actor_role"
                    case summary
                    case at
                }
            }

            /// The member `exported`.
            public struct Exported: Codable, Sendable, Hashable {
                /// `entity`.
                public var entity: API.ImportMethods.Rows.Params.Exported.Entity
                /// `row`.
                public var row: JSONText

                /// Makes the value from its members.
                public init(entity: API.ImportMethods.Rows.Params.Exported.Entity, row: JSONText) {
                    self.entity = entity
                    self.row = row
                }

                private enum CodingKeys: String, CodingKey {
                    case entity
                    case row
                }

                /// The words of `entity`; a newer daemon may know more.
                public struct Entity: APIWord {
                    /// The word as it travels.
                    public let rawValue: String

                    /// Takes a word.
                    public init(rawValue: String) { self.rawValue = rawValue }

                    /// `client`.
                    public static let client = Self(rawValue: "client")
                    /// `project`.
                    public static let project = Self(rawValue: "project")
                    /// `instance`.
                    public static let instance = Self(rawValue: "instance")
                    /// `user`.
                    public static let user = Self(rawValue: "user")
                    /// `assignment`.
                    public static let assignment = Self(rawValue: "assignment")
                    /// `lead`.
                    public static let lead = Self(rawValue: "lead")
                    /// `invoice`.
                    public static let invoice = Self(rawValue: "invoice")
                    /// `series`.
                    public static let series = Self(rawValue: "series")
                    /// `cutover`.
                    public static let cutover = Self(rawValue: "cutover")
                }
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
