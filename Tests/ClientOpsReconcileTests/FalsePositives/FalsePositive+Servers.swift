import ClientOpsModel
import ClientOpsReconcile

extension FalsePositive {
    /// C1, L1, O1, O2, O4 and O5.
    static let servers: [FalsePositive] = processes + absence + undeclared

    private static let processes: [FalsePositive] = [
        FalsePositive(.cronOfOthers, "a server that is meant to serve all, and declared so", others: [.undeclared]) {
            var reality = try Reality.serverWithoutName()
            let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("all.service"), role: .cron)
            reality.change(instance: 1) { $0.nodes = [node] }
            return reality
        } guilty: {
            $0.change(instance: 1) { $0.nodes = [] }
        },
        FalsePositive(.cronOfOthers, "a server with a PostgreSQL role of its own") {
            try .serverWithoutName { $0.dbUser = try ShortName("staging") }
        } guilty: {
            let user = try ShortName("odoo")
            $0.change(config: "all.service") { $0.dbUser = user }
        },
        FalsePositive(.sharedListener, "two network namespaces, as containers have") {
            var reality = try Reality.production()
            try reality.server("web-1", "second.service", serving: ["x"]) {
                $0.networkNamespace = try ShortName("4026532999")
            }
            return reality
        } guilty: {
            let namespace = try ShortName("4026531840")
            $0.change(unit: "second.service") { $0.networkNamespace = namespace }
        },
        FalsePositive(.sharedListener, "two units of which one runs at a time") {
            var reality = try Reality.production()
            try reality.server("web-1", "second.service", serving: ["x"]) { $0.running = false }
            return reality
        } guilty: {
            // The one that found the port taken runs on without HTTP, before series 18.
            $0.change(unit: "second.service") { ($0.running, $0.listeners) = (true, []) }
        },
    ]

    private static let absence: [FalsePositive] = [
        FalsePositive(.notObserved, "a source that is down") {
            var reality = try lost()
            reality.silence("web-1/sql")
            return reality
        } guilty: {
            $0.silent = []
        },
        FalsePositive(.notObserved, "a maintenance for which the sources are paused", others: [.silentSource]) {
            var reality = try lost()
            for name in ["sql", "units", "config", "http"] {
                reality.silent.insert(reality.source("web-1/\(name)"))
                reality.change(source: "web-1/\(name)") { $0.pausedUntil = moment(6000) }
            }
            return reality
        } guilty: { reality in
            reality.silent = []
            for source in reality.facts.observed.sources {
                reality.change(source: source.name) { $0.pausedUntil = nil }
            }
        },
        FalsePositive(
            .movedDatabase,
            "a migration whose new side is declared",
            others: [.undeclared, .severalEffectiveProductions, .sharedUUID]
        ) {
            var reality = try lost()
            try reality.database("web-1", "acme_new")
            try reality.declare(2, on: "web-1", database: "acme_new") { $0.active = false }
            return reality
        } guilty: {
            $0.change(instance: 2) { $0.dbName = nil }
        },
        FalsePositive(.silentSource, "a host whose clock is wrong") {
            var reality = try Reality.production()
            reality.skew = -86_400
            return reality
        } guilty: {
            $0.skew = 86_400
            $0.silence("web-1/units")
        },
    ]

    private static func lost() throws -> Reality {
        var reality = try Reality.production()
        reality.change(instance: 1) { $0.declaredAt = moment(-100) }
        reality.adopt(1, "acme")
        reality.lose { _ in true }
        reality.pass(minutes: 15)
        return reality
    }

    private static let undeclared: [FalsePositive] = [
        FalsePositive(.undeclared, "a developer's laptop", others: [.liveCopy]) {
            var reality = Reality()
            try reality.host("laptop-1")
            try reality.server("laptop-1", "odoo.service", serving: ["play"])
            try reality.database("laptop-1", "play")
            reality.announce("*", on: "laptop-1")
            return reality
        } guilty: {
            $0.facts.observed.expectations = []
        },
        FalsePositive(.undeclared, "a database of another program") {
            var reality = try Reality.production()
            try reality.database("web-1", "nextcloud") { $0.readable = false }
            return reality
        } guilty: {
            $0.change(database: "nextcloud") { $0.readable = true }
        },
        FalsePositive(.undeclared, "a database that a declared unit serves, its configuration unseen for a while") {
            var reality = try Reality.production()
            let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("odoo.service"), role: .both)
            reality.change(instance: 1) { ($0.dbName, $0.nodes) = (nil, [node]) }
            reality.silence("web-1/config")
            return reality
        } guilty: {
            let other = try ShortName("other")
            $0.silent = []
            $0.change(config: "odoo.service") { $0.dbNames = [other] }
        },
    ]
}
