// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Reads the configuration again; with an error in it the old one stays in force.
    public enum Reload: APIMethod {
        /// The name on the wire.
        public static let name = "system.reload"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.ReloadReport
    }
}
