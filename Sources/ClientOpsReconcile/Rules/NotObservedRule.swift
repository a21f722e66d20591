package import ClientOpsModel

/// O1: an active production that its sources do not see; one finding per host for those that nobody watches.
///
/// Without any source nothing is watched on purpose, and the rule says nothing.
package struct NotObservedRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .notObserved }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        guard !landscape.sources.isEmpty else { return [] }
        let watch = Watch(landscape)
        let moved = Set(MovedDatabases(landscape).candidates.filter(\.isSure).map(\.instance))
        var unwatched: [String?: [Int]] = [:]
        var decisions: [RuleDecision] = []
        for (position, instance) in landscape.instances.enumerated() where instance.isActiveProduction {
            guard instance.state == .inService, instance.watchedBy?.reason == nil, !moved.contains(position) else {
                continue
            }
            let watchers = watch.watchers(of: instance)
            if watchers.isEmpty {
                if !watch.isSeenAnywhere(position) { unwatched[instance.host, default: []].append(position) }
                continue
            }
            if let decision = decision(position, watchers, watch, landscape) { decisions.append(decision) }
        }
        return decisions + unwatched.map { unwatchedDecision($0.key, $0.value, landscape) }
    }

    private func decision(_ position: Int, _ watchers: [Int64], _ watch: Watch, _ landscape: Landscape) -> RuleDecision?
    {
        let instance = landscape.instances[position]
        let subject = RuleSubject.instance(instance.id)
        guard !watch.isSeen(position, by: Set(watchers)) else { return nil }
        if let doubt = watchers.compactMap({ landscape.sources.doubt($0) }).first {
            return RuleDecision(subject, .unknown(reason: doubt))
        }
        guard watchers.allSatisfy({ landscape.sources.absenceCounts($0) != nil }) else {
            return RuleDecision(subject, .unknown(reason: "no complete report came lately"))
        }
        let grace = watchers.compactMap { landscape.sources.sources[$0]?.grace }.max() ?? 0
        if let since = watch.absentSince(position), landscape.facts.now < since.adding(seconds: grace) {
            return RuleDecision(subject, .unknown(reason: "the grace of its sources is not over"))
        }
        let names = watchers.compactMap { landscape.sources.sources[$0]?.name }.sorted()
        let evidence = RuleEvidence(
            severity: .high,
            members: [
                landscape.member(
                    instance,
                    facts: [
                        EvidenceFact("host", instance.hosts.isEmpty ? "not declared" : Wording.list(instance.hosts)),
                        EvidenceFact("database", instance.dbName ?? "not declared"),
                        EvidenceFact("watched by", Wording.list(names)),
                    ]
                )
            ],
            summary: "Production \(instance.inWords) is not seen by \(Wording.list(names)).",
            nextStep: "Find out whether it runs. If it moved, correct host, units and database; if it ended, "
                + "deactivate it.",
            sources: watchers
        )
        return RuleDecision(subject, .present(evidence))
    }

    /// The words count nothing that some readers may not see.
    private func unwatchedDecision(_ host: String?, _ positions: [Int], _ landscape: Landscape) -> RuleDecision {
        let place = host.map { "on \($0)" } ?? "without a declared host"
        let evidence = RuleEvidence(
            severity: .high,
            members: positions.prefix(Landscape.membersListed).map { landscape.instances[$0].member },
            summary: "\(Count.of(positions.count, "active production")) \(place) "
                + "\(positions.count == 1 ? "is" : "are") watched by nobody.",
            nextStep: "Set up sources for the host, or say in watched_by who looks at them or why nobody does."
        )
        return RuleDecision(.host(host), .present(evidence))
    }
}

/// Who looks at an instance, and whether they see it.
private struct Watch {
    let landscape: Landscape
    /// Fresh observations of reachable endpoints, by address.
    private var endpoints: [String: Set<Int64>] = [:]
    private let everybody: Set<Int64>

    init(_ landscape: Landscape) {
        self.landscape = landscape
        everybody = Set(landscape.sources.sources.keys)
        for observation in landscape.observations where observation.kind == .endpoint {
            guard let endpoint = observation.subject.endpoint, endpoint.reachable,
                case .present? = landscape.sources.sight(of: observation)
            else { continue }
            endpoints[endpoint.url.comparisonKey, default: []].insert(observation.sourceID)
        }
    }

    /// The sources that are to see it: those named, else those of its hosts.
    func watchers(of instance: DeclaredFacts.InstanceFact) -> [Int64] {
        let named = (instance.watchedBy?.sources ?? []).compactMap { landscape.sources.id(named: $0.value) }
        guard named.isEmpty else { return named }
        return instance.hosts.flatMap { landscape.sources.ids(on: $0) }
            .filter { landscape.sources.sources[$0]?.look != .http }
    }

    func isSeenAnywhere(_ position: Int) -> Bool { isSeen(position, by: everybody) }

    /// Whether one of the sources sees its database, a running unit of it, or its address answer.
    func isSeen(_ position: Int, by watchers: Set<Int64>) -> Bool {
        let instance = landscape.instances[position]
        let claimed =
            (landscape.bindings.databaseOf[position].map { [$0] } ?? [])
            + (landscape.bindings.ambiguous[position] ?? [])
        for index in claimed where landscape.databases[index].isPresent {
            if !watchers.isDisjoint(with: landscape.sources(of: index, withServers: false)) { return true }
            if landscape.databases[index].servers.contains(where: { isRunning($0, watchers) }) { return true }
        }
        // Several instances that share a database are a finding of their own.
        if landscape.bindings.contested.contains(position) { return true }
        for node in instance.nodes {
            let key = UnitKey(host: node.host.value, unit: node.unit.value)
            if let server = landscape.servers.byUnit[key], isRunning(server, watchers) { return true }
        }
        return instance.urlKey.flatMap { endpoints[$0] }.map { !watchers.isDisjoint(with: $0) } ?? false
    }

    private func isRunning(_ index: Int, _ watchers: Set<Int64>) -> Bool {
        let server = landscape.servers.servers[index]
        return server.isRunning.isYes && !watchers.isDisjoint(with: server.sources)
    }

    /// Since when it is missing: since it was last seen or declared, whichever is later.
    func absentSince(_ position: Int) -> Timestamp? {
        let gone = (landscape.bindings.goneFrom[position] ?? []).flatMap { landscape.databases[$0].rows }
            .compactMap { landscape.observations[Int($0)].goneAt }.max()
        return [gone, landscape.instances[position].declaredAt].compactMap(\.self).max()
    }
}
