// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ImportMethods {
    /// Applies an import in one transaction and accounts for every row.
    public enum Commit: APIMethod {
        /// The name on the wire.
        public static let name = "import.commit"
        /// What it answers.
        public typealias Result = API.ImportReport

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `import_id`.
            public var importID: Int64

            /// Makes the value from its members.
            public init(importID: Int64) {
                self.importID = importID
            }

            private enum CodingKeys: String, CodingKey {
                case importID = "import_id"
            }
        }
    }
}
