package import ClientOpsModel
package import JSONRPC

/// The job that compares what is declared with what is found.
package enum ReconcileMethods {
    package static let list = MethodList(Run.self, History.self, Diff.self)

    /// Runs the reconciliation.
    package enum Run: JobMethod {
        package static let name = "reconcile.run"
        package static let summary = "Runs the reconciliation now; a call during a run shares its result."
        package static let roles: RoleSet = [.admin, .staff, .collector]

        package struct Params: Codable, Sendable, Hashable {
            /// Change nothing and answer what a run would do.
            package var dryRun: Bool?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case dryRun = "dry_run"
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            package var run: ReconcileRun
            package var dryRun: Bool
            /// What the run did to the findings, worst first; at most 500 of the changes.
            package var changes: [FindingChangeReport]
            /// How many changes are left out of `changes`; reconcile.diff pages through them all.
            package var omitted: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case run
                case dryRun = "dry_run"
                case changes, omitted
            }

            /// Makes the answer.
            package init(run: ReconcileRun, dryRun: Bool, changes: [FindingChangeReport], omitted: Int64 = 0) {
                self.run = run
                self.dryRun = dryRun
                self.changes = changes
                self.omitted = omitted
            }
        }
    }

    /// Lists past runs.
    package enum History: ReadMethod {
        package static let name = "reconcile.history"
        package static let summary = "Lists past runs, oldest first unless sorted by -id."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<NoFilters>
        package typealias Result = ListResult<ReconcileRun>
    }

    /// What a run did to one finding.
    package struct FindingChangeReport: Codable, Sendable, Equatable {
        /// `opened`, `changed`, `resolved`, `reopened` or `unsuppressed`.
        package var action: AuditAction
        package var finding: Finding

        /// Makes the report.
        package init(action: AuditAction, finding: Finding) {
            self.action = action
            self.finding = finding
        }
    }
}
