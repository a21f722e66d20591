import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    /// O1, O4, O5 and O6: who looks, and what they no longer see.
    static let watch: [RuleCase] = [
        RuleCase(
            NotObservedRule(),
            about: .instance(1),
            present: {
                var reality = try Reality.production()
                reality.change(instance: 1) { $0.declaredAt = moment(-100) }
                reality.adopt(1, "acme")
                reality.lose { _ in true }
                reality.pass(minutes: 5)
                return reality
            },
            clear: { $0.find() },
            unknown: .when { $0.silence("web-1/sql") }
        ),
        RuleCase(
            MovedDatabaseRule(),
            about: .instance(1),
            present: {
                var reality = try Reality.production()
                reality.adopt(1, "acme")
                reality.lose(database: "acme")
                try reality.database("web-1", "acme_new")
                return reality
            },
            clear: { $0.adopt(1, "acme_new") },
            unknown: .when { $0.silence("web-1/sql") }
        ),
        RuleCase(
            SilentSourceRule(),
            about: { .source($0.source("web-1/sql"), name: "web-1/sql") },
            present: {
                var reality = try Reality.production()
                reality.silence("web-1/sql")
                return reality
            },
            clear: {
                $0.silent = []
                $0.pass(minutes: 0)
            },
            unknown: .never(because: "the store itself knows when it last heard of a source")
        ),
        RuleCase(
            SuspectSourceRule(),
            about: { .source($0.source("web-1/sql"), name: "web-1/sql") },
            present: {
                var reality = try Reality.production()
                reality.change(source: "web-1/sql") { $0.suspectSince = moment(0) }
                return reality
            },
            clear: { $0.change(source: "web-1/sql") { $0.suspectSince = nil } },
            unknown: .never(because: "the size of a report is weighed as it is received")
        ),
    ]
}
