import ClientOpsModel
import ClientOpsReconcile

extension FalsePositive {
    /// P1, P2, U1, W1 and R1.
    static let declared: [FalsePositive] = [
        FalsePositive(.severalProductions, "a planned overlap while its cut-over runs", atMost: .info) {
            try .cutover(untilMinute: 6000)
        } guilty: {
            try $0.declare(3)
        },
        FalsePositive(.overdueCutover, "an overlap that has not ended") {
            try .cutover(untilMinute: 6000)
        } guilty: {
            $0.facts.ledger.cutovers[0].endsAt = moment(0)
        },
        FalsePositive(.noProduction, "a project that is not live yet") {
            var reality = Reality()
            try reality.declare(1, .staging)
            reality.facts.declared.projects[0].stage = .planned
            return reality
        } guilty: {
            $0.facts.declared.projects[0].stage = .live
        },
        FalsePositive(.sharedURL, "tenants told apart by path") {
            var reality = Reality()
            for (id, path) in [(Int64(1), "a"), (2, "b")] {
                try reality.declare(id, in: id, url: "https://shop.example.org/\(path)")
            }
            return reality
        } guilty: {
            $0.change(instance: 2) { $0.urlKey = "shop.example.org/a" }
        },
        FalsePositive(.sharedURL, "several web nodes of one instance behind a balancer", others: [.sharedDatabase]) {
            var reality = try nodes()
            reality.change(instance: 1) { $0.aliases = ["www.example.org"] }
            return reality
        } guilty: {
            // The same node declared as an instance of its own.
            try $0.declare(2, in: 2, url: "https://shop.example.org")
        },
        FalsePositive(.sharedURL, "a website under several domains") {
            var reality = Reality()
            try reality.declare(1, url: "https://shop.example.org") {
                $0.aliases = ["shop.example.net", "shop.example.org"]
            }
            try reality.declare(2, in: 2, url: "https://books.example.org")
            return reality
        } guilty: {
            $0.change(instance: 2) { $0.aliases = ["shop.example.net"] }
        },
        FalsePositive(.similarClients, "branches of one company, declared distinct") {
            var reality = Reality()
            reality.facts.declared.clients = (1...2).map {
                ClientFact(id: $0, name: "Acme", email: "office\($0)@acme.example")
            }
            reality.facts.ledger.distinctClients = [[1, 2]]
            return reality
        } guilty: {
            $0.facts.declared.clients.append(ClientFact(id: 3, name: "ACME", email: "info@acme.example"))
        },
        FalsePositive(.similarClients, "people who share a free mail provider") {
            var reality = Reality()
            reality.facts.declared.clients = (1...2).map { ClientFact(id: $0, name: "Meier", email: "m\($0)@gmx.de") }
            return reality
        } guilty: {
            for index in 0...1 { $0.facts.declared.clients[index].email = "m\(index)@meier.example" }
        },
    ]

    /// Two units of two hosts, and a cron-only companion, all nodes of instance 1 on one database.
    static func nodes() throws -> Reality {
        var reality = try Reality.twoHosts()
        try reality.server(
            "web-1",
            "odoo-cron.service",
            serving: ["acme"],
            port: 8071,
            config: { $0.httpEnable = false }
        )
        let nodes = try [("web-1", "odoo.service"), ("web-1", "odoo-cron.service"), ("web-2", "node.service")].map {
            InstanceNode(host: try ShortName($0), unit: try ShortName($1), role: .both)
        }
        reality.change(instance: 1) { $0.nodes = nodes }
        return reality
    }
}
