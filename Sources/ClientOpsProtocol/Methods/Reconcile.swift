package import ClientOpsModel
package import JSONRPC

/// The job that compares what is declared with what is found.
package enum ReconcileMethods {
    package static let list = MethodList(Run.self, History.self)

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
            /// What the run did to the findings, worst first.
            package var changes: [FindingChangeReport]

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case run
                case dryRun = "dry_run"
                case changes
            }

            /// Makes the answer.
            package init(run: ReconcileRun, dryRun: Bool, changes: [FindingChangeReport]) {
                self.run = run
                self.dryRun = dryRun
                self.changes = changes
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
        /// `opened`, `changed`, `resolved` or `reopened`.
        package var action: AuditAction
        package var finding: Finding

        /// Makes the report.
        package init(action: AuditAction, finding: Finding) {
            self.action = action
            self.finding = finding
        }
    }
}
