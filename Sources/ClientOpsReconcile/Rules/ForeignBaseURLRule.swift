package import ClientOpsModel

/// B1: the host of the base URL is none of the instance's; the initial localhost says nothing.
///
/// A name with and without `www.` is one address, unless a production of another project answers there.
package struct ForeignBaseURLRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .foreignBaseURL }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let instance = landscape.instanceInUse(of: index),
                let own = instance.urlHost
            else { return nil }
            let subject = landscape.subject(database)
            guard database.isPresent else {
                return RuleDecision(subject, .unknown(reason: "it was not seen lately"))
            }
            guard let host = database.baseHost else {
                guard let signals = landscape.signals(database), signals.isUnknown("base_url") else { return nil }
                return RuleDecision(subject, .unknown(reason: signals.reason("base_url")))
            }
            let names = [own] + instance.aliases
            guard !Self.isInitial(host), !names.contains(where: { Self.covers($0, host) }) else { return nil }
            let isOthers = !landscape.identities.projects(atHost: host).subtracting([instance.projectID]).isEmpty
            guard isOthers || !names.contains(where: { Self.differInPrefix($0, host) }) else { return nil }
            return RuleDecision(subject, .present(evidence(index, instance, host, landscape)))
        }
    }

    private static func isInitial(_ host: String) -> Bool {
        host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host.hasSuffix(".localhost")
    }

    private static func differInPrefix(_ name: String, _ host: String) -> Bool {
        name == "www." + host || host == "www." + name
    }

    /// Whether a declared name, perhaps with a wildcard, is the host.
    static func covers(_ name: String, _ host: String) -> Bool {
        guard name.hasPrefix("*.") else { return name == host }
        return host.firstIndex(of: ".").map { host[$0...] == name.dropFirst() } ?? false
    }

    private func evidence(
        _ index: Int,
        _ instance: DeclaredFacts.InstanceFact,
        _ host: String,
        _ landscape: Landscape
    ) -> RuleEvidence {
        let database = landscape.databases[index]
        let owners = landscape.identities.projects(atHost: host).subtracting([instance.projectID])
        let severity: Severity = !owners.isEmpty && database.live.isYes ? .high : .medium
        return RuleEvidence(
            severity: landscape.severity(landscape.weigh(severity, of: database), ofDatabases: [index]),
            members: [
                landscape.member(index, facts: [EvidenceFact("declared URL", instance.urlKey ?? "none")])
            ],
            summary: "The base URL of database \(landscape.place(database)) leads to \(host), which is no address of "
                + "instance \(instance.inWords)" + (owners.isEmpty ? "." : " but one of another project."),
            nextStep: "Correct web.base.url in the database and freeze it, or declare the host as an alias.",
            sources: landscape.sources(of: index, withServers: false),
            isPartial: !owners.isEmpty && (database.live.isUnknown || database.served.isUnknown)
        )
    }
}
