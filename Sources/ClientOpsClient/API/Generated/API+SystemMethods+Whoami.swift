// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Shows the caller's uid, account, user and role as the daemon sees them.
    public enum Whoami: APIMethod {
        /// The name on the wire.
        public static let name = "whoami"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.Identity
    }
}
