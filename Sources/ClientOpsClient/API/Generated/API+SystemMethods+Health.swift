// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Says in one word whether the daemon can read and write.
    public enum Health: APIMethod {
        /// The name on the wire.
        public static let name = "system.health"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.Health
    }
}
