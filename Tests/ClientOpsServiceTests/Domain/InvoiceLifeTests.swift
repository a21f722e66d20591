import ClientOpsModel
import StrictJSON
import Testing

/// Drafts, sending and what a sent invoice still allows (PRODUCT.md section 3).
@Suite struct InvoiceLifeTests {
    private let firm: Firm
    private let client: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client("Acme", email: "office@acme.example", company: "Acme Ltd")
    }

    /// What each step answers from each status: a new status, or the refusal.
    @Test(
        arguments: ["draft", "sent", "paid", "void"],
        ["send", "pay", "reverse", "void", "title", "amount", "issued_on", "due_on"]
    )
    func `every status takes its own steps only`(status: String, step: String) {
        let allowed = [
            "draft": ["send", "title", "amount", "issued_on", "due_on"], "sent": ["pay", "void"], "paid": ["reverse"],
        ]
        let id = firm.invoice(status, for: client)
        let before = firm.row("invoice", id)
        let payment = before["payments"]?[0]?["id"] ?? 1
        let answer: Answer =
            switch step {
            case "send": firm.call("invoice.send", ["id": id])
            case "pay": firm.call("invoice.pay", ["id": id])
            case "reverse": firm.call("invoice.reverse_payment", ["id": id, "payment_id": payment, "reason": "r"])
            case "void": firm.call("invoice.void", ["id": id, "reason": "r"])
            case "title": firm.call("invoice.update", ["id": id, "title": "Other"])
            case "amount": firm.call("invoice.update", ["id": id, "amount": 1])
            default: firm.call("invoice.update", ["id": id, step: "2026-03-12"])
            }
        if allowed[status]?.contains(step) == true {
            #expect(
                answer.kind == nil && answer["revision"].integerValue == (before["revision"]?.integerValue ?? 0) + 1
            )
        } else if step == "reverse", status == "sent" {
            // Nothing was paid yet, so there is nothing to name.
            #expect(answer.pointer == "/params/payment_id")
        } else {
            #expect(answer.kind == "invalid_state" && answer.data["from"] == .string(status))
            #expect(firm.row("invoice", id) == before)
        }
    }

    @Test func `a draft is edited, but for its client and its currency`() {
        let id = firm.draft(for: client)
        let answer = firm.done(
            "invoice.update",
            ["id": id, "title": "Hosting March", "amount": 12_345, "issued_on": "2026-03-09", "due_on": "2026-03-23"],
            as: firm.staff
        )
        #expect(answer["title"] == "Hosting March" && answer["amount"] == 12_345 && answer["currency"] == "EUR")
        #expect(answer["issued_on"] == "2026-03-09" && answer["due_on"] == "2026-03-23" && answer["number"] == .null)
        for (name, value) in [("currency", "USD"), ("client_id", 1), ("status", "sent"), ("number", "X")]
            as [(String, JSONValue)]
        {
            #expect(firm.call("invoice.update", .object(["id": id, name: value])).kind == "invalid_params")
        }
        #expect(firm.call("invoice.update", ["id": id, "due_on": .null])["due_on"] == .null)
        #expect(firm.call("invoice.update", ["id": id, "amount": .null]).kind == "invalid_params")
    }

    @Test(
        arguments: [
            ("amount", 0), ("amount", -1), ("amount", 1_000_000_000_001), ("amount", 1.5), ("amount", "100"),
            ("currency", "XAU"), ("currency", "eur"), ("title", "x"), ("due_on", "2026-02-30"), ("issued_on", "today"),
        ] as [(String, JSONValue)]
    )
    func `what is no amount, currency or day is refused`(name: String, value: JSONValue) {
        var params: JSONObject = ["client_id": client, "title": "Hosting", "currency": "EUR", "amount": 1]
        params[name] = value
        let answer = firm.call("invoice.create", .object(params))
        #expect(answer.kind == "invalid_params" && answer.pointer == "/params/\(name)")
    }

    @Test func `a due day before the day of issue is refused`() {
        let id = firm.draft(for: client)
        #expect(
            firm.call("invoice.update", ["id": id, "issued_on": "2026-03-09", "due_on": "2026-03-08"]).pointer
                == "/params/due_on"
        )
        firm.done("invoice.update", ["id": id, "due_on": "2026-03-09"])
        #expect(firm.call("invoice.send", ["id": id]).kind == "invalid_params")
        #expect(firm.row("invoice", id)["status"] == "draft")
        #expect(firm.call("invoice.send", ["id": id, "issued_on": "2026-03-09"])["status"] == "sent")
    }

    @Test func `a sent invoice is immutable but for its notes`() {
        let id = firm.sent(to: client)
        let before = firm.row("invoice", id)
        let answer = firm.done("invoice.update", ["id": id, "notes": "sent by post"])
        #expect(answer["notes"] == "sent by post" && answer["revision"] == 3)
        #expect(firm.call("invoice.update", ["id": id, "notes": "n", "title": "Other"]).kind == "invalid_state")
        #expect(firm.call("invoice.update", ["id": id, "due_on": "2026-04-01"]).kind == "invalid_state")
        #expect(firm.call("invoice.update", ["id": id, "title": "Hosting"])["revision"] == 3)
        var after = firm.row("invoice", id).content.objectValue ?? [:]
        after["notes"] = .null
        #expect(JSONValue.object(after) == before.content)
    }

    @Test func `the client is kept as it was when the invoice was sent`() {
        let id = firm.sent(to: client)
        firm.done("client.update", ["id": client, "name": "Umbrella", "email": .null])
        let snapshot: JSONValue = ["name": "Acme", "company": "Acme Ltd", "email": "office@acme.example"]
        #expect(firm.row("invoice", id)["client_snapshot"] == snapshot)
        let later = firm.sent(to: client)
        #expect(firm.row("invoice", later)["client_snapshot"]?["name"] == "Umbrella")
        #expect(firm.call("invoice.list", ["q": "umbrella"]).items.compactMap { $0["id"] } == [later])
    }

    @Test func `overdue is derived from the due day and today`() {
        let id = firm.draft(for: client)
        firm.done("invoice.update", ["id": id, "due_on": "2026-03-12"])
        firm.done("invoice.send", ["id": id])
        let never = firm.sent(to: client)
        for (day, overdue) in [(0, false), (1, false), (2, false), (3, true)] as [(Int64, JSONValue)] {
            firm.at(day * daySeconds)
            #expect(firm.row("invoice", id)["overdue"] == overdue)
            #expect(firm.call("invoice.list", ["overdue": true]).items.count == (overdue == true ? 1 : 0))
            #expect(firm.call("invoice.list", ["overdue": false]).items.count == (overdue == true ? 1 : 2))
        }
        #expect(firm.row("invoice", never)["overdue"] == false)
        #expect(firm.done("invoice.pay", ["id": id])["overdue"] == false)
    }

    @Test func `today is the day of the business time zone`() throws {
        let far = try Firm(today: { CalendarDate($0, secondsFromUTC: 13 * 3600) })
        let id = far.sent(to: far.client())
        #expect(far.row("invoice", id)["issued_on"] == "2026-03-11")
        #expect(far.done("invoice.pay", ["id": id])["paid_on"] == "2026-03-11")
    }

    @Test func `void needs a reason, keeps the number and is for unpaid ones only`() {
        let id = firm.sent(to: client)
        #expect(firm.call("invoice.void", ["id": id, "reason": "r"], as: firm.staff).kind == "permission_denied")
        #expect(firm.call("invoice.void", ["id": id]).pointer == "/params/reason")
        firm.done("invoice.pay", ["id": id, "amount": 1])
        #expect(firm.call("invoice.void", ["id": id, "reason": "r"]).kind == "invalid_state")
        let payment = firm.row("invoice", id)[member: "payments"][0]?["id"] ?? .null
        firm.done("invoice.reverse_payment", ["id": id, "payment_id": payment, "reason": "r"])
        let answer = firm.done("invoice.void", ["id": id, "reason": "wrong client"])
        #expect(answer["status"] == "void" && answer["void_reason"] == "wrong client")
        #expect(answer["number"] == "INV-2026-0001")
        #expect(firm.row("invoice", firm.sent(to: client))["number"] == "INV-2026-0002")
    }
}
