import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// What becomes of the rows of client-ops-hub (DECISIONS.md 23).
@Suite struct HubImportTests {
    private let service: TestService
    private let summary: ImportSummary

    init() throws {
        service = try TestService()
        let source = try databaseSource(Fixture.clientOpsHub, .clientOpsHub)
        summary = try service.take(source, currency: "EUR")
    }

    private func table(_ kind: EntityKind) throws -> ImportTableReport {
        try #require(summary.report.tables.first { $0.table == kind })
    }

    private func all(_ method: String, _ filters: JSONObject = [:]) throws -> [JSONValue] {
        var params = filters
        params["include_archived"] = true
        params["page_size"] = 500
        return try #require(service.answer(method, .object(params))["items"]?.arrayValue)
    }

    @Test func everyRowIsAccountedFor() throws {
        #expect(summary.unaccounted.isEmpty)
        let expected: [(EntityKind, Int)] = [
            (.user, 4), (.client, 120), (.lead, 60), (.invoice, 316), (.importedHistory, 510),
        ]
        for (kind, count) in expected {
            #expect(try table(kind).read == count && table(kind).created == count, "\(kind)")
            #expect(try table(kind).aside == 0, "\(kind)")
        }
        let lines = summary.report.lines
        #expect(lines.count { $0.reason.contains("was rounded to") } == 100)
        #expect(lines.count { $0.reason.contains("paid without a date") } == 8)
        #expect(lines.count { $0.table == .lead && $0.reason == "lost without a reason" } == 14)
    }

    @Test func aSecondImportChangesNothing() throws {
        let again = try service.take(try databaseSource(Fixture.clientOpsHub, .clientOpsHub), currency: "EUR")
        #expect(again.unaccounted.isEmpty && !again.changesSomething)
        #expect(again.report.tables.map(\.alreadyPresent) == again.report.tables.map(\.read))
    }

    @Test func floatsBecomeMinorUnits() throws {
        let first = try service.answer("invoice.get", ["id": 1])
        #expect(first["amount"] == 30 && first["currency"] == "EUR" && first["status"] == "paid")
        // 0.30000000000000004 is how floating point writes 0.30, so nothing was lost.
        #expect(!summary.report.lines.contains { $0.table == .invoice && $0.sourceID == "1" })
        let line = try #require(summary.report.lines.first { $0.table == .invoice && $0.sourceID == "4" })
        #expect(line.outcome == .converted && line.reason == "amount 1234.565 was rounded to 1234.57 EUR")
        let fourth = try service.answer("invoice.get", ["id": 4, "include_archived": true])
        #expect(fourth["amount"] == 123_457)
    }

    @Test func sentAndPaidOnesStayOutsideTheSeries() throws {
        let invoices = try all("invoice.list")
        #expect(invoices.count == 316)
        for invoice in invoices {
            #expect(invoice["number"] == .null)
            #expect(invoice["imported"]?.boolValue == (invoice["status"] != "draft"))
            #expect((invoice["client_snapshot"] != .null) == (invoice["status"] != "draft"))
        }
        #expect(try service.answer("series.list", [:])["items"] == [])
    }

    @Test func paidOnesHaveOnePaymentOfAllOfIt() throws {
        let paid = try all("invoice.list", ["status": "paid"])
        #expect(paid.count == 155)
        for invoice in paid {
            let payments = try #require(invoice["payments"]?.arrayValue)
            #expect(payments.count == 1 && payments[0]["amount"] == invoice["amount"])
            #expect(payments[0]["paid_on"] == invoice["paid_on"] && invoice["paid_amount"] == invoice["amount"])
        }
        #expect(paid.count { $0["paid_on"] == .null } == 8)
        let first = try service.answer("invoice.get", ["id": 1])
        #expect(first["issued_on"] == "2024-07-27" && first["paid_on"] == "2024-08-26")
    }

    @Test func restoringAClientRestoresWhatWasArchivedWithItAndNothingElse() throws {
        let before = try all("invoice.list", ["client_id": 1])
        let client = try service.answer("client.get", ["id": 1, "include_archived": true])
        let moment = try #require(client["archived_at"])
        let together = Set(before.filter { $0["archived_at"] == moment }.compactMap { $0["id"]?.integerValue })
        #expect(together.count > 1)
        let restored = try service.answer("client.restore", ["id": 1])
        #expect(restored["counts"]?["invoice"]?.integerValue == Int64(together.count))
        for invoice in before where invoice["archived_at"] != .null {
            let id = try #require(invoice["id"]?.integerValue)
            let kind = service.errorKind("invoice.get", ["id": .integer(id)])
            #expect(kind == (together.contains(id) ? nil : "not_found"))
        }
    }

    @Test func everyArchivedClientTakesItsOwnInvoicesAlong() throws {
        var restored: Int64 = 0
        for client in try all("client.list") where client["archived_at"] != .null {
            let answer = try service.answer("client.restore", ["id": client["id"] ?? .null])
            restored += answer["counts"]?["invoice"]?.integerValue ?? 0
        }
        #expect(restored == 40)
        #expect(try all("invoice.list").count { $0["archived_at"] != .null } == 12)
    }

    @Test func activeInvoicesOfArchivedClientsStayAsTheyAre() throws {
        let archived = Set(try all("client.list").filter { $0["archived_at"] != .null }.map { $0["id"] })
        let live = try all("invoice.list").filter { $0["archived_at"] == .null && archived.contains($0["client_id"]) }
        #expect(live.count == 5)
        let id = try #require(live[0]["id"])
        #expect(service.errorKind("invoice.update", ["id": id, "notes": "x"]) == "invalid_state")
    }

    @Test func lostLeadsSayThatNobodyKnowsWhy() throws {
        let leads = try all("lead.list")
        #expect(leads.count == 60)
        for lead in leads {
            #expect(lead["lost_reason"] == (lead["status"] == "lost" ? "imported: reason unknown" : .null))
            let step: JSONValue = ["status": lead["status"] ?? .null, "at": lead["created_at"] ?? .null]
            #expect(lead["history"] == .array([step]))
        }
    }

    @Test func theOldLogStaysOutOfTheChain() throws {
        #expect(try service.answer("audit.verify", [:])["valid"] == true)
        #expect(try service.answer("audit.list", ["entity": "imported_history"])["items"] == [])
    }
}

/// What a call of `import.begin` refuses, and amounts that are no invoice's.
@Suite struct HubImportRefusalTests {
    @Test(
        arguments: [
            ["kind": "client-ops-hub"], ["kind": "client-ops-hub", "currency": "XAU"],
            ["kind": "client-ops-hub", "currency": "eur"], ["kind": "client-infra-manager", "currency": "EUR"],
            ["kind": "csv", "currency": "EUR"],
        ] as [JSONValue]
    )
    func theCurrencyIsForTheHub(_ params: JSONValue) throws {
        let service = try TestService()
        let data = service.reply("import.begin", params)["error"]?["data"]
        #expect(data?["kind"] == "invalid_params" && data?["pointer"] == "/params/currency")
    }

    @Test(arguments: [
        ("0.004", "EUR", "amount: 0.004 is not from 0.01 to 10000000000.00 EUR"),
        ("-5", "EUR", "amount: -5.0 is not from 0.01 to 10000000000.00 EUR"),
        ("1e300", "EUR", "amount: 1e+300 is not from 0.01 to 10000000000.00 EUR"),
        ("0.4", "JPY", "amount: 0.4 is not from 1 to 1000000000000 JPY"),
    ])
    func amountsOutsideTheRangeAreKeptAside(_ amount: String, _ currency: String, _ reason: String) throws {
        let file = try TemporaryDatabase(
            Fixture.hubSchema
                + """
                INSERT INTO clients (id, name) VALUES (1, 'Acme');
                INSERT INTO invoices (id, client_id, title, amount, status, issued_at)
                    VALUES (7, 1, 'Hosting', \(amount), 'sent', '2024-07-17 16:03:50'),
                    (8, 2, 'Hosting', 5, 'sent', '2024-07-17 16:03:50');
                """
        )
        let summary = try TestService().take(try databaseSource(file.path, .clientOpsHub), currency: currency)
        let orphan = "the client 2 it belongs to was not taken over"
        #expect(summary.report.lines.map(\.reason) == [reason, orphan])
        #expect(summary.unaccounted.isEmpty)
    }
}
