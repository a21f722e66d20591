import ClientOpsModel
import ClientOpsReconcile

/// What is declared and what stands on the hosts, as tests set it up; time passes with ``pass(minutes:)``.
struct Reality {
    static let cluster = "7312345678901234567"
    static let uuid = "7d1a4c1e-6f0a-11ee-8c99-0242ac120002"
    static let otherUUID = "9f0b2d3c-6f0a-11ee-8c99-0242ac120003"
    static let period: Int64 = 300
    static let grace: Int64 = 300

    var facts = ReconcileFacts(declared: .world(), now: moment(0))
    /// Sources that report nothing any more, as when a collector stopped.
    var silent: Set<Int64> = []
    /// How many seconds the clocks of the hosts are ahead.
    var skew: Int64 = 0
    private var nextID: Int64 = 100

    var landscape: Landscape { Landscape(facts) }

    /// The four sources of a host, fresh.
    mutating func host(_ name: String, looks: [SourceKind] = SourceKind.allCases) throws {
        for look in looks {
            var source = Source(
                name: "\(name)/\(look.rawValue)",
                uid: 990,
                host: name,
                look: look,
                period: Self.period,
                grace: Self.grace
            )
            source.id = Int64(facts.observed.sources.count + 1)
            source.createdAt = moment(-600)
            source.lastAttempt = facts.now
            source.lastSuccess = facts.now
            source.lastComplete = facts.now
            facts.observed.sources.append(source)
        }
    }

    func source(_ name: String) -> Int64 { facts.observed.sources.first { $0.name == name }?.id ?? 0 }

    mutating func change(source name: String, _ change: (inout Source) -> Void) {
        for index in facts.observed.sources.indices where facts.observed.sources[index].name == name {
            change(&facts.observed.sources[index])
        }
    }

    /// A database that works: readable, not neutralised, crons active, no channel.
    @discardableResult
    mutating func database(
        _ host: String,
        _ name: String,
        uuid: String? = Reality.uuid,
        cluster: String? = Reality.cluster,
        _ configure: (inout DatabaseSignals) throws -> Void = { _ in }
    ) throws -> Int64 {
        var place = ClusterSignals(endpoint: try ObservedText("localhost:5432"))
        place.systemIdentifier = try cluster.map { try ShortName($0) }
        place.startedAt = moment(-6000)
        place.inRecovery = false
        var signals = DatabaseSignals(cluster: place, name: try ShortName(name))
        signals.owner = try ShortName("odoo")
        signals.readable = true
        signals.uuid = try uuid.map { try ShortName($0) }
        signals.lineage = try ShortName("lineage-of-acme")
        signals.baseURL = try ObservedText("http://localhost:8069")
        signals.neutralized = false
        signals.series = try ShortName("14.0")
        (signals.mailServers, signals.allMailServers) = (0, 0)
        (signals.fetchmailServers, signals.paymentProviders) = (0, 0)
        (signals.crons, signals.workingCrons) = (8, 7)
        signals.lastCronCall = facts.now.adding(seconds: -90 * 86_400)
        try configure(&signals)
        return add(ObservedSubject(signals), from: "\(host)/sql", on: host)
    }

    /// A running server with its configuration, and what its port answers.
    mutating func server(
        _ host: String,
        _ unit: String,
        serving names: [String] = [],
        port: Int64 = 8069,
        series: String? = "14.0",
        unit configureUnit: (inout UnitSignals) throws -> Void = { _ in },
        config configure: (inout ConfigSignals) throws -> Void = { _ in }
    ) throws {
        var signals = UnitSignals(unit: try ObservedText(unit), running: true)
        signals.networkNamespace = try ShortName("4026531840")
        signals.user = try ShortName("odoo")
        signals.listeners = [Listener(address: try ShortName("0.0.0.0"), port: port)]
        try configureUnit(&signals)
        add(ObservedSubject(signals), from: "\(host)/units", on: host)
        var config = ConfigSignals(unit: try ObservedText(unit), dbNames: try names.map { try ShortName($0) })
        config.configPath = try ObservedText("/etc/odoo/\(unit).conf")
        config.dbUser = try ShortName("odoo")
        config.httpPort = port
        config.geventPort = 8072
        config.workers = 0
        config.maxCronThreads = 2
        config.smtpServer = try ShortName("localhost")
        config.smtpAnswers = false
        try configure(&config)
        add(ObservedSubject(config), from: "\(host)/config", on: host)
        if let series {
            var endpoint = EndpointSignals(url: try OdooURL("http://localhost:\(port)"), reachable: true)
            endpoint.series = try ShortName(series)
            add(ObservedSubject(endpoint), from: "\(host)/http", on: host)
        }
    }

    @discardableResult
    mutating func add(_ subject: ObservedSubject, from source: String, on host: String) -> Int64 {
        nextID += 1
        facts.observed.observations.append(
            Observation(
                id: nextID,
                sourceID: self.source(source),
                source: source,
                host: host,
                kind: subject.kind ?? .database,
                key: subject.key ?? "",
                subject: subject,
                observedAt: facts.now,
                receivedAt: facts.now,
                firstReceivedAt: facts.now,
                changedAt: facts.now
            )
        )
        return nextID
    }

    /// Changes what is said of the databases of a name.
    mutating func change(database name: String, _ change: (inout DatabaseSignals) throws -> Void) rethrows {
        try each(\.database, ObservedSubject.init, where: { $1.name.value == name }, change)
    }

    /// Changes what is said of the units of a name.
    mutating func change(unit name: String, _ change: (inout UnitSignals) throws -> Void) rethrows {
        try each(\.unit, ObservedSubject.init, where: { $1.unit.value == name }, change)
    }

    /// Changes what is said of the subjects of one kind that are meant.
    mutating func each<Signals>(
        _ signals: (ObservedSubject) -> Signals?,
        _ subject: (Signals) -> ObservedSubject,
        where isMeant: (Observation, Signals) -> Bool,
        _ change: (inout Signals) throws -> Void
    ) rethrows {
        for index in facts.observed.observations.indices {
            let observation = facts.observed.observations[index]
            guard var said = signals(observation.subject), isMeant(observation, said) else { continue }
            try change(&said)
            facts.observed.observations[index].subject = subject(said)
        }
    }

    /// Marks what a complete report came without.
    mutating func lose(_ isGone: (ObservedSubject) -> Bool) {
        for index in facts.observed.observations.indices where isGone(facts.observed.observations[index].subject) {
            facts.observed.observations[index].goneAt = facts.now
        }
    }

    mutating func lose(database name: String) { lose { $0.database?.name.value == name } }

    /// Declares an instance.
    mutating func declare(_ instance: DeclaredFacts.InstanceFact) { facts.declared.instances.append(instance) }

    mutating func declare(
        _ id: Int64,
        _ type: InstanceType = .production,
        in project: Int64 = 1,
        on host: String? = nil,
        database: String? = nil,
        url: String? = nil,
        _ configure: (inout InstanceFact) throws -> Void = { _ in }
    ) throws {
        var fact = try instance(id, type, in: project, url: url, on: host)
        fact.dbName = database
        try configure(&fact)
        declare(fact)
    }

    mutating func change(instance id: Int64, _ change: (inout InstanceFact) -> Void) {
        for index in facts.declared.instances.indices where facts.declared.instances[index].id == id {
            change(&facts.declared.instances[index])
        }
    }

    /// Records what adoption records.
    mutating func adopt(_ id: Int64, _ name: String) {
        guard
            let seen = facts.observed.observations.compactMap(\.subject.database).first(where: { $0.name.value == name }
            )
        else { return }
        change(instance: id) {
            $0.dbCluster = seen.cluster.systemIdentifier?.value
            $0.dbName = name
            $0.dbUUID = seen.uuid?.value
            $0.dbLineage = seen.lineage?.value
        }
    }

    /// Lets time pass; whoever is not silent reports the same again.
    mutating func pass(minutes: Int64) {
        facts.now = facts.now.adding(seconds: minutes * 60)
        for index in facts.observed.sources.indices {
            let id = facts.observed.sources[index].id
            facts.observed.sources[index].lastAttempt = facts.now
            if silent.contains(id) { continue }
            facts.observed.sources[index].lastSuccess = facts.now
            facts.observed.sources[index].lastComplete = facts.now
            facts.observed.sources[index].sequence += 1
        }
        for index in facts.observed.observations.indices
        where facts.observed.observations[index].goneAt == nil
            && !silent.contains(facts.observed.observations[index].sourceID)
        {
            facts.observed.observations[index].receivedAt = facts.now
            facts.observed.observations[index].observedAt = facts.now.adding(seconds: skew)
        }
    }

    /// What a rule answers, clear subjects left out.
    func verdicts(_ rule: some ReconcileRule) throws -> [RuleSubject: RuleVerdict] {
        let decisions = try rule.decide(landscape).map { ($0.subject, $0.verdict) }
        return Dictionary(decisions, uniquingKeysWith: { first, _ in first })
    }

    /// The evidence of what is present.
    func present(_ rule: some ReconcileRule) throws -> [RuleSubject: RuleEvidence] { try rule.present(in: landscape) }

    /// What a rule cannot tell about.
    func unknown(_ rule: some ReconcileRule) throws -> Set<RuleSubject> {
        Set(
            try verdicts(rule).filter { entry in
                if case .unknown = entry.value { true } else { false }
            }.keys
        )
    }
}

extension RuleSubject {
    /// A database of the usual cluster.
    static func database(_ name: String, on host: String = "web-1") -> RuleSubject {
        .database(cluster: "\(Reality.cluster)@\(host):5432", name: name)
    }
}

/// Findings and streaks as the store keeps them between runs.
struct Books: Equatable {
    var table = FindingTable()
    var streaks: [FindingStreak] = []

    /// Runs and writes; answers the events, such as `opened P4 project 1`.
    @discardableResult
    mutating func run(_ facts: ReconcileFacts) -> [String] {
        let outcome = Reconciler().run(facts: facts, previous: table.findings, streaks: streaks)
        table.apply(outcome.changes)
        streaks = outcome.streaks
        return outcome.changes.compactMap { change in
            change.action.map { "\($0.rawValue) \(change.finding.rule.rawValue) \(change.finding.subject)" }
        }
    }

    /// The unresolved findings, such as `P4 critical`.
    var open: [String] {
        table.findings.filter { $0.state != .resolved }.map { "\($0.rule.rawValue) \($0.severity.rawValue)" }.sorted()
    }
}
