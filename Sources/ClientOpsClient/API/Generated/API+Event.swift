// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Event`.
    public struct Event: Codable, Sendable, Hashable {
        /// `seq`.
        public var seq: Int64
        /// `at`.
        public var at: String
        /// `entity`.
        public var entity: API.Event.Entity
        /// `entity_id`.
        public var entityID: Int64
        /// `action`.
        public var action: API.Event.Action
        /// `revision`.
        public var revision: Int64
        /// `actor`.
        public var actor: API.AuditActor?

        /// Makes the value from its members.
        public init(seq: Int64, at: String, entity: API.Event.Entity, entityID: Int64, action: API.Event.Action, revision: Int64, actor: API.AuditActor? = nil) {
            self.seq = seq
            self.at = at
            self.entity = entity
            self.entityID = entityID
            self.action = action
            self.revision = revision
            self.actor = actor
        }

        private enum CodingKeys: String, CodingKey {
            case seq
            case at
            case entity
            case entityID = "entity_id"
            case action
            case revision
            case actor
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
            /// `payment`.
            public static let payment = Self(rawValue: "payment")
            /// `series`.
            public static let series = Self(rawValue: "series")
            /// `cutover`.
            public static let cutover = Self(rawValue: "cutover")
            /// `finding`.
            public static let finding = Self(rawValue: "finding")
            /// `store`.
            public static let store = Self(rawValue: "store")
            /// `source`.
            public static let source = Self(rawValue: "source")
            /// `observation`.
            public static let observation = Self(rawValue: "observation")
            /// `expectation`.
            public static let expectation = Self(rawValue: "expectation")
            /// `imported_history`.
            public static let importedHistory = Self(rawValue: "imported_history")
        }

        /// The words of `action`; a newer daemon may know more.
        public struct Action: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `create`.
            public static let create = Self(rawValue: "create")
            /// `update`.
            public static let update = Self(rawValue: "update")
            /// `archive`.
            public static let archive = Self(rawValue: "archive")
            /// `restore`.
            public static let restore = Self(rawValue: "restore")
            /// `activate`.
            public static let activate = Self(rawValue: "activate")
            /// `deactivate`.
            public static let deactivate = Self(rawValue: "deactivate")
            /// `move`.
            public static let move = Self(rawValue: "move")
            /// `assign`.
            public static let assign = Self(rawValue: "assign")
            /// `unassign`.
            public static let unassign = Self(rawValue: "unassign")
            /// `status_change`.
            public static let statusChange = Self(rawValue: "status_change")
            /// `import`.
            public static let `import` = Self(rawValue: "import")
            /// `opened`.
            public static let opened = Self(rawValue: "opened")
            /// `changed`.
            public static let changed = Self(rawValue: "changed")
            /// `resolved`.
            public static let resolved = Self(rawValue: "resolved")
            /// `reopened`.
            public static let reopened = Self(rawValue: "reopened")
            /// `acknowledged`.
            public static let acknowledged = Self(rawValue: "acknowledged")
            /// `unacknowledged`.
            public static let unacknowledged = Self(rawValue: "unacknowledged")
            /// `suppressed`.
            public static let suppressed = Self(rawValue: "suppressed")
            /// `unsuppressed`.
            public static let unsuppressed = Self(rawValue: "unsuppressed")
            /// `adopt`.
            public static let adopt = Self(rawValue: "adopt")
            /// `pause`.
            public static let pause = Self(rawValue: "pause")
            /// `resume`.
            public static let resume = Self(rawValue: "resume")
            /// `refused`.
            public static let refused = Self(rawValue: "refused")
        }
    }
}
