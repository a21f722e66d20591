// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ImportMethods {
    /// Begins an import; nothing is visible before its commit.
    public enum Begin: APIMethod {
        /// The name on the wire.
        public static let name = "import.begin"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `kind`.
            public var kind: API.ImportMethods.Begin.Params.Kind
            /// `dry_run`.
            public var dryRun: Bool?
            /// `currency`: an ISO 4217 currency code such as EUR.
            public var currency: String?

            /// Makes the value from its members.
            public init(kind: API.ImportMethods.Begin.Params.Kind, dryRun: Bool? = nil, currency: String? = nil) {
                self.kind = kind
                self.dryRun = dryRun
                self.currency = currency
            }

            private enum CodingKeys: String, CodingKey {
                case kind
                case dryRun = "dry_run"
                case currency
            }

            /// The words of `kind`; a newer daemon may know more.
            public struct Kind: APIWord {
                /// The word as it travels.
                public let rawValue: String

                /// Takes a word.
                public init(rawValue: String) { self.rawValue = rawValue }

                /// `client-infra-manager`.
                public static let clientInfraManager = Self(rawValue: "client-infra-manager")
                /// `client-ops-hub`.
                public static let clientOpsHub = Self(rawValue: "client-ops-hub")
                /// `csv`.
                public static let csv = Self(rawValue: "csv")
                /// `clientops`.
                public static let clientops = Self(rawValue: "clientops")
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
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
