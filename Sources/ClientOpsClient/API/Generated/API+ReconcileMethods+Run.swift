// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ReconcileMethods {
    /// Runs the reconciliation now; a call during a run shares its result.
    public enum Run: APIMethod {
        /// The name on the wire.
        public static let name = "reconcile.run"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `dry_run`.
            public var dryRun: Bool?

            /// Makes the value from its members.
            public init(dryRun: Bool? = nil) {
                self.dryRun = dryRun
            }

            private enum CodingKeys: String, CodingKey {
                case dryRun = "dry_run"
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `run`.
            public var run: API.ReconcileRun
            /// `dry_run`.
            public var dryRun: Bool
            /// `changes`.
            public var changes: [API.FindingChangeReport]
            /// `omitted`.
            public var omitted: Int64

            /// Makes the value from its members.
            public init(run: API.ReconcileRun, dryRun: Bool, changes: [API.FindingChangeReport], omitted: Int64) {
                self.run = run
                self.dryRun = dryRun
                self.changes = changes
                self.omitted = omitted
            }

            private enum CodingKeys: String, CodingKey {
                case run
                case dryRun = "dry_run"
                case changes
                case omitted
            }
        }
    }
}
