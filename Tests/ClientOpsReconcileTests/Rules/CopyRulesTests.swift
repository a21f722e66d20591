import ClientOpsModel
import ClientOpsReconcile
import Testing

/// D1, D2, D5 and D6.
@Suite struct CopyRulesTests {
    private static func copies(_ names: [String] = ["acme", "copy"]) throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        for (index, name) in names.enumerated() {
            try reality.server("web-1", "\(name).service", serving: [name], port: 8069 + Int64(index))
            try reality.database("web-1", name)
        }
        try reality.declare(1, on: "web-1", database: "acme")
        return reality
    }

    @Test func theSeverityOfASharedUUID() throws {
        let rule = SharedUUIDRule()
        func severity(_ change: (inout Reality) throws -> Void) throws -> Severity? {
            var reality = try Self.copies()
            try change(&reality)
            return try reality.present(rule)[.uuid(Reality.uuid)]?.severity
        }
        #expect(try severity { _ in } == .critical)
        #expect(try severity { $0.change(unit: "copy.service") { $0.running = false } } == .medium)
        #expect(try severity { $0.change(database: "copy") { $0.workingCrons = 0 } } == .high)
        let bound = try severity {
            $0.change(database: "copy") { $0.workingCrons = 0 }
            try $0.declare(2, .staging, on: "web-1", database: "copy")
        }
        #expect(bound == .info)
        #expect(try severity { $0.lose(database: "copy") } == nil)
    }

    @Test func hundredsOfDormantCopiesAreMediumAtMost() throws {
        var reality = try Self.copies(["acme"])
        for number in 0..<300 { try reality.database("web-1", "acme_old\(number)") }
        #expect(try reality.present(SharedUUIDRule())[.uuid(Reality.uuid)]?.severity == .medium)
        #expect(try reality.present(UndeclaredRule()).values.allSatisfy { $0.severity == .medium })
        #expect(try reality.verdicts(EffectiveProductionsRule()).isEmpty)
    }

    @Test(arguments: [
        nil, "", "false", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "12345678-1234-1234-1234-123456789012", "not-a-uuid",
    ])
    func placeholdersAndEmptyValuesNeverMatch(_ uuid: String?) throws {
        var reality = try Self.copies()
        let value = uuid.flatMap { try? ShortName($0) }
        for name in ["acme", "copy"] { reality.change(database: name) { $0.uuid = value } }
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
    }

    @Test func theCaseOfAUUIDDoesNotMatter() throws {
        var reality = try Self.copies()
        let upper = try ShortName(Reality.uuid.uppercased())
        reality.change(database: "copy") { $0.uuid = upper }
        #expect(try reality.present(SharedUUIDRule()).count == 1)
    }

    @Test func oneDatabaseUnderTwoNamesOfAnEndpointIsUnknown() throws {
        var reality = try Self.copies(["acme"])
        try reality.host("web-2")
        try reality.database("web-2", "acme", cluster: nil) {
            $0.cluster.endpoint = try ObservedText("db.internal:5432")
            $0.cluster.startedAt = nil
        }
        #expect(try reality.unknown(SharedUUIDRule()) == [.uuid(Reality.uuid)])
        #expect(try reality.present(SharedUUIDRule()).isEmpty)
    }

    @Test func localhostOnTwoHostsIsNotOneCluster() throws {
        var reality = Reality()
        for host in ["web-1", "web-2"] {
            try reality.host(host)
            try reality.database(host, "acme", cluster: nil) { $0.cluster.startedAt = nil }
        }
        #expect(try reality.present(SharedUUIDRule())[.uuid(Reality.uuid)]?.members.count == 2)
        try reality.declare(1, on: "web-1", database: "acme")
        try reality.declare(2, on: "web-2", database: "acme")
        #expect(try reality.verdicts(SharedDatabaseRule()).isEmpty)
    }

    @Test func aPoolersPortIsTheSameCluster() throws {
        var reality = try Self.copies(["acme"])
        try reality.server("web-1", "pooled.service", serving: ["acme"], port: 8079) { _ in
        } config: {
            $0.dbHost = try ShortName("127.0.0.1")
            $0.dbPort = 6432
        }
        #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
    }

    @Test func aSilentSourceMakesTheUnitsPartUnknownNotClear() throws {
        var reality = try Self.copies()
        var books = Books()
        books.run(reality.facts)
        reality.silent = [reality.source("web-1/units")]
        reality.pass(minutes: 15)
        #expect(!books.run(reality.facts).contains { $0.contains("D2") })
        #expect(books.open.contains("D2 critical"))
    }

    @Test func theSameLineageWithAnotherUUIDIsOneStepLower() throws {
        let rule = SharedLineageRule()
        let subject = RuleSubject.lineage("lineage-of-acme")
        var reality = try Self.copies()
        #expect(try reality.verdicts(rule).isEmpty)
        let other = try ShortName(Reality.otherUUID)
        reality.change(database: "copy") { $0.uuid = other }
        #expect(try reality.present(rule)[subject]?.severity == .high)
        reality.change(unit: "copy.service") { $0.running = false }
        #expect(try reality.present(rule)[subject]?.severity == .low)
        reality.change(database: "copy") { $0.uuid = nil }
        #expect(try reality.unknown(rule) == [subject])
        reality.change(database: "copy") { $0.lineage = nil }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func oneDatabaseOfSeveralInstances() throws {
        let rule = SharedDatabaseRule()
        var reality = try Self.copies(["acme"])
        #expect(try reality.verdicts(rule).isEmpty)
        try reality.declare(2, .staging, in: 2, on: "web-1", database: "acme")
        let evidence = try #require(try reality.present(rule)[.database("acme")])
        #expect(evidence.severity == .high)
        #expect(evidence.members.map(\.label) == ["Acme / Shop / I1", "Acme / Books / I2"])
        #expect(!evidence.summary.contains("I1"))
        reality.change(instance: 2) { $0.type = .production }
        #expect(try reality.present(rule)[.database("acme")]?.severity == .critical)
        reality.facts.declared.announcedSides = [[1, 2]]
        #expect(try reality.present(rule)[.database("acme")]?.severity == .info)
        reality.change(instance: 2) { $0.active = false }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func aSharedPlaceThatNobodySawIsFoundInTheRows() throws {
        var reality = Reality()
        try reality.declare(1, on: "web-1", database: "acme")
        try reality.declare(2, .staging, in: 2, on: "web-1", database: "acme")
        try reality.declare(3, .staging, in: 2, on: "web-2", database: "acme")
        let found = try reality.present(SharedDatabaseRule())
        #expect(found.mapValues(\.memberIDs) == [.database(cluster: "web-1", name: "acme"): [1, 2]])
        #expect(found.values.allSatisfy { $0.sources.isEmpty })
    }

    @Test func aTemplateIsUnknownWhileItsDatabasesAreNotSeen() throws {
        var reality = Reality()
        try reality.host("web-1")
        for id in Int64(1)...3 {
            reality.facts.declared.projects.append(ProjectFact(id: id + 10, clientID: 1, name: "P\(id)"))
            try reality.database("web-1", "tenant\(id)") { $0.lineage = nil }
            try reality.declare(id, in: id + 10, on: "web-1", database: "tenant\(id)")
        }
        #expect(try reality.present(SharedTemplateRule()).keys.map(\.self) == [.uuid(Reality.uuid)])
        reality.silent = [reality.source("web-1/sql")]
        reality.pass(minutes: 15)
        #expect(try reality.unknown(SharedTemplateRule()) == [.uuid(Reality.uuid)])
    }
}
