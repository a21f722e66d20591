package import ClientOpsModel

/// N1: a staging or development that is not neutralised, although it comes from a production or reaches customers.
package struct LiveCopyRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .liveCopy }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let instance = landscape.instanceInUse(of: index),
                instance.type != .production, !database.neutralized.isYes
            else { return nil }
            let origin = Self.origin(database, landscape)
            guard origin != nil || !database.live.isNo || instance.type == .development else { return nil }
            let subject = landscape.subject(database)
            if case .unknown(let reason) = database.neutralized {
                return RuleDecision(subject, .unknown(reason: reason))
            }
            if origin == nil, instance.type != .development, case .unknown(let reason) = database.live {
                return RuleDecision(subject, .unknown(reason: reason))
            }
            return RuleDecision(subject, .present(evidence(index, instance, origin, landscape)))
        }
    }

    /// What it has of a production; nil when it has nothing.
    private static func origin(_ database: Database, _ landscape: Landscape) -> String? {
        let identities = landscape.identities
        var shared: [String] = []
        if let uuid = identities.telling(uuid: database.uuid), identities.productionUUIDs.has(uuid) {
            shared.append("uuid")
        }
        if let lineage = identities.telling(lineage: database.lineage), identities.productionLineages.has(lineage) {
            shared.append("lineage")
        }
        if !identities.projects(atHost: database.baseHost).isEmpty { shared.append("URL") }
        return shared.isEmpty ? nil : Wording.list(shared)
    }

    private func evidence(
        _ index: Int,
        _ instance: DeclaredFacts.InstanceFact,
        _ origin: String?,
        _ landscape: Landscape
    ) -> RuleEvidence {
        let database = landscape.databases[index]
        let severity: Severity =
            database.live.isYes ? .critical : origin == nil ? .low : .high
        let has = origin.map { "has a production's \($0)" }
        let reaches = database.live.isYes ? "can reach customers" : nil
        let why = Wording.list([has, reaches].compactMap(\.self))
        return RuleEvidence(
            severity: landscape.weigh(severity, of: database),
            members: [
                landscape.member(index, facts: [EvidenceFact("shares with a production", origin ?? "nothing")])
            ],
            summary: "\(instance.type.rawValue.asSentence) \(instance.inWords), database "
                + "\(landscape.place(database)), is not neutralised" + (why.isEmpty ? "." : " and \(why)."),
            nextStep: database.series.flatMap(SeriesName.major).map { $0 < 16 } ?? false
                ? "Deactivate its mail servers, payment providers and crons, or stop its server."
                : "Run odoo neutralize on it, or stop its server.",
            sources: landscape.sources(of: index),
            isPartial: database.live.isUnknown || database.served.isUnknown
        )
    }
}
