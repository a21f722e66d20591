// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SystemMethods {
    /// Shows counters, latencies and sizes as OpenMetrics text.
    public enum Metrics: APIMethod {
        /// The name on the wire.
        public static let name = "system.metrics"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.MetricsText
    }
}
