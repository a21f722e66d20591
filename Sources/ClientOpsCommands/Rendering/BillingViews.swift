import ClientOpsModel
import StrictJSON

extension RowShape {
    /// An invoice: amounts in its currency, then its payments.
    static let invoice = RowShape(members: InvoiceView.members, details: InvoiceView.renderPayments)

    /// A lead: the way it went, on one line.
    static let lead = RowShape(members: LeadView.members)
}

/// One invoice.
enum InvoiceView {
    /// The members with amounts in words; what is the case for every other invoice is left out.
    static func members(of row: JSONValue, on page: Page) -> [(name: String, value: JSONValue)] {
        RowView.members(of: row).flatMap { name, value -> [(name: String, value: JSONValue)] in
            switch name {
            case "payments", "overdue": []
            case "imported" where value.boolValue == false: []
            case "paid_amount": [(name, money(value, of: row))] + (open(of: row).map { [("open", $0)] } ?? [])
            case "amount": [(name, money(value, of: row))]
            default: [(name, value)]
            }
        }
    }

    private static func money(_ value: JSONValue, of row: JSONValue) -> JSONValue {
        .string(MoneyText.text(value, in: row))
    }

    /// What is still to be paid; nil unless somebody owes it.
    private static func open(of row: JSONValue) -> JSONValue? {
        guard row["status"]?.stringValue == InvoiceStatus.sent.rawValue, let amount = row["amount"]?.integerValue,
            let paid = row["paid_amount"]?.integerValue
        else { return nil }
        let (rest, overflow) = amount.subtractingReportingOverflow(paid)
        return overflow ? nil : money(.integer(rest), of: row)
    }

    /// Shows what was paid when, and what is open.
    static func renderPayments(of row: JSONValue, on page: inout Page) {
        if row["overdue"]?.boolValue == true {
            page.line("Overdue since \(ValueText.line(row["due_on"] ?? .null)).", .red)
        }
        let payments = row["payments"]?.arrayValue ?? []
        guard !payments.isEmpty else { return }
        page.line()
        page.table(.payments, payments.map { inCurrency(of: row, $0) })
    }

    /// A payment does not say its currency; it is the invoice's.
    private static func inCurrency(of row: JSONValue, _ payment: JSONValue) -> JSONValue {
        guard var object = payment.objectValue else { return payment }
        object["currency"] = row["currency"]
        return .object(object)
    }
}

/// One lead.
enum LeadView {
    /// The members, the statuses it had in one line.
    static func members(of row: JSONValue, on page: Page) -> [(name: String, value: JSONValue)] {
        RowView.members(of: row).map { name, value in
            name == "history" ? (name, .string(history(value, on: page))) : (name, value)
        }
    }

    private static func history(_ steps: JSONValue, on page: Page) -> String {
        (steps.arrayValue ?? []).map { step in
            "\(ValueText.line(step["status"] ?? .null)) \(page.time(step["at"] ?? .null, isExact: !page.isTerminal))"
        }
        .joined(separator: " → ")
    }
}

extension Layout {
    static let leads = Layout(
        noun: "leads",
        columns: [
            .number("ID", "id"), .text("NAME", "name", shrinks: true), .text("COMPANY", "company", shrinks: true),
            .text("EMAIL", "email", shrinks: true), .text("SOURCE", "source", shrinks: true),
            .text("STATUS", "status"), .number("CLIENT", "converted_client_id"), .time("UPDATED", "updated_at"),
        ]
    )

    static let candidates = Layout(
        noun: "clients like it",
        columns: [
            .number("ID", "client", "id"), .text("NAME", "client", "name", shrinks: true),
            .text("COMPANY", "client", "company", shrinks: true), .text("EMAIL", "client", "email", shrinks: true),
            .text("SAME", "matches"),
        ]
    )

    static let invoices = Layout(
        noun: "invoices",
        columns: [
            .number("ID", "id"), .text("NUMBER", "number"), .number("CLIENT", "client_id"),
            .text("TITLE", "title", shrinks: true), .money("AMOUNT", "amount"), .money("PAID", "paid_amount"),
            Column(title: "STATUS", path: ["status"], kind: .word(over: "overdue")), .text("ISSUED", "issued_on"),
            .text("DUE", "due_on"),
        ],
        alarm: ("overdue", true)
    )

    static let payments = Layout(
        noun: "payments",
        columns: [
            .number("PAYMENT", "id"), .text("PAID ON", "paid_on"), .money("AMOUNT", "amount"),
            .text("METHOD", "method", shrinks: true), .text("REFERENCE", "reference", shrinks: true),
            .number("REVERSES", "reverses"), .text("REASON", "reason", shrinks: true),
        ]
    )

    static let series = Layout(
        noun: "series",
        columns: [
            .number("YEAR", "year"), .number("NEXT", "next"), .number("INVOICES", "count"),
            .text("LAST ISSUED", "last_issued_on"), Column(title: "CLOSED", path: ["closed"], kind: .flag(over: nil)),
        ]
    )

    static let cutovers = Layout(
        noun: "cut-overs",
        columns: [
            .number("ID", "id"), .number("PROJECT", "project_id"), .number("FROM", "from_instance"),
            .number("TO", "to_instance"), .text("STATE", "state"), .text("PHASE", "phase"),
            .time("STARTS", "starts_at"), .time("ENDS", "ends_at"), .text("BY", "approved_by", shrinks: true),
            .text("REASON", "reason", shrinks: true),
        ],
        alarm: ("phase", "overdue")
    )
}
