// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Publishes the limits in force.
    public enum Limits: APIMethod {
        /// The name on the wire.
        public static let name = "system.limits"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.PublishedLimits
    }
}
