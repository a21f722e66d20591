package import ClientOpsModel

/// C1: a server without db_name runs the crons of databases that are not its own.
///
/// It runs those of every same-series database that its role owns. A server that is a declared node of their instances
/// may do so.
package struct CronOfOthersRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .cronOfOthers }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.servers.servers.compactMap { server in
            guard !server.isRunning.isNo else { return nil }
            let subject = RuleSubject.unit(host: server.host, name: server.unit)
            guard server.databaseNames != nil else {
                return RuleDecision(subject, .unknown(reason: "its configuration is not known"))
            }
            guard server.servesAll, !server.runsCrons.isNo else { return nil }
            guard let cluster = server.cluster, let role = server.role else {
                return RuleDecision(subject, .unknown(reason: "no source sees the databases of its role"))
            }
            let key = RoleKey(cluster: cluster, role: role)
            let works = server.isRunning.and(server.runsCrons)
            var sure: [Int] = []
            var doubt: String?
            for index in landscape.owned[key] ?? [] {
                switch works.and(Self.isOthers(index, server, key, landscape)) {
                case .yes: sure.append(index)
                case .unknown(let reason): doubt = reason
                case .no: break
                }
            }
            if !sure.isEmpty {
                let evidence = evidence(server, role, sure, isPartial: doubt != nil, landscape)
                return RuleDecision(subject, .present(evidence))
            }
            return doubt.map { RuleDecision(subject, .unknown(reason: $0)) }
        }
    }

    /// Whether a database of the role is one that the server has nothing to do with.
    private static func isOthers(_ index: Int, _ server: Server, _ role: RoleKey, _ landscape: Landscape) -> Truth {
        let database = landscape.databases[index]
        guard database.isPresent else { return .unknown("a database of its role was not seen lately") }
        let fits = DatabaseReading.fits(server.series ?? landscape.seriesOfRole[role], database.series)
        guard !fits.isNo, !database.isOdoo.isNo else { return .no }
        if landscape.isDeclared(index) {
            return isOfAnotherUnit(index, server, landscape) ? fits.and(database.isOdoo) : .no
        }
        return fits.and(database.isOdoo).and(database.neutralized.negated)
    }

    /// Whether its instances name other units, or another server names the database.
    private static func isOfAnotherUnit(_ index: Int, _ server: Server, _ landscape: Landscape) -> Bool {
        let claimants = landscape.bindings.claimants[index]
        let holders = claimants.isEmpty ? landscape.bindings.instanceOf[index].map { [$0] } ?? [] : claimants
        let nodes = holders.flatMap { landscape.instances[$0].nodes }
        if nodes.contains(where: { $0.host.value == server.host && $0.unit.value == server.unit }) { return false }
        let isNamed = landscape.databases[index].servers.contains { landscape.servers.servers[$0].id != server.id }
        return isNamed || !nodes.isEmpty
    }

    private func evidence(
        _ server: Server,
        _ role: String,
        _ databases: [Int],
        isPartial: Bool,
        _ landscape: Landscape
    ) -> RuleEvidence {
        let productions = databases.count { landscape.instanceInUse(of: $0)?.type == .production }
        let config = server.configRow.flatMap { landscape.observations[$0].subject.config }
        let listed = databases.prefix(Landscape.membersListed)
        let why = databases.count == 1 ? "one database" : "\(databases.count) databases"
        let unit = landscape.member(
            server,
            facts: [
                EvidenceFact("role", role), EvidenceFact("db_name", "empty"),
                EvidenceFact("configuration", config?.configPath?.value ?? EvidenceFact.unknown),
                EvidenceFact("series", server.series ?? EvidenceFact.unknown),
            ]
        )
        return RuleEvidence(
            severity: productions > 0 ? .critical : .high,
            members: [unit]
                + listed.map { index in
                    let owner = landscape.signals(landscape.databases[index])?.owner?.value ?? EvidenceFact.unknown
                    return landscape.member(index, facts: [EvidenceFact("role", owner)])
                },
            summary: "Server \(server.unit) on \(server.host) has no db_name and runs the crons of \(why) that "
                + "\(databases.count == 1 ? "is" : "are") not its own"
                + (productions > 0 ? ", \(productions) of them in production." : "."),
            nextStep: "Set db_name in its configuration or give it a PostgreSQL role of its own. Where it is meant to "
                + "serve them all, declare it as a node of their instances.",
            sources: landscape.sources(of: listed, of: server),
            isPartial: isPartial
        )
    }
}

extension Landscape {
    /// The sources behind databases and one server.
    fileprivate func sources(of databases: some Sequence<Int>, of server: Server) -> Set<Int64> {
        databases.reduce(into: Set(server.sources)) { $0.formUnion(sources(of: $1, withServers: false)) }
    }
}
