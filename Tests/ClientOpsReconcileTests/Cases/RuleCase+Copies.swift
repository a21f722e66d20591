import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    /// P4, D1, D2, D5 and D6: what several databases and instances share.
    static let copies: [RuleCase] = [
        RuleCase(
            EffectiveProductionsRule(),
            about: .project(1),
            present: {
                var reality = try Reality.copies()
                reality.adopt(1, "acme")
                return reality
            },
            clear: { $0.change(database: "copy") { $0.workingCrons = 0 } },
            unknown: .when { $0.change(database: "copy") { $0.neutralized = nil } }
        ),
        RuleCase(
            SharedDatabaseRule(),
            about: .database("acme"),
            present: {
                var reality = try Reality.twoHosts()
                let node = InstanceNode(
                    host: try ShortName("web-2"),
                    unit: try ShortName("node.service"),
                    role: .both
                )
                try reality.declare(2, .staging, in: 2, on: "web-2") { $0.nodes = [node] }
                return reality
            },
            clear: { $0.change(instance: 2) { $0.active = false } },
            // Web-2 may look at the same cluster under another name, or at another one.
            unknown: .when {
                $0.change(database: "acme", on: "web-2") {
                    $0.cluster.systemIdentifier = nil
                    $0.cluster.startedAt = nil
                }
            }
        ),
        RuleCase(
            SharedUUIDRule(),
            about: .uuid(Reality.uuid),
            present: { try .twoHosts(cluster: "912345678901234567") },
            clear: {
                let other = try ShortName(Reality.otherUUID)
                $0.change(database: "acme", on: "web-2") { $0.uuid = other }
            },
            unknown: .when {
                $0.change(database: "acme", on: "web-2") {
                    $0.cluster.systemIdentifier = nil
                    $0.cluster.startedAt = nil
                }
            }
        ),
        RuleCase(
            SharedLineageRule(),
            about: .lineage("lineage-of-acme"),
            present: {
                var reality = try Reality.copies()
                let other = try ShortName(Reality.otherUUID)
                reality.change(database: "copy") { $0.uuid = other }
                return reality
            },
            clear: { $0.lose(database: "copy") },
            unknown: .when { $0.change(database: "copy") { $0.uuid = nil } }
        ),
        RuleCase(
            SharedTemplateRule(),
            about: .lineage("lineage-of-acme"),
            present: { try .template() },
            clear: { $0.lose(database: "tenant3") },
            unknown: .when { $0.silence("web-1/sql") }
        ),
    ]
}
