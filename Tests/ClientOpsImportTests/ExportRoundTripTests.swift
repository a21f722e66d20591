import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Export, import into an empty store, export again: the same bytes.
@Suite struct ExportRoundTripTests {
    private static let now = Timestamp(milliseconds: 1_769_860_800_000)

    private func filled() throws -> TestService {
        let service = try TestService(clock: TestClock(Self.now))
        _ = try service.take(try databaseSource(Fixture.clientInfraManager))
        _ = try service.take(try databaseSource(Fixture.clientOpsHub, .clientOpsHub), currency: "EUR")
        return service
    }

    private func reimported(_ bytes: [UInt8]) throws -> TestService {
        let file = try TemporaryDatabase(bytes: bytes)
        let service = try TestService()
        let summary = try service.take(try ExportSource(path: file.path))
        #expect(summary.unaccounted.isEmpty && summary.changesSomething)
        return service
    }

    @Test func bothFixturesComeBackByteForByte() throws {
        let first = try filled().export()
        let lines = first.split(separator: UInt8(ascii: "\n")).count
        #expect(lines == 1 + 19 + 240 + 230 + 789 + 352 + 60 + 316)
        let second = try reimported(first)
        #expect(try second.export() == first)
        #expect(try second.answer("audit.verify", [:])["valid"] == true)
    }

    @Test func everythingThatWasDoneComesBackByteForByte() throws {
        let service = try filled()
        try service.live(at: Self.now)
        let first = try service.export(pageSize: 7)
        #expect(try service.export(pageSize: 500) == first)
        let second = try reimported(first)
        #expect(try second.export() == first)
        // The store goes on where the other one was.
        let restored = try second.answer("client.restore", ["id": 123])["counts"]
        #expect(try restored == service.answer("client.restore", ["id": 123])["counts"])
        #expect(try second.answer("series.list", [:]) == service.answer("series.list", [:]))
        let next: JSONValue = ["name": "Next"]
        #expect(try second.answer("client.create", next)["id"] == service.answer("client.create", next)["id"])
        try third(after: second)
    }

    private func third(after second: TestService) throws {
        let bytes = try second.export()
        #expect(try reimported(bytes).export() == bytes)
    }

    @Test func operationsAfterwardsNeverMeetThoseThatWereKept() throws {
        let service = try TestService()
        // Many entries, so that the kept operation is ahead of the log of the store that takes it.
        for index in 0..<20 { _ = try service.answer("client.create", ["name": .string("Client \(index)")]) }
        let client: JSONValue = ["client_id": 1, "name": "Early"]
        let project = try service.answer("project.create", client)["id"] ?? .null
        _ = try service.answer("project.archive", ["id": project])
        let second = try reimported(try service.export())
        for id in 1...20 { _ = try second.answer("client.archive", ["id": .integer(Int64(id))]) }
        for id in 1...20 {
            let counts = try second.answer("client.restore", ["id": .integer(Int64(id))])["counts"]
            #expect(counts?["project"] == 0)
        }
    }

    @Test func onlyAnEmptyStoreTakesAnExport() throws {
        let service = try TestService()
        _ = try service.answer("client.create", ["name": "Acme"])
        #expect(service.errorKind("import.begin", ["kind": "clientops"]) == "invalid_state")
        let empty = try TestService()
        let id = try empty.begin(.clientops, currency: nil, dryRun: false)
        _ = try empty.answer("client.create", ["name": "Acme"])
        #expect(empty.errorKind("import.commit", ["import_id": .integer(id)]) == "invalid_state")
    }

    @Test func aPlanLeavesTheStoreEmpty() throws {
        let file = try TemporaryDatabase(bytes: try filled().export())
        let service = try TestService()
        let plan = try service.take(try ExportSource(path: file.path), dryRun: true)
        #expect(plan.report.dryRun && plan.unaccounted.isEmpty)
        #expect(try service.answer("client.list", ["include_archived": true])["items"] == [])
        #expect(try service.take(try ExportSource(path: file.path)).unaccounted.isEmpty)
    }

    @Test(arguments: [
        (#"{"entity":"client","row":{"id":1}}"#, "client 1"),
        (
            #"{"entity":"project","row":{"id":1,"client_id":9,"name":"a","stage":"live","revision":1,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}}"#,
            "FOREIGN KEY"
        ),
        (
            #"{"entity":"client","row":{"id":1,"name":"a\u001bb","revision":1,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}}"#,
            "name has to be"
        ),
        (
            #"{"entity":"client","row":{"id":1,"name":"ab","revision":1,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","x":1}}"#,
            "/x"
        ),
    ])
    func oneBadRowRefusesAll(_ line: String, _ word: String) throws {
        let service = try TestService()
        let id = try service.begin(.clientops, currency: nil, dryRun: false)
        let row = JSONValue(try JSONDocument(line).root)
        _ = try service.answer("import.rows", ["import_id": .integer(id), "exported": .array([row])])
        let error = service.reply("import.commit", ["import_id": .integer(id)])["error"]
        #expect(error?["data"]?["kind"] == "invalid_params")
        #expect("\(error ?? .null)".contains(word), "\(error ?? .null)")
        #expect(try service.export().split(separator: 10).count == 1)
    }

    @Test(arguments: [
        ("", 1), ("{}\n", 1), ("\n{\"format\":\"clientops-export\",\"version\":1}\n", 1),
        ("{\"format\":\"clientops-export\",\"version\":2}\n", 1),
    ])
    func aFileWithoutTheHeaderIsRefused(_ text: String, _ line: Int) throws {
        let file = try TemporaryDatabase(bytes: Array(text.utf8))
        #expect { try ExportSource(path: file.path) } throws: { error in
            guard case .malformed(_, line, _) = error as? SourceError else { return false }
            return true
        }
    }

    @Test(arguments: ["{\"entity\":\"client\"}", "{\"entity\":\"cat\",\"row\":{}}", "{", "[]"])
    func aBrokenLineIsNamed(_ line: String) throws {
        let header = String(decoding: JSONValue.object(ExportFile.header).serialized(), as: UTF8.self)
        let file = try TemporaryDatabase(bytes: Array("\(header)\n\(line)\n".utf8))
        let source = try ExportSource(path: file.path)
        #expect { try source.forEachItem { _, _, _ in } } throws: { error in
            guard case .malformed(_, 2, _) = error as? SourceError else { return false }
            return true
        }
    }

    @Test func aCursorOfAnotherEntityIsRefused() throws {
        let service = try TestService()
        for cursor in ["project-1", "client", "client-", "client--1", "1"] {
            let params: JSONValue = ["entity": "client", "cursor": .string(cursor)]
            #expect(service.errorKind("export.page", params) == "invalid_params", "\(cursor)")
        }
        let staff = TestPeers.inGroup(of: .staff)
        #expect(service.errorKind("export.page", ["entity": "client"], as: staff) == "permission_denied")
    }
}

extension TestService {
    /// Does a little of everything, so that an export has it.
    fileprivate func live(at now: Timestamp) throws {
        let project = try answer("project.create", ["client_id": 2, "name": "Shop", "notes": "a\n“b”"])["id"] ?? .null
        func instance(_ name: String, _ active: Bool) throws -> JSONValue {
            try answer(
                "instance.create",
                [
                    "project_id": project, "name": .string(name), "type": "production", "active": .bool(active),
                    "url": "HTTPS://Shop.example:443/", "aliases": ["*.shop.example"],
                    "nodes": [["host": "web-1", "unit": "odoo.service", "role": "web"]],
                ]
            )["id"] ?? .null
        }
        let (from, to) = (try instance("old", true), try instance("new", false))
        _ = try answer(
            "cutover.open",
            [
                "project_id": project, "from_instance": from, "to_instance": to, "reason": "new server",
                "starts_at": .string(now.description), "ends_at": .string(now.adding(seconds: 86_400).description),
            ]
        )
        _ = try answer("instance.activate", ["id": to])
        try bill()
        _ = try answer("user.create", ["username": "eva", "uid": 4321, "role": "staff", "display_name": "Eva"])
        let lead = try answer("lead.create", ["name": "Ada Lovelace", "email": "ada@example.org"])["id"] ?? .null
        _ = try answer("lead.set_status", ["id": lead, "status": "contacted"])
        _ = try answer("lead.convert", ["id": lead])
        _ = try answer("client.update", ["id": 5, "notes": "changed"])
    }

    private func bill() throws {
        _ = try answer("series.start", ["year": 2025, "first": 41])
        func invoice(_ amount: Int64) throws -> JSONValue {
            let draft: JSONValue = [
                "client_id": 2, "title": "Hosting", "currency": "EUR", "amount": .integer(amount),
                "issued_on": "2025-03-01", "due_on": "2025-03-31",
            ]
            let id = try answer("invoice.create", draft)["id"] ?? .null
            _ = try answer("invoice.send", ["id": id])
            return id
        }
        let paid = try invoice(10_000)
        _ = try answer("invoice.pay", ["id": paid, "amount": 4_000, "method": "bank", "paid_on": "2025-04-01"])
        let settled = try answer("invoice.pay", ["id": paid])
        let payment = settled["payments"]?[1]?["id"] ?? .null
        _ = try answer("invoice.reverse_payment", ["id": paid, "payment_id": payment, "reason": "returned"])
        _ = try answer("invoice.void", ["id": try invoice(500), "reason": "twice"])
        _ = try answer("series.close", ["year": 2025])
    }
}
