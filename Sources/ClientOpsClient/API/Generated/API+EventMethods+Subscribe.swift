// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.EventMethods {
    /// Sends changes the caller may see as they happen, without a gap to the past.
    public enum Subscribe: APIMethod {
        /// The name on the wire.
        public static let name = "event.subscribe"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `after`.
            public var after: API.EventPosition?
            /// `entities`.
            public var entities: [API.Event.Entity]?

            /// Makes the value from its members.
            public init(after: API.EventPosition? = nil, entities: [API.Event.Entity]? = nil) {
                self.after = after
                self.entities = entities
            }

            private enum CodingKeys: String, CodingKey {
                case after
                case entities
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `epoch`.
            public var epoch: String
            /// `seq`.
            public var seq: Int64
            /// `resumed`.
            public var resumed: Bool

            /// Makes the value from its members.
            public init(epoch: String, seq: Int64, resumed: Bool) {
                self.epoch = epoch
                self.seq = seq
                self.resumed = resumed
            }

            private enum CodingKeys: String, CodingKey {
                case epoch
                case seq
                case resumed
            }
        }
    }
}
