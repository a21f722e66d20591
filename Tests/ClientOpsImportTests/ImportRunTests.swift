import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct ImportRunTests {
    private func source(
        _ script: String,
        _ format: ImportMethods.Format = .clientInfraManager
    ) throws -> (
        TemporaryDatabase, ImportSource
    ) {
        let file = try TemporaryDatabase(script)
        return (file, try databaseSource(file.path, format))
    }

    @Test func sendsTheFixtureInPages() throws {
        let service = RecordingService()
        let source = try databaseSource(Fixture.clientInfraManager, .clientInfraManager)
        let summary = try ImportRun(source: source, service: service).perform(dryRun: false)
        #expect(
            service.calls == ["begin client-infra-manager", "rows 17", "rows 17", "rows 17", "rows 17", "commit 17"]
        )
        #expect(service.pages.map(\.count) == [500, 500, 500, 6])
        #expect(summary.report.tables.map(\.table) == [.user, .client, .project, .instance, .assignment])
        #expect(summary.report.tables.map(\.read) == [15, 120, 230, 789, 352])
        #expect(summary.unaccounted.isEmpty && !summary.report.dryRun)
    }

    @Test func parentsComeBeforeTheirChildren() throws {
        let service = RecordingService()
        let source = try databaseSource(Fixture.clientInfraManager, .clientInfraManager)
        _ = try ImportRun(source: source, service: service).perform(dryRun: true)
        var clients: Set<Int64> = []
        var projects: Set<Int64> = []
        for page in service.pages {
            clients.formUnion((page.clients ?? []).map(\.sourceID))
            #expect((page.projects ?? []).allSatisfy { clients.contains($0.clientSourceID) })
            projects.formUnion((page.projects ?? []).map(\.sourceID))
            #expect((page.instances ?? []).allSatisfy { projects.contains($0.projectSourceID) })
        }
    }

    @Test func everyPageFitsALine() throws {
        let (file, source) = try source(
            Fixture.hubSchema
                + """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
                INSERT INTO clients (id, name, notes)
                    SELECT i, 'Acme', CAST(replace(hex(zeroblob(30000)), '00', char(1)) AS TEXT) FROM n;
                """,
            .clientOpsHub
        )
        let service = RecordingService()
        let summary = try ImportRun(source: source, service: service).perform(dryRun: false)
        #expect(summary.report.tables.first { $0.table == .client }?.created == 40)
        for page in service.pages { #expect(try StrictJSONEncoder().encode(page).count < 1_000_000) }
        #expect(service.pages.count == 20)
        withExtendedLifetime(file) {}
    }

    @Test func countsWhatCouldNotBeSent() throws {
        let (file, source) = try source(
            Fixture.infraSchema
                + """
                INSERT INTO clients VALUES (1, 'Acme'), (2, NULL), (3, 'Bolt');
                INSERT INTO projects VALUES (1, 'Shop', 2);
                """
        )
        let service = RecordingService()
        service.answer = { report in
            // The daemon keeps the project aside because its client never came.
            report.tables[1].created = 0
            report.tables[1].aside = 1
            report.lines = [ImportLine(table: .project, sourceID: "1", outcome: .aside, reason: "No client 2.")]
        }
        let summary = try ImportRun(source: source, service: service).perform(dryRun: false)
        #expect(service.pages.map { $0.clients?.map(\.sourceID) } == [[1, 3]])
        let clients = try #require(summary.report.tables.first { $0.table == .client })
        #expect(clients.read == 3 && clients.created == 2 && clients.aside == 1)
        #expect(summary.report.tables.map(\.read) == [0, 3, 1, 0, 0])
        #expect(summary.report.lines.map(\.reason) == ["name is NULL.", "No client 2."])
        #expect(summary.unaccounted.isEmpty)
        withExtendedLifetime(file) {}
    }

    @Test func aRowThatTheDaemonLosesIsNoticed() throws {
        let (file, source) = try source(
            Fixture.infraSchema
                + "INSERT INTO clients VALUES (1, 'Acme'), (2, 'Bolt'); INSERT INTO projects VALUES (1, 'Shop', 1);"
        )
        let service = RecordingService()
        service.answer = { report in
            report.tables[0].read = 1
            report.tables[0].created = 1
            report.tables[1].created = 0
        }
        let summary = try ImportRun(source: source, service: service).perform(dryRun: false)
        #expect(summary.unaccounted == [.client, .project])
        #expect(summary.text(source: "x").contains("Not every row of the table client is accounted for.\n"))
        withExtendedLifetime(file) {}
    }

    @Test func aFileThatChangesMeanwhileIsNotCommitted() throws {
        let (file, source) = try source(Fixture.infraSchema + "INSERT INTO clients VALUES (1, 'Acme');")
        let service = RecordingService()
        service.afterPage = { try file.run("INSERT INTO clients VALUES (2, printf('%.9000c', 'x'));") }
        #expect(throws: SourceError.changed(path: file.path)) {
            try ImportRun(source: source, service: service).perform(dryRun: false)
        }
        #expect(service.calls == ["begin client-infra-manager", "rows 17"])
    }

    @Test func anEmptyDatabaseIsCommittedToo() throws {
        let (file, source) = try source(Fixture.infraSchema)
        let service = RecordingService()
        let summary = try ImportRun(source: source, service: service).perform(dryRun: true)
        #expect(service.calls == ["begin client-infra-manager dry", "commit 17"])
        #expect(summary.report.dryRun && !summary.changesSomething && summary.unaccounted.isEmpty)
        withExtendedLifetime(file) {}
    }

    @Test(arguments: [
        (ImportDialogue.Mode.apply, false, ["begin"]), (.plan, false, ["begin dry"]), (.ask, false, ["begin dry"]),
        (.ask, true, ["begin dry", "begin"]),
    ])
    func asksBeforeItApplies(_ mode: ImportDialogue.Mode, _ answer: Bool, _ begun: [String]) throws {
        let (file, source) = try source(Fixture.infraSchema + "INSERT INTO clients VALUES (1, 'Acme');")
        let service = RecordingService()
        var shown = 0
        let dialogue = ImportDialogue(mode: mode, showPlan: { _ in shown += 1 }, confirm: { answer })
        let outcome = try dialogue.perform(ImportRun(source: source, service: service))
        let begins = service.calls.filter { $0.hasPrefix("begin") }
        #expect(begins.map { $0.replacing(" client-infra-manager", with: "") } == begun)
        #expect(shown == (mode == .ask ? 1 : 0))
        switch outcome {
        case .applied(let summary): #expect(mode == .apply || answer && !summary.report.dryRun)
        case .planned(let summary): #expect(mode == .plan && summary.report.dryRun)
        case .declined: #expect(mode == .ask && !answer)
        }
        withExtendedLifetime(file) {}
    }

    @Test func doesNotAskWhenThereIsNothingToDo() throws {
        let (file, source) = try source(Fixture.infraSchema)
        let dialogue = ImportDialogue(
            mode: .ask,
            showPlan: { _ in Issue.record("shown") },
            confirm: {
                Issue.record("asked")
                return true
            }
        )
        guard case .planned = try dialogue.perform(ImportRun(source: source, service: RecordingService())) else {
            Issue.record("applied")
            return
        }
        withExtendedLifetime(file) {}
    }
}
