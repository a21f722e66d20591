// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ObservationMethods {
    /// Takes what a source saw on its host; up to 1,000 subjects a call, the last one with final.
    public enum Report: APIMethod {
        /// The name on the wire.
        public static let name = "observation.report"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `source`: text of 1 to 200 characters on one line.
            public var source: String
            /// `sequence`.
            public var sequence: Int64
            /// `observed_at`.
            public var observedAt: String
            /// `complete`.
            public var complete: Bool
            /// `subjects`.
            public var subjects: [API.ObservedSubject]
            /// `final`.
            public var final: Bool?
            /// `error`: text of 1 to 1000 characters on one line.
            public var error: String?

            /// Makes the value from its members.
            public init(source: String, sequence: Int64, observedAt: String, complete: Bool, subjects: [API.ObservedSubject], final: Bool? = nil, error: String? = nil) {
                self.source = source
                self.sequence = sequence
                self.observedAt = observedAt
                self.complete = complete
                self.subjects = subjects
                self.final = final
                self.error = error
            }

            private enum CodingKeys: String, CodingKey {
                case source
                case sequence
                case observedAt = "observed_at"
                case complete
                case subjects
                case final
                case error
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `source`.
            public var source: API.Source
            /// `new`.
            public var new: Int64
            /// `changed`.
            public var changed: Int64
            /// `unchanged`.
            public var unchanged: Int64
            /// `gone`.
            public var gone: Int64

            /// Makes the value from its members.
            public init(source: API.Source, new: Int64, changed: Int64, unchanged: Int64, gone: Int64) {
                self.source = source
                self.new = new
                self.changed = changed
                self.unchanged = unchanged
                self.gone = gone
            }

            private enum CodingKeys: String, CodingKey {
                case source
                case new
                case changed
                case unchanged
                case gone
            }
        }
    }
}
