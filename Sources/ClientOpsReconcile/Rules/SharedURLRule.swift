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
        let index = AddressIndex(landscape.instances)
        let labels = ClientNames(facts)
        return index.holders.all.compactMap { address, holders in
            guard let sharing = index.sharing(address, holders) else { return nil }
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

    /// By position among the instances.
    private(set) var holders = SharedPositions<URLAddress>()
    private var wildcards: [URLAddress: (productionsFirst: [Int], productions: Int)] = [:]
    private let instances: [DeclaredFacts.InstanceFact]

    /// Indexes those in use of instances that come by id ascending.
    init(_ instances: [DeclaredFacts.InstanceFact]) {
        self.instances = instances
        for (position, instance) in instances.enumerated() where instance.isInUse {
            for address in instance.addresses { holders.append(position, to: address) }
        }
        for (address, positions) in holders.all where address.isWildcard {
            let productions = positions.filter { instances[$0].type == .production }
            let others = positions.filter { instances[$0].type != .production }
            wildcards[address] = (productions + others, productions.count)
        }
    }

    /// Who shares an address, wildcards that cover it included; nil when it is no collision, or one that the finding
    /// about the wildcard reports already.
    func sharing(_ address: URLAddress, _ positions: [Int]) -> Sharing? {
        guard let wildcard = address.wildcard, let covering = wildcards[wildcard] else {
            return positions.count > 1 ? direct(positions) : nil
        }
        let direct = direct(positions)
        let both = direct.listed.filter { $0.addresses.contains(wildcard) }
        guard positions.count > 1 || both.isEmpty else { return nil }
        let known = Set(positions)
        let others = covering.productionsFirst.lazy.filter { !known.contains($0) }
        return Sharing(
            listed: direct.listed + others.prefix(SharedURLRule.wildcardHoldersListed).map { instances[$0] },
            count: direct.count + covering.productionsFirst.count - both.count,
            productions: direct.productions + covering.productions - both.count { $0.type == .production }
        )
    }

    private func direct(_ positions: [Int]) -> Sharing {
        let holders = positions.map { instances[$0] }
        return Sharing(listed: holders, count: holders.count, productions: holders.count { $0.type == .production })
    }
}
