// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Records cluster, name, uuid and lineage of an observed database as those of an instance.
    public enum Adopt: APIMethod {
        /// The name on the wire.
        public static let name = "instance.adopt"
        /// What it answers.
        public typealias Result = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `observation_id`.
            public var observationID: Int64

            /// Makes the value from its members.
            public init(id: Int64, observationID: Int64) {
                self.id = id
                self.observationID = observationID
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case observationID = "observation_id"
            }
        }
    }
}
