// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Moves a lead along the pipeline; losing one and taking it up again need a reason.
    public enum SetStatus: APIMethod {
        /// The name on the wire.
        public static let name = "lead.set_status"
        /// What it answers.
        public typealias Result = API.Lead

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `status`.
            public var status: API.Lead.Status

            /// Makes the value from its members.
            public init(id: Int64, status: API.Lead.Status) {
                self.id = id
                self.status = status
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case status
            }
        }
    }
}
