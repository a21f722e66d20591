// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.DashboardMethods {
    /// Sums up clients, projects, instances and findings, as far as the caller may see.
    public enum Summary: APIMethod {
        /// The name on the wire.
        public static let name = "dashboard.summary"
        /// It takes no parameters.
        public typealias Params = API.NoParams
        /// What it answers.
        public typealias Result = API.Dashboard
    }
}
