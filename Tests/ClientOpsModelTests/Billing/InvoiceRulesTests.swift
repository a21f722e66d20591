import ClientOpsModel
import Testing

@Suite struct InvoiceRulesTests {
    private let issued: CalendarDate
    private let client: Client

    init() throws {
        issued = try CalendarDate("2026-03-10")
        client = Client(name: "Acme", company: "Acme Ltd", email: "office@acme.example")
    }

    private func invoice(_ status: InvoiceStatus = .draft, amount: Int64 = 100, paid: Int64 = 0) throws -> Invoice {
        var invoice = Invoice(clientID: 1, title: "Hosting", currency: try Currency("EUR"), amount: amount)
        invoice.id = 5
        invoice.status = status
        invoice.paidAmount = paid
        return invoice
    }

    private func send(
        _ invoice: Invoice,
        on day: CalendarDate? = nil,
        today: CalendarDate? = nil,
        _ series: inout NumberSeries
    ) throws -> Invoice {
        try InvoiceRules.sending(
            invoice,
            issuedOn: day ?? issued,
            today: today ?? issued,
            to: client,
            prefix: "INV",
            series: &series
        )
    }

    @Test(arguments: InvoiceStatus.allCases, InvoiceStatus.allCases)
    func everyStatusForAStepFromEveryStatus(status: InvoiceStatus, from: InvoiceStatus) throws {
        let invoice = try invoice(status)
        if status == from {
            #expect(throws: Never.self) { try InvoiceRules.require(invoice, in: [from], for: "step") }
        } else {
            let refusal = InvalidState(
                .invoice,
                id: 5,
                from: status.rawValue,
                to: "step",
                allowed: InvoiceRules.next(after: status)
            )
            #expect(throws: DomainError.invalidState(refusal)) {
                try InvoiceRules.require(invoice, in: [from], for: "step")
            }
        }
    }

    @Test func theLifeIsDraftSentPaidOrVoid() {
        #expect(InvoiceRules.next(after: .draft) == ["sent"])
        #expect(InvoiceRules.next(after: .sent) == ["paid", "void"])
        #expect(InvoiceRules.next(after: .paid) == ["sent"])
        #expect(InvoiceRules.next(after: .void).isEmpty)
    }

    @Test(arguments: InvoiceStatus.allCases)
    func onlyADraftIsSent(status: InvoiceStatus) throws {
        var series = NumberSeries(year: 2026)
        guard status == .draft else {
            #expect(throws: DomainError.self) { try send(try invoice(status), &series) }
            #expect(series == NumberSeries(year: 2026))
            return
        }
        let sent = try send(try invoice(), &series)
        #expect(sent.status == .sent && sent.number == "INV-2026-0001" && sent.issuedOn == issued)
        #expect(sent.clientSnapshot == ClientSnapshot(client))
        #expect(series == NumberSeries(year: 2026, next: 2, count: 1, lastIssuedOn: issued))
    }

    @Test func theDayOfIssueIsTodayOrEarlierAndNotBeforeTheLast() throws {
        var series = NumberSeries(year: 2026, next: 3, count: 2, lastIssuedOn: issued)
        let before = try CalendarDate("2026-03-09")
        let after = try CalendarDate("2026-03-11")
        #expect(throws: DomainError.self) { try send(try invoice(), on: after, &series) }
        #expect(throws: DomainError.self) { try send(try invoice(), on: before, &series) }
        #expect(try send(try invoice(), on: issued, today: after, &series).number == "INV-2026-0003")
        #expect(try send(try invoice(), on: after, today: after, &series).number == "INV-2026-0004")
    }

    @Test func aClosedYearAndADueDayBeforeTheIssueAreRefused() throws {
        var closed = NumberSeries(year: 2026, closed: true)
        #expect(throws: DomainError.self) { try send(try invoice(), &closed) }
        var series = NumberSeries(year: 2026)
        var early = try invoice()
        early.dueOn = try CalendarDate("2026-03-09")
        #expect(throws: DomainError.self) { try send(early, &series) }
        early.dueOn = issued
        #expect(try send(early, &series).status == .sent)
    }

    @Test(arguments: [(1, "0001"), (999, "0999"), (9999, "9999"), (10_000, "10000")] as [(Int64, String)])
    func numbersHaveFourDigitsOrMore(number: Int64, digits: String) {
        #expect(InvoiceRules.number(prefix: "R", year: 2026, number) == "R-2026-" + digits)
    }

    @Test(
        arguments: [
            (0, 100, true), (0, 99, false), (40, 60, true), (40, 59, false), (100, -100, false), (40, -40, false),
        ]
            as [(Int64, Int64, Bool)]
    )
    func paidMeansThatTheNetIsTheAmount(before: Int64, payment: Int64, isPaid: Bool) throws {
        let invoice = try invoice(before == 100 ? .paid : .sent, paid: before)
        let after = try InvoiceRules.adding(Payment(amount: payment, paidOn: issued), to: invoice)
        #expect(after.paidAmount == before + payment)
        #expect(after.status == (isPaid ? .paid : .sent))
        #expect(after.paidOn == (isPaid ? issued : nil))
    }

    @Test(arguments: [(0, 101), (40, 61), (100, 1), (0, -1), (40, -41), (100, Int64.max)] as [(Int64, Int64)])
    func theNetIsNeverMoreThanTheAmountNorLessThanNothing(before: Int64, payment: Int64) throws {
        let invoice = try invoice(.sent, paid: before)
        #expect(throws: DomainError.self) {
            try InvoiceRules.adding(Payment(amount: payment, paidOn: issued), to: invoice)
        }
    }
}
