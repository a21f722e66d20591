import ClientOpsModel

extension Landscape {
    /// Most members that a finding lists; its sentence counts all.
    static let membersListed = 200

    /// A database as a member of a finding, with what people need to compare it with the others.
    ///
    /// It counts for the project it is bound to, else for the given one; `extra` is what the rule adds.
    func member(_ index: Int, project: Int64? = nil, facts extra: [EvidenceFact] = []) -> FindingMember {
        let database = databases[index]
        let signals = signals(database)
        let bound = instance(of: index)
        var facts = [
            EvidenceFact("place", place(database)),
            EvidenceFact("uuid", signals?.uuid?.value ?? EvidenceFact.unknown),
            EvidenceFact("series", signals?.series?.value ?? EvidenceFact.unknown),
            EvidenceFact("base URL", signals?.baseURL?.value ?? "none"),
            EvidenceFact("neutralised", database.neutralized.inWords),
            EvidenceFact("served", database.served.inWords),
            EvidenceFact("live channel", channelWords(database, signals)),
        ]
        facts.append(EvidenceFact("bound to", bound.map { "\($0.type.rawValue) \($0.inWords)" } ?? "nothing declared"))
        return FindingMember(
            entity: .observation,
            id: database.id,
            label: "\(database.name) on \(host(of: database))",
            projectID: bound?.projectID ?? project,
            facts: facts + extra
        )
    }

    private func channelWords(_ database: Database, _ signals: DatabaseSignals?) -> String {
        guard database.live.isYes else { return database.live.inWords }
        let channels = signals?.liveChannels ?? []
        return channels.isEmpty ? "yes: mail through the server's own relay" : "yes: " + Wording.list(channels)
    }

    /// The machine a database is on, or the one that sees it.
    func host(of database: Database) -> String {
        clusters[database.cluster].homes.first ?? observations[Int(database.rows[0])].host
    }

    /// An instance as a member that stands beside what was observed of it.
    func member(_ instance: DeclaredFacts.InstanceFact, facts: [EvidenceFact] = []) -> FindingMember {
        var member = instance.member
        member.facts = facts
        return member
    }

    /// A server as a member.
    func member(_ server: Server, facts: [EvidenceFact], project: Int64? = nil) -> FindingMember {
        FindingMember(
            entity: .observation,
            id: server.id,
            label: "\(server.unit) on \(server.host)",
            projectID: project,
            facts: facts
        )
    }

    /// The sources behind several databases.
    func sources(of databases: some Sequence<Int>) -> Set<Int64> {
        databases.reduce(into: []) { $0.formUnion(sources(of: $1)) }
    }

    /// How much a finding matters whose databases may all be bound to the sides of a running cut-over.
    func severity(_ severity: Severity, ofDatabases members: [Int]) -> Severity {
        let bound = members.compactMap { instanceInUse(of: $0)?.id }
        return bound.count == members.count ? declared.severity(severity, of: bound) : severity
    }
}

/// The words of counts.
enum Count {
    /// Such as `1 database` or `3 databases`.
    static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
