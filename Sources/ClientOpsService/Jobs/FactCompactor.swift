import ClientOpsModel
import ClientOpsReconcile

/// Makes facts small while they are read: a run holds hundreds of thousands of them at once.
///
/// What many rows say alike is held once, and what no rule looks at is left out.
struct FactCompactor {
    private var texts: Set<String> = []
    private var names: Set<ShortName> = []

    /// The instance with texts that it shares with the others.
    mutating func compact(_ instance: DeclaredFacts.InstanceFact) -> DeclaredFacts.InstanceFact {
        var instance = instance
        instance.host = instance.host.map { shared($0) }
        instance.dbCluster = instance.dbCluster.map { shared($0) }
        if instance.urlHost == instance.urlKey { instance.urlHost = instance.urlKey }
        return instance
    }

    /// The observation without what no rule looks at.
    mutating func compact(_ observation: Observation) -> Observation {
        var observation = observation
        observation.key = ""
        observation.source = shared(observation.source)
        observation.host = shared(observation.host)
        switch observation.kind {
        case .unit:
            guard var unit = observation.subject.unit else { break }
            unit.configPath = nil
            unit.user = unit.user.map { shared($0) }
            observation.subject = ObservedSubject(unit)
        case .config:
            guard var config = observation.subject.config else { break }
            (config.dbFilter, config.dataDir, config.smtpServer, config.runningEnv) = (nil, nil, nil, nil)
            config.dbHost = config.dbHost.map { shared($0) }
            config.dbUser = config.dbUser.map { shared($0) }
            observation.subject = ObservedSubject(config)
        case .database:
            guard var database = observation.subject.database else { break }
            database.cluster.systemIdentifier = database.cluster.systemIdentifier.map { shared($0) }
            database.owner = database.owner.map { shared($0) }
            observation.subject = ObservedSubject(database)
        case .endpoint: break
        }
        return observation
    }

    private mutating func shared(_ text: String) -> String { texts.insert(text).memberAfterInsert }

    private mutating func shared(_ name: ShortName) -> ShortName { names.insert(name).memberAfterInsert }
}
