import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    /// N1, N2, N3, B1, B3, B4, B5, V1 and O3: what one database says beside what is declared of it.
    static let databases: [RuleCase] = neutralisation + bindings

    private static let neutralisation: [RuleCase] = [
        RuleCase(
            LiveCopyRule(),
            about: .database("acme"),
            present: { try .production(.staging) { $0.fetchmailServers = 1 } },
            clear: { $0.change(database: "acme") { $0.fetchmailServers = 0 } },
            unknown: .when { $0.change(database: "acme") { $0.fetchmailServers = nil } }
        ),
        RuleCase(
            NeutralizedButLiveRule(),
            about: .database("acme"),
            present: { try .production(.staging) { ($0.neutralized, $0.mailServers) = (true, 1) } },
            clear: { $0.change(database: "acme") { $0.mailServers = 0 } },
            unknown: .when { $0.change(database: "acme") { $0.mailServers = nil } }
        ),
        RuleCase(
            NeutralizedProductionRule(),
            about: .database("acme"),
            present: { try .production { $0.neutralized = true } },
            clear: { $0.change(database: "acme") { $0.neutralized = false } },
            unknown: .when { $0.change(database: "acme") { $0.neutralized = nil } }
        ),
        RuleCase(
            RetiredButServedRule(),
            about: .instance(1),
            present: {
                var reality = try Reality.production()
                reality.change(instance: 1) { $0.active = false }
                return reality
            },
            clear: { $0.change(unit: "odoo.service") { $0.running = false } },
            unknown: .when { $0.silence("web-1/units") }
        ),
    ]

    private static let bindings: [RuleCase] = [
        RuleCase(
            ForeignBaseURLRule(),
            about: .database("acme"),
            present: { try .production { $0.baseURL = try ObservedText("https://old.example.org") } },
            clear: {
                let own = try ObservedText("https://shop.example.org")
                $0.change(database: "acme") { $0.baseURL = own }
            },
            unknown: .when {
                let missing = UnknownSignal(
                    signal: try ShortName("base_url"),
                    reason: try ObservedText("permission denied")
                )
                $0.change(database: "acme") { ($0.baseURL, $0.unknown) = (nil, [missing]) }
            }
        ),
        RuleCase(
            OtherUUIDRule(),
            about: .instance(1),
            present: {
                var reality = try Reality.production()
                reality.change(instance: 1) { $0.dbUUID = Reality.otherUUID }
                return reality
            },
            clear: { $0.change(instance: 1) { $0.dbUUID = Reality.uuid } },
            unknown: .when { $0.change(database: "acme") { $0.uuid = nil } }
        ),
        RuleCase(
            AmbiguousBindingRule(),
            about: .instance(2),
            present: {
                var reality = try Reality.serverWithoutName()
                for name in ["second", "third"] { try reality.database("web-1", name, uuid: Reality.otherUUID) }
                let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("all.service"), role: .both)
                try reality.declare(2, .staging, in: 2, on: "web-1") { $0.nodes = [node] }
                return reality
            },
            clear: { $0.change(instance: 2) { $0.dbName = "second" } },
            unknown: .when { $0.silence("web-1/sql") }
        ),
        RuleCase(
            NotAdoptedRule(),
            about: .instance(1),
            present: { try .production() },
            clear: { $0.adopt(1, "acme") },
            unknown: .when { $0.change(database: "acme") { $0.uuid = nil } }
        ),
        RuleCase(
            OtherSeriesRule(),
            about: .instance(1),
            present: {
                var reality = try Reality.production()
                reality.change(instance: 1) { $0.odooVersion = "15.0" }
                return reality
            },
            clear: { $0.change(instance: 1) { $0.odooVersion = "14" } },
            unknown: .when { $0.change(database: "acme") { $0.series = nil } }
        ),
    ]
}
