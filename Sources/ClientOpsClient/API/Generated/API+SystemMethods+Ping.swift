// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Answers with the daemon's time and version.
    public enum Ping: APIMethod {
        /// The name on the wire.
        public static let name = "system.ping"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.Pong
    }
}
