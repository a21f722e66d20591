package import ClientOpsModel

/// O2: a database nobody declared, or a running server of which no database is declared.
package struct UndeclaredRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .undeclared }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let moved = MovedDatabases(landscape).explained
        let databases = landscape.databases.indices.compactMap { index -> RuleDecision? in
            guard moved[index] == nil else { return nil }
            return decision(index, landscape)
        }
        return databases + landscape.servers.servers.compactMap { decision($0, landscape) }
    }

    private func decision(_ index: Int, _ landscape: Landscape) -> RuleDecision? {
        let database = landscape.databases[index]
        guard database.presence != .gone, !landscape.isDeclared(index), !database.isExpected else { return nil }
        let subject = landscape.subject(database)
        switch database.isOdoo {
        case .no: return nil
        case .unknown(let reason): return RuleDecision(subject, .unknown(reason: reason))
        case .yes: break
        }
        if landscape.clusters[database.cluster].isDoubtful {
            return RuleDecision(subject, .unknown(reason: "its cluster may be known under another name"))
        }
        let evidence = RuleEvidence(
            severity: database.works.isYes ? .high : .medium,
            members: [landscape.member(index)],
            summary: "Database \(landscape.place(database)) is declared by nobody"
                + (database.works.isYes ? ", yet it is served and not neutralised." : "."),
            nextStep: "Find out whose it is and declare or adopt it, announce it with an expectation if it is a test, "
                + "or drop it.",
            sources: landscape.sources(of: index),
            isPartial: database.works.isUnknown
        )
        return RuleDecision(subject, .present(evidence))
    }

    private func decision(_ server: Server, _ landscape: Landscape) -> RuleDecision? {
        guard !server.isRunning.isNo else { return nil }
        let key = UnitKey(host: server.host, unit: server.unit)
        guard !landscape.bindings.declaredUnits.contains(key) else { return nil }
        let subject = RuleSubject.unit(host: server.host, name: server.unit)
        if case .unknown(let reason) = server.isRunning { return RuleDecision(subject, .unknown(reason: reason)) }
        let served = landscape.look.databases(of: server)
        if served.contains(where: { landscape.isDeclared($0) }) { return nil }
        if served.contains(where: { !landscape.databases[$0].isPresent }) {
            return RuleDecision(subject, .unknown(reason: "its databases were not seen lately"))
        }
        let present = served.filter { landscape.databases[$0].isOdoo.isYes }
        if !present.isEmpty, present.allSatisfy({ landscape.databases[$0].isExpected }) { return nil }
        if server.databaseNames == nil, server.configIsDoubtful(landscape) {
            return RuleDecision(subject, .unknown(reason: "its configuration was not seen lately"))
        }
        let isLive = present.contains { landscape.databases[$0].works.isYes }
        let names = present.prefix(Wording.named).map { landscape.databases[$0].name }
        let evidence = RuleEvidence(
            severity: isLive ? .high : .medium,
            members: [
                landscape.member(
                    server,
                    facts: [
                        EvidenceFact("databases", names.isEmpty ? EvidenceFact.unknown : Wording.list(names.sorted())),
                        EvidenceFact("role", server.role ?? EvidenceFact.unknown),
                        EvidenceFact("series", server.series ?? EvidenceFact.unknown),
                    ]
                )
            ],
            summary: "Server \(server.unit) on \(server.host) runs, and neither it nor any database it serves is "
                + "declared.",
            nextStep: "Find out whose it is; declare it as a node of its instance, or stop it.",
            sources: Set(server.sources).union(
                present.prefix(Wording.named).flatMap { landscape.sources(of: $0, withServers: false) }
            ),
            isPartial: !isLive && present.contains { landscape.databases[$0].works.isUnknown }
        )
        return RuleDecision(subject, .present(evidence))
    }
}

extension Server {
    /// Whether the host's configurations are looked at, by a source that is not fresh.
    fileprivate func configIsDoubtful(_ landscape: Landscape) -> Bool {
        landscape.sources.knows(.config, on: host).isUnknown
    }
}
