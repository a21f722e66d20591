import StrictJSON
import Testing

/// Payments and reversals, which alone decide whether an invoice is paid (PRODUCT.md section 3).
@Suite struct PaymentTests {
    private let firm: Firm
    private let client: JSONValue
    private let id: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client()
        id = firm.sent(to: client)
    }

    private func pay(_ amount: Int64? = nil, on day: String? = nil) -> Answer {
        firm.call(
            "invoice.pay",
            [
                "id": id, "amount": amount.map(JSONValue.integer) ?? .null,
                "paid_on": day.map(JSONValue.string) ?? .null, "method": "transfer", "reference": "R 1",
            ],
            as: firm.staff
        )
    }

    private func reverse(_ payment: JSONValue, reason: JSONValue = "bounced", on day: JSONValue = .null) -> Answer {
        firm.call(
            "invoice.reverse_payment",
            ["id": id, "payment_id": payment, "reason": reason, "paid_on": day]
        )
    }

    private var payments: [JSONValue] { firm.row("invoice", id)[member: "payments"].arrayValue ?? [] }

    @Test func `without an amount the open rest is paid, today`() {
        let answer = pay()
        #expect(answer["status"] == "paid" && answer["paid_amount"] == 10_000 && answer["paid_on"] == "2026-03-10")
        #expect(
            payments == [
                [
                    "id": 1, "amount": 10_000, "paid_on": "2026-03-10", "method": "transfer", "reference": "R 1",
                    "reason": .null, "reverses": .null,
                ]
            ]
        )
        #expect(pay().kind == "invalid_state")
    }

    @Test func `an invoice is paid once the net is its amount, not before`() {
        #expect(pay(9_999)["status"] == "sent")
        #expect(firm.row("invoice", id)["paid_on"] == .null)
        #expect(pay(2).pointer == "/params/amount")
        #expect(pay(1)["status"] == "paid")
        #expect(payments.count == 2)
    }

    @Test func `the rest after a part is what is open`() {
        #expect(pay(4_000, on: "2026-03-01")["paid_amount"] == 4_000)
        #expect(pay()["status"] == "paid")
        #expect(payments.map { $0["amount"] } == [4_000, 6_000])
    }

    @Test func `too much, nothing and a future day are refused`() {
        let before = firm.row("invoice", id)
        #expect(pay(10_001).pointer == "/params/amount")
        #expect(pay(0).pointer == "/params/amount")
        #expect(pay(-5).pointer == "/params/amount")
        #expect(pay(1, on: "2026-03-11").pointer == "/params/paid_on")
        #expect(firm.row("invoice", id) == before)
    }

    @Test func `a reversal opens the invoice again`() {
        #expect(pay(4_000).kind == nil)
        #expect(pay().kind == nil)
        let answer = reverse(2, on: "2026-03-09")
        #expect(answer["status"] == "sent" && answer["paid_amount"] == 4_000 && answer["paid_on"] == .null)
        #expect(
            payments.last == [
                "id": 3, "amount": -6_000, "paid_on": "2026-03-09", "method": .null, "reference": .null,
                "reason": "bounced", "reverses": 2,
            ]
        )
        #expect(pay()["status"] == "paid")
    }

    @Test func `a reversal is for admins, needs a reason, and comes once`() {
        #expect(pay().kind == nil)
        let params: JSONValue = ["id": id, "payment_id": 1, "reason": "r"]
        #expect(firm.call("invoice.reverse_payment", params, as: firm.staff).kind == "permission_denied")
        #expect(reverse(1, reason: .null).pointer == "/params/reason")
        #expect(reverse(1, on: "2026-03-11").pointer == "/params/paid_on")
        #expect(reverse(9).pointer == "/params/payment_id")
        #expect(reverse(1).kind == nil)
        #expect(reverse(1).pointer == "/params/payment_id")
        #expect(reverse(2).pointer == "/params/payment_id")
        #expect(payments.count == 2)
    }

    @Test func `a payment of another invoice is not reversed here`() {
        let other = firm.sent(to: client)
        firm.done("invoice.pay", ["id": other])
        #expect(reverse(1).pointer == "/params/payment_id")
    }

    @Test func `payment and invoice are audited in one transaction`() {
        let seq = firm.seq
        #expect(pay().kind == nil)
        let entries = firm.audit(after: seq)
        #expect(entries.map { $0["entity"] } == ["payment", "invoice"])
        #expect(entries.map { $0["action"] } == ["create", "status_change"])
        #expect(entries.last?["changes"]?["paid_amount"] == [0, 10_000])
    }
}
