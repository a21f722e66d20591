import ClientOpsModel
import ClientOpsReconcile

/// The worlds that cases begin with, and what happens to them.
extension Reality {
    /// A production of project 1, its database `acme` and its server on web-1; not adopted.
    static func production(
        _ type: InstanceType = .production,
        _ configure: (inout DatabaseSignals) throws -> Void = { _ in }
    ) throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        try reality.server("web-1", "odoo.service", serving: ["acme"])
        try reality.database("web-1", "acme", configure)
        try reality.declare(1, type, on: "web-1", database: "acme", url: "https://shop.example.org")
        return reality
    }

    /// Two databases of web-1, each with a server of its own; the first is declared.
    static func copies(_ names: [String] = ["acme", "copy"]) throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        for (index, name) in names.enumerated() {
            try reality.server("web-1", "\(name).service", serving: [name], port: 8069 + Int64(index))
            try reality.database("web-1", name)
        }
        try reality.declare(1, on: "web-1", database: "acme")
        return reality
    }

    /// The production, and web-2 whose server and collector reach a cluster as `db.internal`.
    static func twoHosts(cluster: String = Reality.cluster) throws -> Reality {
        var reality = try production()
        try reality.host("web-2")
        try reality.database("web-2", "acme", cluster: cluster) {
            $0.cluster.endpoint = try ObservedText("db.internal:5432")
        }
        try reality.server(
            "web-2",
            "node.service",
            serving: ["acme"],
            config: { $0.dbHost = try ShortName("db.internal") }
        )
        return reality
    }

    /// Databases of three projects with one uuid and lineage.
    static func template() throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        for id in Int64(1)...3 {
            reality.facts.declared.projects.append(ProjectFact(id: id + 10, clientID: 1, name: "P\(id)"))
            try reality.database("web-1", "tenant\(id)")
            try reality.declare(id, in: id + 10, on: "web-1", database: "tenant\(id)")
        }
        return reality
    }

    /// The production, and a running server without `db_name` that connects as the same role.
    static func serverWithoutName(
        series: String? = "14.0",
        _ configure: (inout ConfigSignals) throws -> Void = { _ in }
    ) throws -> Reality {
        var reality = try production()
        try reality.server("web-1", "all.service", port: 8070, series: series, config: configure)
        return reality
    }

    /// A cut-over of the productions 1 and 2 of project 1, from an hour ago on.
    static func cutover(untilMinute end: Int64) throws -> Reality {
        var reality = Reality()
        for id in Int64(1)...2 { try reality.declare(id) }
        var cutover = Cutover(
            projectID: 1,
            fromInstance: 1,
            toInstance: 2,
            startsAt: moment(-60),
            endsAt: moment(end),
            reason: "Move",
            approvedBy: "ada"
        )
        cutover.id = 4
        reality.facts.ledger.cutovers = [cutover]
        return reality
    }

    /// Lets a source report nothing for longer than any grace.
    mutating func silence(_ name: String) {
        silent.insert(source(name))
        pass(minutes: 15)
    }

    /// Changes what one host says of the databases of a name.
    mutating func change(
        database name: String,
        on host: String,
        _ change: (inout DatabaseSignals) throws -> Void
    ) rethrows {
        try each(\.database, ObservedSubject.init, where: { $0.host == host && $1.name.value == name }, change)
    }

    /// Changes what is said of the configurations of a unit.
    mutating func change(config unit: String, _ change: (inout ConfigSignals) throws -> Void) rethrows {
        try each(\.config, ObservedSubject.init, where: { $1.unit.value == unit }, change)
    }

    /// Brings back what was gone.
    mutating func find() {
        for index in facts.observed.observations.indices { facts.observed.observations[index].goneAt = nil }
        pass(minutes: 0)
    }

    /// Announces databases of a machine, such as a restore test.
    mutating func announce(_ pattern: String, on host: String = "web-1", untilMinute end: Int64 = 6000) {
        var expectation = Expectation(place: host, pattern: pattern, until: moment(end), reason: "Restore test")
        expectation.id = Int64(facts.observed.expectations.count + 1)
        facts.observed.expectations.append(expectation)
    }
}
