import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

/// What rule I3 knows of invoices that came in as sent: everything from then on, and nothing of the time before.
@Suite struct ImportedInvoiceProofTests {
    private static let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))

    /// A draft, a sent and a paid invoice of another program, with the ids 1 to 3.
    private static func imported() throws -> TestService {
        let service = try TestService(clock: clock)
        let id = service.call("import.begin", ["kind": "client-ops-hub", "currency": "EUR"])["import_id"] ?? .null
        let invoices = ["draft", "sent", "paid"].enumerated().map { index, status -> JSONValue in
            [
                "source_id": .integer(Int64(index + 1)), "client_source_id": 1, "title": .string(status),
                "amount": 12.5, "status": .string(status), "issued_at": "2026-01-05T09:00:00.000Z",
            ]
        }
        let rows: JSONValue = ["clients": [["source_id": 1, "name": "Acme"]], "invoices": .array(invoices)]
        _ = service.call("import.rows", rows.with("import_id", id))
        let report = service.call("import.commit", ["import_id": id])
        #expect(report.counts("invoice").prefix(2) == [3, 3])
        return service
    }

    /// The export of those, taken back into an empty store.
    private static func reinstated() throws -> TestService {
        let first = try imported()
        let service = try TestService(clock: clock)
        let id = service.call("import.begin", ["kind": "clientops"])["import_id"] ?? .null
        for entity in ExportMethods.Entity.allCases {
            let name = JSONValue.string(entity.rawValue)
            let rows = (first.call("export.page", ["entity": name])["rows"]?.arrayValue ?? []).map { row -> JSONValue in
                ["entity": name, "row": row]
            }
            _ = service.call("import.rows", ["import_id": id, "exported": .array(rows)])
        }
        #expect(service.call("import.commit", ["import_id": id]).counts("invoice").prefix(2) == [3, 3])
        return service
    }

    @Test(arguments: [imported, reinstated])
    func `a change of a sent invoice that came from elsewhere is found`(
        _ make: @Sendable () throws -> TestService
    ) throws {
        let service = try make()
        #expect(try service.read { try $0.invoicesWithoutProof() } == [])
        _ = service.call("invoice.pay", ["id": 2, "amount": 100])
        _ = service.call("invoice.update", ["id": 2, "notes": "called"])
        _ = service.call("invoice.update", ["id": 1, "title": "still a draft"])
        #expect(service.reconcile()["changes"] == [])
        try service.tamper("UPDATE invoice SET title = title || '!'")
        let found = service.reconcile()["changes"]?.arrayValue ?? []
        #expect(found.map { $0["finding"]?["rule"] } == ["I3", "I3"])
        #expect(found.map { $0["finding"]?["subject"] } == ["invoice 2", "invoice 3"])
    }
}
