// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.EventMethods {
    /// Ends the subscription of this connection and answers where it can be resumed.
    public enum Unsubscribe: APIMethod {
        /// The name on the wire.
        public static let name = "event.unsubscribe"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.EventPosition
    }
}
