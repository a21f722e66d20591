import ClientOpsModel
import ClientOpsReconcile

/// Hosts, servers, databases and declarations drawn from small pools, so that every rule finds something.
struct RandomReality {
    var reality = Reality()
    var generator: SeededGenerator
    private var names = 0

    private static let hosts = ["web-1", "web-2", "web-3"]
    static let uuids = (1...4).map { "7d1a4c1e-6f0a-11ee-8c99-00000000000\($0)" }
    private static let urls = ["shop.example.org", "books.example.org", "erp.example.net"]

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        let world = RandomWorld(seed: seed)
        reality.facts.declared = world.facts
        for index in reality.facts.declared.clients.indices {
            reality.facts.declared.clients[index].name = generator.pick(["Acme GmbH", "ACME", "Bolt"], else: "")
            reality.facts.declared.clients[index].email = "info@acme.example"
        }
        for host in Self.hosts { try reality.host(host) }
        for host in Self.hosts {
            for number in 0..<Int.random(in: 1...3, using: &generator) { try server(host, number) }
            for number in 0..<Int.random(in: 1...5, using: &generator) { try database(host, "db\(number)") }
        }
        for index in reality.facts.declared.instances.indices { try place(index) }
        try reality.host(Self.tidy)
        for index in reality.facts.declared.instances.indices.prefix(Self.owners) { try settle(index) }
        try estrange()
        ledger()
    }

    /// Changes a part of everything, and lets time pass.
    mutating func change() throws {
        for index in reality.facts.declared.instances.indices.dropFirst(Self.owners) where generator.chance(10) {
            try place(index)
        }
        try unsettle()
        for index in reality.facts.declared.projects.indices where generator.chance(10) {
            reality.facts.declared.projects[index].isArchived.toggle()
        }
        var draw = generator
        for number in 0..<5 {
            try reality.change(database: "db\(number)") { try Self.vary(&$0, &draw) }
            let isStopped = draw.chance(20)
            reality.change(unit: "odoo\(number).service") { $0.running = !isStopped }
            if draw.chance(10) { reality.lose(database: "db\(number)") }
        }
        generator = draw
        for index in reality.facts.observed.sources.indices {
            let id = reality.facts.observed.sources[index].id
            if generator.chance(reality.silent.contains(id) ? 40 : 12) { reality.silent.formSymmetricDifference([id]) }
            let isSuspect = reality.facts.observed.sources[index].suspectSince != nil
            if generator.chance(isSuspect ? 40 : 4) {
                reality.facts.observed.sources[index].suspectSince =
                    isSuspect ? nil : reality.facts.now
            }
        }
        ledger()
        reality.pass(minutes: generator.chance(30) ? 12 : 5)
    }

    /// The same facts with their rows in another order.
    mutating func shuffled() -> ReconcileFacts {
        var facts = reality.facts
        facts.declared.clients.shuffle(using: &generator)
        facts.declared.projects.shuffle(using: &generator)
        facts.declared.instances.shuffle(using: &generator)
        facts.observed.sources.shuffle(using: &generator)
        facts.observed.observations.shuffle(using: &generator)
        facts.observed.expectations.shuffle(using: &generator)
        facts.ledger.cutovers.shuffle(using: &generator)
        facts.ledger.wrongInvoices.shuffle(using: &generator)
        return facts
    }

    mutating func shuffle<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &generator) }

    private mutating func server(_ host: String, _ number: Int) throws {
        let names = generator.chance(50) ? [] : ["db\(number)"]
        let cron: Int64? = generator.pick([0, 2, nil], else: 2)
        let answers: Bool? = generator.pick([true, false, nil], else: nil)
        let isRemote = generator.chance(20)
        try reality.server(
            host,
            "odoo\(number).service",
            serving: names,
            port: generator.chance(70) ? 8069 + Int64(number) : 8069,
            series: generator.chance(70) ? generator.pick(["14.0", "17.0"], else: "") : nil,
            config: {
                $0.maxCronThreads = cron
                $0.smtpAnswers = answers
                $0.dbHost = isRemote ? try ShortName("db.internal") : nil
            }
        )
    }

    private mutating func database(_ host: String, _ name: String) throws {
        var draw = generator
        let isCloned = draw.chance(50)
        try reality.database(host, name, cluster: isCloned ? Reality.cluster : "91234567890123456\(host.count)") {
            if isCloned { $0.cluster.startedAt = moment(-Int64(5000 + (host.last?.wholeNumberValue ?? 0))) }
            try Self.vary(&$0, &draw)
        }
        // Some look at a cluster elsewhere too, which may be one of those.
        if draw.chance(20) {
            try reality.database(host, name, cluster: nil) {
                $0.cluster.endpoint = try ObservedText("db.internal:5432")
                $0.cluster.startedAt = nil
                try Self.vary(&$0, &draw)
            }
        }
        generator = draw
    }

    static func vary(_ signals: inout DatabaseSignals, _ draw: inout SeededGenerator) throws {
        guard draw.chance(40) else { return }
        signals.uuid = try ShortName(draw.pick(uuids, else: ""))
        signals.lineage = try ShortName(draw.pick(["lineage-1", "lineage-2", "lineage-3"], else: "-"))
        signals.series = try ShortName(draw.pick(["14.0", "17.0"], else: "-"))
        signals.neutralized = draw.pick([true, false, false, nil], else: nil)
        signals.mailServers = draw.pick([0, 0, 2, nil], else: 0)
        signals.workingCrons = draw.pick([0, 5], else: 0)
        signals.readable = draw.pick([true, true, true, false, nil], else: true)
        let host = draw.pick(urls + ["localhost:8069"], else: "")
        signals.baseURL = try ObservedText("https://\(host)")
        signals.lastCronCall = draw.chance(30) ? moment(0) : moment(-90_000)
    }

    private mutating func place(_ index: Int) throws {
        let host = generator.pick(Self.hosts, else: "")
        let name = "db\(Int.random(in: 0..<5, using: &generator))"
        var instance = reality.facts.declared.instances[index]
        instance.host = host
        instance.dbName = generator.chance(40) ? name : nil
        instance.dbCluster = generator.chance(30) ? Reality.cluster : nil
        instance.dbUUID = generator.chance(40) ? generator.pick(Self.uuids, else: "") : nil
        instance.dbLineage = generator.chance(30) ? "lineage-1" : nil
        instance.odooVersion = generator.pick(["14.0", "17", nil], else: nil)
        let unit = try ShortName("odoo\(Int.random(in: 0..<3, using: &generator)).service")
        instance.nodes = generator.chance(25) ? [InstanceNode(host: try ShortName(host), unit: unit, role: .both)] : []
        let watcher = try ShortName("\(host)/sql")
        instance.watchedBy = generator.chance(30) ? WatchedBy(sources: [watcher]) : nil
        if generator.chance(10) { instance.host = "web-9" }
        instance.state = generator.chance(10) ? .retiredReadonly : .inService
        reality.facts.declared.instances[index] = instance
    }

    private mutating func ledger() {
        var ledger = LedgerFacts()
        let productions = reality.facts.declared.instances.filter(\.isActiveProduction)
        let sides = Dictionary(grouping: productions, by: \.projectID).values.filter { $0.count > 1 }
            .sorted { $0[0].id < $1[0].id }
        if let pair = sides.first {
            var cutover = Cutover(
                projectID: pair[0].projectID,
                fromInstance: pair[0].id,
                toInstance: pair[1].id,
                startsAt: moment(-60),
                endsAt: generator.chance(50) ? moment(-1) : moment(6000),
                reason: "Move",
                approvedBy: "ada"
            )
            cutover.id = 1
            ledger.cutovers = [cutover]
        }
        if generator.chance(50) { ledger.brokenAudit = LedgerFacts.BrokenAudit(seq: 9, reason: "the hash differs") }
        if generator.chance(50) {
            ledger.brokenSeries = [LedgerFacts.BrokenSeries(id: 1, name: "INV-2026", missing: [3], twice: [])]
        }
        for (id, problem) in [(Int64(1), LedgerFacts.WrongInvoice.Problem.payments), (2, .changed)]
        where generator.chance(60) {
            ledger.wrongInvoices.append(LedgerFacts.WrongInvoice(id: id, name: "INV-\(id)", problem: problem))
        }
        if generator.chance(60) { ledger.unprovenInvoices = generator.pick([[2], [3]], else: []) }
        ledger.wrongInvoices.removeAll { $0.problem == .changed && ledger.unprovenInvoices.contains($0.id) }
        if generator.chance(50) {
            ledger.halfMatches = [
                LedgerFacts.HalfMatch(userID: 1, username: "ada", uid: 1000, accountName: "bob", accountUID: nil)
            ]
        }
        if generator.chance(40) { ledger.distinctClients = [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]] }
        reality.facts.ledger = ledger
    }
}
