// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Describes every method as an OpenRPC document, with what the caller may call.
    public enum Discover: APIMethod {
        /// The name on the wire.
        public static let name = "rpc.discover"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = JSONText
    }
}
