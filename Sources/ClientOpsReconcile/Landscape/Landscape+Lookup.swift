import ClientOpsModel

extension Landscape {
    var instances: [DeclaredFacts.InstanceFact] { facts.declared.instances }

    /// What a database says of itself.
    func signals(_ database: Database) -> DatabaseSignals? {
        observations[Int(database.rows[0])].subject.database
    }

    /// The instance that a database is bound to.
    func instance(of database: Int) -> DeclaredFacts.InstanceFact? {
        bindings.instanceOf[database].map { instances[$0] }
    }

    /// The instance in use that a database is bound to.
    func instanceInUse(of database: Int) -> DeclaredFacts.InstanceFact? {
        instance(of: database).flatMap { $0.isInUse ? $0 : nil }
    }

    /// Whether somebody declares the database, bound or not.
    func isDeclared(_ database: Int) -> Bool {
        bindings.instanceOf[database] != nil || !bindings.claimants.isEmpty(database)
            || bindings.ambiguousDatabases.contains(database)
    }

    /// The positions of the databases that are there now.
    var presentDatabases: [Int] { databases.indices.filter { databases[$0].isPresent } }

    /// The databases as a set of which each is surely another one.
    ///
    /// One that may be another under a second name is left out.
    func surelyDistinct(_ members: [Int]) -> [Int] {
        let certain = Set(members.filter { !clusters[databases[$0].cluster].isDoubtful }.map { databases[$0].name })
        var seen: Set<String> = []
        return members.filter { member in
            let database = databases[member]
            guard clusters[database.cluster].isDoubtful else { return true }
            return !certain.contains(database.name) && seen.insert(database.name).inserted
        }
    }

    /// Names a database for people, such as `acme in 7123@web-1:5432`.
    func place(_ database: Database) -> String { "\(database.name) in \(clusters[database.cluster].key)" }

    /// The subject of rules about one database.
    func subject(_ database: Database) -> RuleSubject {
        .database(cluster: clusters[database.cluster].key, name: database.name)
    }

    /// The sources that saw a database, and with them those that saw its servers.
    func sources(of database: Int, withServers: Bool = true) -> Set<Int64> {
        let found = databases[database]
        var ids = Set(found.rows.map { observations[Int($0)].sourceID })
        guard withServers else { return ids }
        for server in found.servers { ids.formUnion(servers.servers[server].sources) }
        if let owner = signals(found)?.owner?.value {
            for server in (servers.servingAll[RoleKey(cluster: found.cluster, role: owner)] ?? []).prefix(20) {
                ids.formUnion(servers.servers[server].sources)
            }
        }
        return ids
    }

    /// Weighs down what is not known to be served: hosters keep hundreds of such copies.
    func weigh(_ severity: Severity, of database: Database) -> Severity {
        database.served.isYes ? severity : min(severity, .medium)
    }
}
