package import ClientOpsModel

extension ReconcileMethods {
    /// Compares the findings after two runs.
    package enum Diff: ScanMethod {
        package static let name = "reconcile.diff"
        package static let summary =
            "Says which findings are others after one run than after an earlier one, worst first."
        package static let roles: RoleSet = [.admin, .staff]

        package struct Params: Codable, Sendable, Hashable {
            /// The earlier run; the one before `to` unless given.
            package var from: Int64?
            /// The later run; the latest unless given.
            package var to: Int64?
            package var page: PageNumber?
            package var pageSize: PageSize?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case from, to, page
                case pageSize = "page_size"
            }

            /// Asks for the first page.
            package init(from: Int64? = nil, to: Int64? = nil, page: PageNumber? = nil, pageSize: PageSize? = nil) {
                self.from = from
                self.to = to
                self.page = page
                self.pageSize = pageSize
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            package var from: ReconcileRun
            package var to: ReconcileRun
            package var counts: DiffCounts
            package var items: [FindingDifference]
            package var page: Int64
            package var pageSize: Int64
            package var total: Int64
            package var totalPages: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case from, to, counts, items, page
                case pageSize = "page_size"
                case total
                case totalPages = "total_pages"
            }

            /// Makes a page.
            package init(
                from: ReconcileRun,
                to: ReconcileRun,
                counts: DiffCounts,
                items: [FindingDifference],
                page: Int64,
                pageSize: Int64,
                total: Int64
            ) {
                self.from = from
                self.to = to
                self.counts = counts
                self.items = items
                self.page = page
                self.pageSize = pageSize
                self.total = total
                totalPages = (total + pageSize - 1) / pageSize
            }
        }
    }

    /// How a finding differs after a later run.
    package enum DifferenceKind: String, Codable, CaseIterable, Sendable {
        /// It was not known before.
        case opened
        /// It was known and open; its members, severity or state changed, by runs or by hand.
        case changed
        case resolved, reopened
    }

    /// How many findings differ, and how.
    package struct DiffCounts: Codable, Sendable, Hashable {
        package var opened = 0
        package var changed = 0
        package var resolved = 0
        package var reopened = 0

        /// Makes counts at zero.
        package init() {}

        /// Counts one more.
        package mutating func add(_ kind: DifferenceKind) {
            switch kind {
            case .opened: opened += 1
            case .changed: changed += 1
            case .resolved: resolved += 1
            case .reopened: reopened += 1
            }
        }
    }

    /// A finding that is another one after the later run.
    package struct FindingDifference: Codable, Sendable, Hashable {
        package var id: Int64
        package var rule: RuleID
        package var subject: String
        /// As the finding says it today.
        package var summary: String
        package var change: DifferenceKind
        /// After the earlier run; nil when it was not known then.
        package var before: FindingStanding?
        /// After the later run.
        package var after: FindingStanding

        /// Makes the difference.
        package init(
            id: Int64,
            rule: RuleID,
            subject: String,
            summary: String,
            change: DifferenceKind,
            before: FindingStanding?,
            after: FindingStanding
        ) {
            self.id = id
            self.rule = rule
            self.subject = subject
            self.summary = summary
            self.change = change
            self.before = before
            self.after = after
        }
    }

    /// How a finding stood.
    package struct FindingStanding: Codable, Sendable, Hashable {
        package var state: FindingState
        package var severity: Severity

        /// Makes it.
        package init(state: FindingState, severity: Severity) {
            self.state = state
            self.severity = severity
        }
    }
}
