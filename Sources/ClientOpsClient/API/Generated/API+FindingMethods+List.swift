// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.FindingMethods {
    /// Lists findings the caller may see; open ones unless a state is given, without suppressed ones unless asked.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "finding.list"
        /// What it lists.
        public typealias Row = API.Finding

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `rule`.
            public var rule: API.FailedRule.Rule?
            /// `severity`.
            public var severity: API.Finding.Severity?
            /// `state`.
            public var state: API.Finding.State?
            /// `project_id`.
            public var projectID: Int64?
            /// `incident`.
            public var incident: Int64?
            /// `suppressed`.
            public var suppressed: Bool?
            /// `include_suppressed`.
            public var includeSuppressed: Bool?
            /// `q`: text of 1 to 200 characters on one line.
            public var q: String?
            /// `sort`.
            public var sort: String?
            /// `include_archived`.
            public var includeArchived: Bool?
            /// `page`.
            public var page: Int64?
            /// `page_size`.
            public var pageSize: Int64?
            /// `cursor`.
            public var cursor: String?

            /// Makes the value from its members.
            public init(rule: API.FailedRule.Rule? = nil, severity: API.Finding.Severity? = nil, state: API.Finding.State? = nil, projectID: Int64? = nil, incident: Int64? = nil, suppressed: Bool? = nil, includeSuppressed: Bool? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.rule = rule
                self.severity = severity
                self.state = state
                self.projectID = projectID
                self.incident = incident
                self.suppressed = suppressed
                self.includeSuppressed = includeSuppressed
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case rule
                case severity
                case state
                case projectID = "project_id"
                case incident
                case suppressed
                case includeSuppressed = "include_suppressed"
                case q
                case sort
                case includeArchived = "include_archived"
                case page
                case pageSize = "page_size"
                case cursor
            }
        }
    }
}
