import ClientOpsModel
import ClientOpsReconcile

/// A machine on which each instance has a database and a unit of its own, so that most of them are bound.
extension RandomReality {
    static let tidy = "web-4"
    /// How many instances live there.
    static let owners = 14

    private func database(of index: Int) -> String { "own\(index)" }
    private func unit(of index: Int) -> String { "own\(index).service" }

    /// Gives an instance its database and server.
    mutating func settle(_ index: Int) throws {
        let (name, unit) = (database(of: index), unit(of: index))
        let uuid = "7d1a4c1e-6f0a-11ee-8c99-1000000000\(10 + index)"
        let (series, neutralized) = (generator.pick(["14.0", "17.0"], else: ""), generator.chance(40))
        let isByName = generator.chance(70)
        let isUndressed = generator.chance(isByName ? 10 : 60)
        try reality.server(
            Self.tidy,
            unit,
            serving: isUndressed ? [] : [name],
            port: 9000 + Int64(index),
            series: series
        )
        try reality.database(Self.tidy, name, uuid: generator.chance(70) ? uuid : Self.uuids[index % 2]) {
            $0.series = try ShortName(series)
            $0.lineage = try ShortName("lineage-of-\(index / 2)")
            $0.neutralized = neutralized
        }
        var instance = reality.facts.declared.instances[index]
        instance.host = Self.tidy
        (instance.dbCluster, instance.dbUUID, instance.dbLineage) = (nil, nil, nil)
        let node = InstanceNode(host: try ShortName(Self.tidy), unit: try ShortName(unit), role: .both)
        instance.dbName = isByName ? name : nil
        instance.nodes = isByName ? [] : [node]
        instance.state = .inService
        if index.isMultiple(of: 2) { instance.type = .production }
        instance.watchedBy = nil
        instance.odooVersion = generator.pick(["14.0", "17", nil], else: nil)
        reality.facts.declared.instances[index] = instance
        if isByName, generator.chance(60) { reality.adopt(instance.id, name) }
    }

    /// Declares the last of the instances on a server that reaches a cluster by a name nobody can place.
    mutating func estrange() throws {
        let index = Self.owners - 1
        let node = InstanceNode(host: try ShortName(Self.tidy), unit: try ShortName("far.service"), role: .both)
        try reality.server(Self.tidy, "far.service", serving: [database(of: 0)], port: 9099) { _ in
        } config: {
            $0.dbHost = try ShortName("db.internal")
        }
        try reality.database(Self.tidy, database(of: 0), cluster: nil) {
            $0.cluster.endpoint = try ObservedText("db.internal:5432")
            $0.cluster.startedAt = nil
        }
        var instance = reality.facts.declared.instances[index]
        (instance.dbCluster, instance.dbName, instance.nodes) = (nil, nil, [node])
        (instance.active, instance.isArchived) = (true, false)
        reality.facts.declared.instances[index] = instance
    }

    /// Lets some of the instances live on: used otherwise, moved, stopped, changed by hand.
    mutating func unsettle() throws {
        let source = reality.source("\(Self.tidy)/sql")
        if generator.chance(reality.silent.contains(source) ? 70 : 12) {
            reality.silent.formSymmetricDifference([source])
        }
        for index in 0..<Self.owners - 1 {
            let (name, unit) = (database(of: index), unit(of: index))
            var draw = generator
            switch draw.next() % 20 {
            case 0: reality.facts.declared.instances[index].active.toggle()
            case 1, 2: try reality.change(database: name) { try Self.vary(&$0, &draw) }
            case 3, 4: reality.change(database: name) { $0.neutralized = $0.neutralized.map { !$0 } ?? false }
            case 5: reality.change(unit: unit) { $0.running.toggle() }
            case 6, 15, 18: try move(index)
            case 7: reality.facts.declared.instances[index].odooVersion = "14.0"
            case 8, 16: reality.adopt(reality.facts.declared.instances[index].id, "moved\(index)")
            case 9:
                let names = [try ShortName(name)]
                reality.change(config: unit) { $0.dbNames = $0.dbNames.isEmpty ? names : [] }
            case 10: reality.change(database: name) { ($0.series, $0.lineage) = (nil, nil) }
            case 12, 17: try copy(index)
            case 13: reality.change(database: "copy\(index)") { $0.uuid = nil }
            case 14: reality.change(database: name) { $0.neutralized = nil }
            case 11: reality.facts.declared.instances[index].dbName = name
            default: break
            }
            _ = draw.next()
            generator = draw
        }
    }

    /// Copies a database as `createdb -T` does, and has somebody run its crons.
    private mutating func copy(_ index: Int) throws {
        let seen = reality.facts.observed.observations.compactMap(\.subject.database)
        guard let original = seen.first(where: { $0.name.value == database(of: index) }),
            !seen.contains(where: { $0.name.value == "copy\(index)" })
        else { return }
        let now = reality.facts.now
        try reality.database(Self.tidy, "copy\(index)", uuid: original.uuid?.value) {
            ($0.lineage, $0.baseURL, $0.lastCronCall) = (original.lineage, original.baseURL, now)
        }
    }

    /// Renames a database behind everybody's back.
    private mutating func move(_ index: Int) throws {
        let old = database(of: index)
        let uuid = reality.facts.declared.instances[index].dbUUID
        guard uuid != nil else { return }
        reality.lose(database: old)
        if !reality.facts.observed.observations.contains(where: { $0.subject.database?.name.value == "moved\(index)" })
        {
            try reality.database(Self.tidy, "moved\(index)", uuid: uuid)
        }
    }
}
