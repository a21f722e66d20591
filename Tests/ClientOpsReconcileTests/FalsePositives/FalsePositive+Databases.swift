import ClientOpsModel
import ClientOpsReconcile

extension FalsePositive {
    /// N1, N3, B1, V1 and O3.
    static let databases: [FalsePositive] = neutralisation + addresses + ends

    private static let neutralisation: [FalsePositive] = [
        FalsePositive(.liveCopy, "a freshly created demo database", atMost: .low) {
            try .production(.development) { $0.series = try ShortName("19.0") }
        } guilty: {
            $0.change(database: "acme") { $0.mailServers = 1 }
        },
        FalsePositive(.liveCopy, "a copy neutralised by hand, from before there was a flag") {
            var reality = try Reality.production(.staging) { $0.workingCrons = 0 }
            try reality.declare(2, in: 2) { $0.dbLineage = "lineage-of-acme" }
            return reality
        } guilty: {
            $0.change(database: "acme") { $0.workingCrons = 3 }
        },
        FalsePositive(.neutralizedProduction, "a database that is prepared before it goes live") {
            var reality = try Reality.production { $0.neutralized = true }
            reality.facts.declared.projects[0].stage = .planned
            return reality
        } guilty: {
            $0.facts.declared.projects[0].stage = .live
        },
    ]

    private static let addresses: [FalsePositive] = [
        ("the initial localhost", "http://localhost:8069"), ("the alias of a proxy", "https://proxy.example.net"),
        ("an alias with a wildcard", "https://eu.shop.example.com"),
        ("www before the name", "https://www.shop.example.org"),
        ("the address that reports are frozen to", "http://reports.internal:8069"),
    ].map { name, url in
        FalsePositive(.foreignBaseURL, name) {
            var reality = try Reality.production { $0.baseURL = try ObservedText(url) }
            reality.change(instance: 1) {
                $0.aliases = ["proxy.example.net", "*.shop.example.com", "reports.internal"]
            }
            return reality
        } guilty: {
            let url = try ObservedText("https://www.other.example.org")
            $0.change(database: "acme") { $0.baseURL = url }
        }
    }

    private static let ends: [FalsePositive] = [
        FalsePositive(.foreignBaseURL, "no www before the name, and nobody else there") {
            var reality = try Reality.production { $0.baseURL = try ObservedText("https://shop.example.org") }
            reality.change(instance: 1) { ($0.urlKey, $0.urlHost) = ("www.shop.example.org", "www.shop.example.org") }
            return reality
        } guilty: {
            try $0.declare(2, in: 2, url: "https://shop.example.org")
        },
        FalsePositive(.otherSeries, "an announced upgrade test") {
            var reality = try Reality.production(.staging) { $0.series = try ShortName("15.0") }
            reality.change(instance: 1) { $0.odooVersion = "14.0" }
            reality.announce("acme")
            return reality
        } guilty: {
            $0.facts.observed.expectations = []
        },
        FalsePositive(.retiredButServed, "a production that is kept as an archive for reading") {
            var reality = try Reality.production { ($0.neutralized, $0.workingCrons) = (true, 0) }
            reality.change(instance: 1) { $0.state = .retiredReadonly }
            return reality
        } guilty: {
            $0.change(database: "acme") { ($0.neutralized, $0.workingCrons) = (false, 7) }
        },
        FalsePositive(.retiredButServed, "an archived row whose place is another's now") {
            var reality = try Reality.production()
            reality.change(instance: 1) { $0.isArchived = true }
            try reality.declare(2, on: "web-1", database: "acme")
            return reality
        } guilty: {
            $0.change(instance: 2) { $0.isArchived = true }
            $0.change(instance: 1) { $0.dbName = nil }
        },
    ]
}
