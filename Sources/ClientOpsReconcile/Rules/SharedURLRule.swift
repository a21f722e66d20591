package import ClientOpsModel

/// U1: the same normalised host, port and path on several active instances of any project, aliases included.
///
/// A wildcard alias stands for exactly one further label. An index from address to instances keeps the work linear:
/// a concrete address looks up the one wildcard that could cover it.
package struct SharedURLRule: ReconcileRule {
    /// Most holders of a covering wildcard that a finding about a concrete address lists; the wildcard's own finding
    /// lists them all.
    static let wildcardHoldersListed = 50

    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedURL }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let facts = landscape.declared
        let index = AddressIndex(facts.instancesInUse)
        let labels = ClientNames(facts)
        return index.holders.compactMap { address, holders in
            guard let sharing = index.sharing(address, holders: holders) else { return nil }
            return RuleDecision(address.subject, .present(evidence(address, sharing, labels, facts)))
        }
    }

    /// The words name no instance: members of projects that a reader may not see are withheld, sentences are not.
    private func evidence(
        _ address: URLAddress,
        _ sharing: AddressIndex.Sharing,
        _ labels: ClientNames,
        _ facts: DeclaredFacts
    ) -> RuleEvidence {
        let severity: Severity = sharing.productions > 1 ? .critical : .high
        // A finding that lists only some of its members may not pass for an announced one.
        let isWhole = sharing.listed.count == sharing.count
        return RuleEvidence(
            severity: isWhole ? facts.severity(severity, of: sharing.listed.map(\.id)) : severity,
            members: sharing.listed.map(labels.member),
            summary: "\(address.subject.description) is declared by \(sharing.count) active instances, "
                + "\(Wording.productions(sharing.productions, of: sharing.count)).",
            nextStep: "Find out which instance answers there, then correct the URL or the alias of the others, "
                + "or deactivate them."
        )
    }
}

/// Which instances hold which address.
private struct AddressIndex {
    /// The instances that share an address.
    struct Sharing {
        var listed: [DeclaredFacts.InstanceFact]
        var count: Int
        var productions: Int
    }

    private(set) var holders: [URLAddress: [DeclaredFacts.InstanceFact]] = [:]
    private var wildcards: [URLAddress: (productionsFirst: [DeclaredFacts.InstanceFact], productions: Int)] = [:]

    /// Indexes instances that come by id ascending.
    init(_ instances: [DeclaredFacts.InstanceFact]) {
        for instance in instances {
            for address in instance.addresses { holders[address, default: []].append(instance) }
        }
        for (address, instances) in holders where address.isWildcard {
            let productions = instances.filter { $0.type == .production }
            wildcards[address] = (productions + instances.filter { $0.type != .production }, productions.count)
        }
    }

    /// Who shares an address, wildcards that cover it included; nil when it is no collision, or one that the finding
    /// about the wildcard reports already.
    func sharing(_ address: URLAddress, holders: [DeclaredFacts.InstanceFact]) -> Sharing? {
        let direct = Sharing(
            listed: holders,
            count: holders.count,
            productions: holders.count { $0.type == .production }
        )
        guard let wildcard = address.wildcard, let covering = wildcards[wildcard] else {
            return holders.count > 1 ? direct : nil
        }
        let both = holders.filter { $0.addresses.contains(wildcard) }
        guard holders.count > 1 || both.isEmpty else { return nil }
        let known = Set(holders.map(\.id))
        let others = covering.productionsFirst.lazy.filter { !known.contains($0.id) }
        return Sharing(
            listed: holders + others.prefix(SharedURLRule.wildcardHoldersListed),
            count: direct.count + covering.productionsFirst.count - both.count,
            productions: direct.productions + covering.productions - both.count { $0.type == .production }
        )
    }
}
