package import ClientOpsModel
package import JSONRPC

/// Who looks at which host, and how.
package enum SourceMethods {
    package static let list = MethodList(
        Create.self,
        List.self,
        Pause.self,
        Resume.self,
        Retire.self
    )

    /// Adds a source.
    package enum Create: WriteMethod {
        package static let name = "source.create"
        package static let summary = "Adds a source: one kind of look at one host, reported by one uid."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.conflict, .requestIDReused]
        package typealias Result = Source

        package struct Params: Codable, Sendable, Hashable {
            package var name: ShortName
            /// The only uid that reports through it; 0 for a collector that runs as root.
            package var uid: CollectorUID
            package var host: Host
            package var kind: SourceKind
            /// Seconds between two reports.
            package var period: ReportPeriod
            /// Seconds past the period before the source counts as silent; twice the period unless given.
            package var grace: ReportGrace?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, uid, host, kind, period, grace
            }
        }
    }

    /// Lists sources.
    package enum List: ReadMethod {
        package static let name = "source.list"
        package static let summary = "Lists sources; a collector sees its own."
        package static let roles: RoleSet = [.admin, .staff, .collector]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Source>

        package struct Filters: Codable, Sendable, Hashable {
            package var name: String?
            package var uid: Int64?
            package var host: String?
            package var kind: SourceKind?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, uid, host, kind
            }
        }
    }

    /// Pauses a source.
    package enum Pause: WriteMethod {
        package static let name = "source.pause"
        package static let summary = "Expects no reports of a source for at most 30 days; needs a reason."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Result = Source

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var until: Timestamp
        }
    }

    /// Resumes a source.
    package enum Resume: WriteMethod {
        package static let name = "source.resume"
        package static let summary =
            "Ends the pause of a source, and takes the size of a suspect one's last report for its usual size."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = Source
    }

    /// Retires a source.
    package enum Retire: WriteMethod {
        package static let name = "source.retire"
        package static let summary = "Retires a source for good, which withdraws its evidence; needs a reason."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = Source
    }
}

/// Uids that may report: root and system accounts too, "nobody" not.
package enum CollectorUIDLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 0...4_294_967_293
}

/// Seconds between two reports.
package enum ReportPeriodLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 10...2_592_000
}

/// Seconds past the period.
package enum ReportGraceLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 0...2_592_000
}

/// A uid that may own a source.
package typealias CollectorUID = BoundedInteger<CollectorUIDLimits>
/// Seconds between two reports: 10 to 30 days.
package typealias ReportPeriod = BoundedInteger<ReportPeriodLimits>
/// Seconds past the period before a source counts as silent: at most 30 days.
package typealias ReportGrace = BoundedInteger<ReportGraceLimits>
