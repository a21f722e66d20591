import ClientOpsTestSupport
import StrictJSON
import Testing

/// Books that cannot be read leave their own rule undecided, and its findings as they are.
@Suite struct LedgerReadFailureTests {
    private let service: TestService

    /// Three sent invoices and one fault for each of I1, I2 and I3.
    init() throws {
        service = try TestService()
        let client = service.client()
        for _ in 1...3 {
            let draft: JSONValue = ["client_id": client, "title": "Hosting", "currency": "EUR", "amount": 10_000]
            _ = service.call("invoice.send", ["id": service.id("invoice.create", draft)])
        }
        try service.tamper(
            "UPDATE invoice SET number = NULL, imported = 1, frozen_hash = NULL WHERE id = 2",
            "UPDATE invoice SET paid_amount = 5 WHERE id = 1",
            "UPDATE invoice SET title = 'Other' WHERE id = 3"
        )
        service.reconcile()
    }

    /// State and last answer of each finding, by rule.
    private func findings() -> [String: [JSONValue?]] {
        let rows = service.items("finding.list").map {
            ($0["rule"]?.stringValue ?? "", [$0["state"], $0["last_answer"]])
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: [
        ("I1", "ALTER TABLE series RENAME TO elsewhere"),
        ("I2", "ALTER TABLE payment RENAME TO elsewhere"),
        ("I3", "ALTER TABLE invoice RENAME COLUMN frozen_hash TO elsewhere"),
    ])
    func `a table that cannot be read changes nothing`(_ rule: String, _ loss: String) throws {
        let known = findings()
        #expect(Set(known.keys) == ["I1", "I2", "I3"] && known.values.allSatisfy { $0 == ["open", "present"] })
        try service.tamper(loss)
        for _ in 1...3 {
            let run = service.reconcile()
            #expect(run["run"]?["failed_rules"]?.arrayValue?.compactMap { $0["rule"]?.stringValue } == [rule])
            #expect(run["changes"] == [])
        }
        var expected = known
        expected[rule] = ["open", "unknown"]
        #expect(findings() == expected)
    }
}
