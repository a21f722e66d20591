import ClientOpsModel
import Dispatch
import StrictJSON
import Synchronization
import Testing

/// Gap-free yearly numbers (PRODUCT.md section 3).
@Suite struct SeriesTests {
    private let firm: Firm
    private let client: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client()
    }

    private func send(on day: String? = nil) -> Answer {
        let id = firm.draft(for: client)
        return firm.call(
            "invoice.send",
            ["id": id, "issued_on": day.map(JSONValue.string) ?? .null],
            as: firm.staff
        )
    }

    @Test func `numbers go up by one from 0001, in each year`() {
        #expect(send(on: "2025-12-30")["number"] == "INV-2025-0001")
        #expect(send(on: "2025-12-31")["number"] == "INV-2025-0002")
        #expect(send()["number"] == "INV-2026-0001")
        #expect(send(on: "2025-12-31")["number"] == "INV-2025-0003")
        #expect(send()["number"] == "INV-2026-0002")
        #expect(
            firm.done("series.list").items == [
                ["year": 2025, "next": 4, "count": 3, "last_issued_on": "2025-12-31", "closed": false],
                ["year": 2026, "next": 3, "count": 2, "last_issued_on": "2026-03-10", "closed": false],
            ]
        )
    }

    @Test func `the day of issue is today or earlier, and not before the last of its series`() {
        #expect(send(on: "2026-03-11").pointer == "/params/issued_on")
        #expect(send(on: "2026-03-09")["number"] == "INV-2026-0001")
        #expect(send(on: "2026-03-08").pointer == "/params/issued_on")
        #expect(send(on: "2026-03-09")["number"] == "INV-2026-0002")
        #expect(send()["issued_on"] == "2026-03-10")
        #expect(send(on: "2026-03-09").pointer == "/params/issued_on")
        #expect(send()["number"] == "INV-2026-0004")
    }

    @Test func `a refused sending and a validation take no number`() {
        let id = firm.draft(for: client)
        #expect(firm.done("invoice.send", ["id": id, "validate_only": true])["number"] == "INV-2026-0001")
        #expect(send(on: "2026-03-11").kind == "invalid_params")
        #expect(firm.done("series.list").items.isEmpty)
        #expect(firm.done("invoice.send", ["id": id])["number"] == "INV-2026-0001")
    }

    @Test func `a repeated sending with the same request_id answers the same number`() {
        let params: JSONValue = ["id": firm.draft(for: client), "request_id": "once"]
        let first = firm.done("invoice.send", params)
        #expect(firm.done("invoice.send", params).row == first.row)
        #expect(send()["number"] == "INV-2026-0002")
    }

    @Test func `series start sets the first number once, before any is given`() {
        let params: JSONValue = ["year": 2026, "first": 501]
        #expect(firm.call("series.start", params, as: firm.staff).kind == "permission_denied")
        #expect(firm.done("series.start", params)["next"] == 501)
        #expect(firm.call("series.start", params).kind == "invalid_state")
        #expect(send()["number"] == "INV-2026-0501")
        #expect(send(on: "2025-01-01")["number"] == "INV-2025-0001")
        #expect(firm.call("series.start", ["year": 2025, "first": 9]).kind == "invalid_state")
        for first in [0, -1, 1_000_000_001] as [JSONValue] {
            #expect(firm.call("series.start", ["year": 2027, "first": first]).pointer == "/params/first")
        }
    }

    @Test func `a closed year gives no more numbers`() {
        #expect(send(on: "2025-05-05").kind == nil)
        let closed = firm.done("series.close", ["year": 2025])
        #expect(closed["closed"] == true && closed["count"] == 1)
        let refused = send(on: "2025-05-05")
        #expect(refused.kind == "invalid_state" && refused.data["from"] == "closed")
        #expect(firm.call("series.close", ["year": 2025]).kind == "invalid_state")
        #expect(firm.done("series.close", ["year": 2024])["closed"] == true)
        #expect(send(on: "2024-05-05").kind == "invalid_state")
        #expect(send().kind == nil)
        #expect(firm.call("audit.list", ["entity": "series"]).items.map { $0["action"] } == ["update", "create"])
    }

    @Test func `a hundred parallel sendings give the numbers 1 to 100`() {
        let drafts = (0..<100).map { _ in firm.draft(for: client) }
        let numbers = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: drafts.count) { index in
            let number = firm.call("invoice.send", ["id": drafts[index]])["number"].stringValue ?? "none"
            numbers.withLock { $0.append(number) }
        }
        let expected = (1...100).map { InvoiceRules.number(prefix: "INV", year: 2026, Int64($0)) }
        #expect(numbers.withLock { $0.sorted() } == expected)
        #expect(firm.done("series.list").items.first?["next"] == 101)
        #expect(firm.done("audit.verify")["valid"] == true)
    }
}
