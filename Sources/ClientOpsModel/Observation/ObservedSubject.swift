/// Texts read on a host: paths, addresses, reasons.
package enum ObservedTextLimits: TextLimits {
    package static let length = 1...1000
}

/// Texts read on a host: at most 1,000 characters.
package typealias ObservedText = Text<ObservedTextLimits>

/// What kind of thing was observed.
package enum ObservedKind: String, Codable, CaseIterable, Sendable {
    case unit, config, endpoint, database
}

/// One thing a source saw: exactly one member is present, and it is of the kind the source looks at.
///
/// The members are boxed: inline, the three absent ones would take most of the memory of every observation.
package struct ObservedSubject: Codable, Sendable, Hashable {
    private var boxedUnit: Boxed<UnitSignals>?
    private var boxedConfig: Boxed<ConfigSignals>?
    private var boxedEndpoint: Boxed<EndpointSignals>?
    private var boxedDatabase: Boxed<DatabaseSignals>?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case unit, config, endpoint, database
    }

    /// Takes a unit.
    package init(_ unit: UnitSignals) { boxedUnit = Boxed(unit) }
    /// Takes a configuration.
    package init(_ config: ConfigSignals) { boxedConfig = Boxed(config) }
    /// Takes an endpoint.
    package init(_ endpoint: EndpointSignals) { boxedEndpoint = Boxed(endpoint) }
    /// Takes a database.
    package init(_ database: DatabaseSignals) { boxedDatabase = Boxed(database) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        boxedUnit = try container.decodeIfPresent(UnitSignals.self, forKey: .unit).map(Boxed.init)
        boxedConfig = try container.decodeIfPresent(ConfigSignals.self, forKey: .config).map(Boxed.init)
        boxedEndpoint = try container.decodeIfPresent(EndpointSignals.self, forKey: .endpoint).map(Boxed.init)
        boxedDatabase = try container.decodeIfPresent(DatabaseSignals.self, forKey: .database).map(Boxed.init)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(unit, forKey: .unit)
        try container.encodeIfPresent(config, forKey: .config)
        try container.encodeIfPresent(endpoint, forKey: .endpoint)
        try container.encodeIfPresent(database, forKey: .database)
    }

    package var unit: UnitSignals? {
        get { boxedUnit?.value }
        set { boxedUnit = newValue.map(Boxed.init) }
    }

    package var config: ConfigSignals? {
        get { boxedConfig?.value }
        set { boxedConfig = newValue.map(Boxed.init) }
    }

    package var endpoint: EndpointSignals? {
        get { boxedEndpoint?.value }
        set { boxedEndpoint = newValue.map(Boxed.init) }
    }

    package var database: DatabaseSignals? {
        get { boxedDatabase?.value }
        set { boxedDatabase = newValue.map(Boxed.init) }
    }

    /// The kind; nil unless exactly one member is present.
    package var kind: ObservedKind? {
        let kinds: [ObservedKind?] = [
            boxedUnit.map { _ in .unit }, boxedConfig.map { _ in .config }, boxedEndpoint.map { _ in .endpoint },
            boxedDatabase.map { _ in .database },
        ]
        let present = kinds.compactMap(\.self)
        return present.count == 1 ? present.first : nil
    }

    /// What tells the subject from the others of its source and kind.
    ///
    /// A database is known by the endpoint of its cluster and its name: clones and standbys share the identifier.
    package var key: String? {
        switch kind {
        case .unit: unit?.unit.value
        case .config: config?.unit.value
        case .endpoint: endpoint?.url.normalized
        case .database:
            database.map { "\($0.cluster.endpoint.value)/\($0.name.value)" }
        case nil: nil
        }
    }
}

/// What a source last said of a subject; earlier words are its history.
package struct Observation: Codable, Sendable, Equatable {
    /// Stays the same as long as the source knows the subject.
    package var id: Int64
    package var sourceID: Int64
    /// The source's name.
    package var source: String
    package var host: String
    package var kind: ObservedKind
    package var key: String
    package var subject: ObservedSubject
    package var observedAt: Timestamp
    /// When the daemon last received it: freshness and order go by this.
    package var receivedAt: Timestamp
    package var firstReceivedAt: Timestamp
    /// When its lasting signals last changed.
    package var changedAt: Timestamp
    /// When a complete report came without it; nil while it is there.
    package var goneAt: Timestamp?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case sourceID = "source_id"
        case source, host, kind, key, subject
        case observedAt = "observed_at"
        case receivedAt = "received_at"
        case firstReceivedAt = "first_received_at"
        case changedAt = "changed_at"
        case goneAt = "gone_at"
    }

    /// Makes an observation.
    package init(
        id: Int64,
        sourceID: Int64,
        source: String,
        host: String,
        kind: ObservedKind,
        key: String,
        subject: ObservedSubject,
        observedAt: Timestamp,
        receivedAt: Timestamp,
        firstReceivedAt: Timestamp,
        changedAt: Timestamp,
        goneAt: Timestamp? = nil
    ) {
        self.id = id
        self.sourceID = sourceID
        self.source = source
        self.host = host
        self.kind = kind
        self.key = key
        self.subject = subject
        self.observedAt = observedAt
        self.receivedAt = receivedAt
        self.firstReceivedAt = firstReceivedAt
        self.changedAt = changedAt
        self.goneAt = goneAt
    }
}
