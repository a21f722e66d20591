import ClientOpsModel
import ClientOpsReconcile

extension FalsePositive {
    /// P4, D1, D2, D5: what looks like a copy, or like two of one thing.
    static let copies: [FalsePositive] = effective + places + identities

    private static let effective: [FalsePositive] = [
        FalsePositive(
            .severalEffectiveProductions,
            "the sides of a running cut-over",
            others: [.sharedUUID],
            atMost: .info
        ) {
            var reality = try Reality.copies()
            try reality.declare(2, on: "web-1", database: "copy")
            reality.facts.ledger.cutovers = try Reality.cutover(untilMinute: 6000).facts.ledger.cutovers
            return reality
        } guilty: {
            try $0.server("web-1", "third.service", serving: ["third"], port: 8079)
            try $0.database("web-1", "third")
            $0.adopt(1, "acme")
        },
        FalsePositive(
            .severalEffectiveProductions,
            "balanced nodes and a cron-only companion of one database",
            others: [.sharedDatabase, .sharedUUID, .sharedLineage, .undeclared, .cronOfOthers]
        ) {
            var reality = try nodes()
            reality.adopt(1, "acme")
            return reality
        } guilty: {
            // A cluster of its own on the second machine, as a copied machine has.
            try $0.database("web-2", "acme", cluster: "912345678901234567")
            try $0.server("web-2", "own.service", serving: ["acme"], port: 8075)
        },
        FalsePositive(.severalEffectiveProductions, "a standby of the production", others: [.sharedUUID, .undeclared]) {
            var reality = try Reality.production()
            reality.adopt(1, "acme")
            try reality.host("web-2")
            try reality.database("web-2", "acme") {
                $0.cluster.inRecovery = true
                $0.cluster.startedAt = moment(-10)
            }
            return reality
        } guilty: {
            // It was promoted while the other one works on.
            $0.change(database: "acme", on: "web-2") { $0.cluster.inRecovery = false }
            try $0.server("web-2", "odoo.service", serving: ["acme"])
        },
        FalsePositive(.severalEffectiveProductions, "a copy that keeps the production's URL until somebody logs in") {
            var reality = try Reality.copies()
            reality.change(instance: 1) { ($0.urlKey, $0.urlHost) = ("shop.example.org", "shop.example.org") }
            reality.adopt(1, "acme")
            let (uuid, url) = (try ShortName(Reality.otherUUID), try ObservedText("https://shop.example.org"))
            reality.change(database: "copy") { ($0.uuid, $0.lineage, $0.baseURL) = (uuid, nil, url) }
            return reality
        } guilty: {
            $0.change(database: "copy") { $0.paymentProviders = 1 }
        },
    ]

    /// One database by many names, and many databases of one name.
    private static let places: [FalsePositive] =
        [
            FalsePositive(.sharedDatabase, "localhost on two machines") {
                var reality = Reality()
                for (id, host) in [(Int64(1), "web-1"), (2, "web-2")] {
                    try reality.host(host)
                    try reality.server(host, "odoo.service", serving: ["acme"])
                    try reality.database(host, "acme", cluster: nil) { $0.cluster.startedAt = nil }
                    try reality.declare(id, in: id, on: host, database: "acme")
                }
                return reality
            } guilty: {
                $0.change(instance: 2) { $0.host = "web-1" }
            },
            FalsePositive(.sharedDatabase, "a cluster that another machine knows by a DNS name", others: [.sharedUUID])
            {
                try nodes()
            } guilty: {
                let node = InstanceNode(host: try ShortName("web-2"), unit: try ShortName("node.service"), role: .both)
                $0.change(instance: 1) { $0.nodes = [] }
                try $0.declare(2, .staging, in: 2) { $0.nodes = [node] }
            },
        ]
        + [
            (nil, 5432), ("/var/run/postgresql", 5432), ("localhost", 5432), ("127.0.0.1", 5432), ("::1", 5432),
            ("web-1", 5432), ("127.0.0.1", 6432),
        ].map { host, port in alias(host, port) }

    /// A second server of the database that reaches its cluster by another name, perhaps through a pooler.
    private static func alias(_ dbHost: String?, _ port: Int64) -> FalsePositive {
        FalsePositive(
            .sharedDatabase,
            "the cluster by the name \(dbHost ?? "of its default socket") and port \(port)",
            others: [.sharedUUID, .undeclared, .severalEffectiveProductions]
        ) {
            var reality = try Reality.production()
            try reality.server("web-1", "second.service", serving: ["acme"], port: 8075) { _ in
            } config: {
                $0.dbHost = try dbHost.map { try ShortName($0) }
                $0.dbPort = port
            }
            return reality
        } guilty: {
            let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("second.service"), role: .both)
            try $0.declare(2, .staging, in: 2, on: "web-1") { $0.nodes = [node] }
        }
    }

    private static let identities: [FalsePositive] =
        [nil, "", "false", "00000000-0000-0000-0000-000000000000", "12345678-1234-1234-1234-123456789012"]
        .map { placeholder in
            FalsePositive(
                .sharedUUID,
                "the placeholder “\(placeholder ?? "none")” for a uuid",
                others: [.sharedLineage]
            ) {
                var reality = try Reality.copies()
                let uuid = placeholder.flatMap { try? ShortName($0) }
                for name in ["acme", "copy"] { reality.change(database: name) { ($0.uuid, $0.lineage) = (uuid, nil) } }
                return reality
            } guilty: {
                // However it is written.
                let (one, other) = (try ShortName(Reality.uuid), try ShortName("{\(Reality.uuid.uppercased())}"))
                $0.change(database: "acme") { $0.uuid = one }
                $0.change(database: "copy") { $0.uuid = other }
            }
        }
        + [
            FalsePositive(
                .sharedUUID,
                "an announced restore test",
                others: [.undeclared, .severalEffectiveProductions, .sharedLineage]
            ) {
                var reality = try Reality.copies(["acme"])
                reality.adopt(1, "acme")
                try reality.database("web-1", "restore_0317")
                try reality.database("web-1", "restore_renewed", uuid: Reality.otherUUID)
                reality.announce("restore_*")
                return reality
            } guilty: {
                $0.facts.observed.expectations[0].until = $0.facts.now
            },
            FalsePositive(.sharedUUID, "a neutralised copy that is declared as staging", atMost: .info) {
                var reality = try Reality.copies()
                reality.change(database: "copy") { $0.neutralized = true }
                try reality.declare(2, .staging, on: "web-1", database: "copy")
                return reality
            } guilty: {
                $0.change(database: "copy") { $0.neutralized = false }
            },
            FalsePositive(.sharedUUID, "dormant copies of the past", others: [.undeclared], atMost: .medium) {
                var reality = try Reality.copies(["acme"])
                for number in 0..<20 { try reality.database("web-1", "acme_old\(number)") }
                return reality
            } guilty: {
                try $0.server("web-1", "old.service", serving: ["acme_old7"], port: 8077)
            },
            FalsePositive(.sharedUUID, "a renamed database", others: [.severalEffectiveProductions, .undeclared]) {
                var reality = try Reality.production()
                reality.adopt(1, "acme")
                reality.lose(database: "acme")
                try reality.database("web-1", "acme_17")
                return reality
            } guilty: {
                $0.find()
            },
            FalsePositive(.sharedUUID, "a golden template", others: [.sharedLineage, .severalEffectiveProductions]) {
                try .template()
            } guilty: {
                $0.lose(database: "tenant3")
            },
        ]
}
