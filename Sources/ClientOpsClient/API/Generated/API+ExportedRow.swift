// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ExportedRow`.
    public struct ExportedRow: Codable, Sendable, Hashable {
        /// `entity`.
        public var entity: API.ExportedRow.Entity
        /// `row`.
        public var row: JSONText

        /// Makes the value from its members.
        public init(entity: API.ExportedRow.Entity, row: JSONText) {
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
