import ClientOpsModel

/// How much it matters that databases are copies of each other.
struct CopyWeight {
    let landscape: Landscape

    /// The severity of a group of copies as far as it is sure, and whether something unknown may make it worse.
    ///
    /// Critical for two that are served and not neutralised; high with one production; medium for copies that nobody
    /// serves; information where every copy is neutralised and bound as staging or development.
    func severity(
        of members: [Int],
        where isCopy: (Database, Database) -> Bool = { _, _ in true }
    ) -> (severity: Severity, isPartial: Bool) {
        guard let primary = members.min(by: { rank($0) < rank($1) }) else { return (.info, false) }
        let copies = members.filter {
            $0 != primary && isCopy(landscape.databases[primary], landscape.databases[$0])
        }
        let hasProduction = members.contains { landscape.instanceInUse(of: $0)?.type == .production }
        var severity = Severity.info
        var isPartial = false
        for copy in copies {
            let answer = weight(of: copy, primary: landscape.databases[primary], hasProduction)
            severity = max(severity, answer.severity)
            isPartial = isPartial || answer.isPartial
        }
        return (severity, isPartial)
    }

    /// The one that the others are copies of: a production before what works, then the oldest observation.
    private func rank(_ index: Int) -> (Int, Int64) {
        let database = landscape.databases[index]
        if landscape.instanceInUse(of: index)?.type == .production { return (0, database.id) }
        return (database.works.isYes ? 1 : 2, database.id)
    }

    private func weight(
        of copy: Int,
        primary: Database,
        _ hasProduction: Bool
    ) -> (severity: Severity, isPartial: Bool) {
        let database = landscape.databases[copy]
        let type = landscape.instanceInUse(of: copy)?.type
        let isTestBound = type == .staging || type == .development
        if isTestBound, !database.neutralized.isNo { return (.info, database.neutralized.isUnknown) }
        if !database.served.isYes { return (.medium, database.served.isUnknown) }
        let both = database.works.and(primary.works)
        if both.isYes { return (.critical, false) }
        return (hasProduction ? .high : .medium, both.isUnknown)
    }
}

/// Databases that share an identity, by that identity; announced copies and templates are left out.
enum CopyGroups {
    static func byUUID(_ landscape: Landscape) -> [String: [Int]] {
        groups(landscape) { landscape.identities.telling(uuid: $0.uuid) }
    }

    static func byLineage(_ landscape: Landscape) -> [String: [Int]] {
        groups(landscape) { landscape.identities.telling(lineage: $0.lineage) }
    }

    private static func groups(_ landscape: Landscape, by identity: (Database) -> String?) -> [String: [Int]] {
        var groups = SharedPositions<String>()
        for (index, database) in landscape.databases.enumerated() where database.isPresent {
            if database.isExpected, !landscape.isDeclared(index) { continue }
            if let text = identity(database) { groups.append(index, to: text) }
        }
        return groups.several
    }
}
