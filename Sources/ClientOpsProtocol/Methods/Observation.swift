package import ClientOpsModel
package import JSONRPC

/// What sources saw on their hosts.
package enum ObservationMethods {
    package static let list = MethodList(Report.self, List.self)

    /// Most subjects of one call; a larger report is sent in several.
    package static let maximumSubjects = 1000

    /// Takes a report, or a part of one.
    package enum Report: WriteMethod {
        package static let name = "observation.report"
        package static let summary =
            "Takes what a source saw on its host; up to 1,000 subjects a call, the last one with final."
        /// Admins too, who bring what `ssh` fetched: for sources of their own uid, root and the daemon for any.
        package static let roles: RoleSet = [.admin, .collector]
        package static let failures: [ErrorKind] = [.notFound, .requestIDReused]

        package struct Params: Codable, Sendable, Hashable {
            /// The source's name.
            package var source: ShortName
            /// The number of the report: larger than that of the last one, equal in the parts of one report.
            package var sequence: Int64
            /// When the collector looked; not in the future, and later than in the last report.
            package var observedAt: Timestamp
            /// Whether the report names everything there is, so that what it lacks is gone.
            package var complete: Bool
            /// False while further parts of the report follow; true unless given.
            package var final: Bool?
            /// Why the source could not look at all; such a report has no subjects and is not complete.
            package var error: ObservedText?
            package var subjects: [ObservedSubject]

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case source, sequence
                case observedAt = "observed_at"
                case complete, final, error, subjects
            }

            /// Makes a report.
            package init(
                source: ShortName,
                sequence: Int64,
                observedAt: Timestamp,
                complete: Bool,
                final: Bool? = nil,
                error: ObservedText? = nil,
                subjects: [ObservedSubject]
            ) {
                self.source = source
                self.sequence = sequence
                self.observedAt = observedAt
                self.complete = complete
                self.final = final
                self.error = error
                self.subjects = subjects
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            /// The source as it stands now.
            package var source: Source
            /// Subjects of this call seen for the first time.
            package var new: Int64
            /// Subjects whose lasting signals changed.
            package var changed: Int64
            /// Subjects that say what they said before.
            package var unchanged: Int64
            /// Subjects that a complete report came without.
            package var gone: Int64

            /// Makes the answer.
            package init(source: Source, new: Int64, changed: Int64, unchanged: Int64, gone: Int64) {
                self.source = source
                self.new = new
                self.changed = changed
                self.unchanged = unchanged
                self.gone = gone
            }
        }
    }

    /// Lists observations.
    package enum List: ReadMethod {
        package static let name = "observation.list"
        package static let summary = "Lists what sources last saw; include_archived adds that of retired sources."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Observation>

        package struct Filters: Codable, Sendable, Hashable {
            package var sourceID: Int64?
            package var host: String?
            package var kind: ObservedKind?
            /// True for subjects that a complete report came without, false for those that are there.
            package var gone: Bool?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case sourceID = "source_id"
                case host, kind, gone
            }
        }
    }
}
