// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Shows version, store, connections, writer and the last reconciliation.
    public enum Status: APIMethod {
        /// The name on the wire.
        public static let name = "system.status"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.SystemStatus
    }
}
