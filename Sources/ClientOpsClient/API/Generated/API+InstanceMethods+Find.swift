// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Answers whose a database, uuid, host, URL or unit is; admins also see where it was observed.
    public enum Find: APIMethod {
        /// The name on the wire.
        public static let name = "instance.find"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `q`: text of 1 to 200 characters on one line.
            public var q: String

            /// Makes the value from its members.
            public init(q: String) {
                self.q = q
            }

            private enum CodingKeys: String, CodingKey {
                case q
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `instances`.
            public var instances: [API.InstanceMatch]
            /// `observations`.
            public var observations: [API.ObservationMatch]
            /// `more`.
            public var more: Bool

            /// Makes the value from its members.
            public init(instances: [API.InstanceMatch], observations: [API.ObservationMatch], more: Bool) {
                self.instances = instances
                self.observations = observations
                self.more = more
            }

            private enum CodingKeys: String, CodingKey {
                case instances
                case observations
                case more
            }
        }
    }
}
