import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    /// C1, L1 and O2: what runs, and whose it is.
    static let servers: [RuleCase] = [
        RuleCase(
            CronOfOthersRule(),
            about: .unit(host: "web-1", name: "all.service"),
            present: { try .serverWithoutName() },
            clear: { $0.change(config: "all.service") { $0.maxCronThreads = 0 } },
            unknown: .when { $0.silence("web-1/config") }
        ),
        RuleCase(
            SharedListenerRule(),
            about: .listener(host: "web-1", port: 8069),
            present: {
                var reality = try Reality.production()
                try reality.server("web-1", "second.service", serving: ["x"])
                return reality
            },
            clear: { $0.change(unit: "second.service") { $0.running = false } },
            unknown: .when { $0.change(unit: "second.service") { $0.networkNamespace = nil } }
        ),
        RuleCase(
            UndeclaredRule(),
            about: .database("other"),
            present: {
                var reality = try Reality.production()
                try reality.database("web-1", "other", uuid: Reality.otherUUID)
                return reality
            },
            clear: { try $0.declare(2, .staging, in: 2, on: "web-1", database: "other") },
            unknown: .when { $0.change(database: "other") { $0.readable = nil } }
        ),
    ]
}
