import ArgumentParser
import Testing

@testable import ClientOpsCommands

@Suite struct MoneyTests {
    @Test(arguments: [
        (123_450, "EUR", "1,234.50 EUR"), (5, "EUR", "0.05 EUR"), (0, "EUR", "0.00 EUR"),
        (-99_999, "USD", "-999.99 USD"),
        (-100_000, "USD", "-1,000.00 USD"), (100_000_000_000_000, "EUR", "1,000,000,000,000.00 EUR"),
        (1_234_567, "JPY", "1,234,567 JPY"), (999, "JPY", "999 JPY"), (1_234_567, "KWD", "1,234.567 KWD"),
        (12_345, "CLF", "1.2345 CLF"), (100, "X\u{1B}", "100 minor units of X\\u001B"),
    ])
    func isWrittenInItsCurrency(units: Int64, currency: String, text: String) {
        #expect(MoneyText.text(units, currency) == text)
    }

    @Test(arguments: [
        ("1234.50", "EUR", 123_450), ("1234.5", "EUR", 123_450), ("1234", "EUR", 123_400), ("0.05", "EUR", 5),
        ("0007", "JPY", 7), ("1.234", "KWD", 1234), ("1.2345", "CLF", 12_345), ("0.1", "EUR", 10),
        ("90071992547409.91", "EUR", 9_007_199_254_740_991), ("333333.33", "EUR", 33_333_333),
    ])
    func isReadExactly(text: String, currency: String, units: Int64) throws {
        #expect(try DecimalArgument(text).units(in: .argument(currency)) == units)
    }

    @Test(arguments: [
        ("1234.567", "EUR", "Amounts in EUR have 2 digits behind the point; 567 are too many."),
        ("1.500", "EUR", "Amounts in EUR have 2 digits behind the point; 500 are too many."),
        ("1.0", "JPY", "Amounts in JPY have no digits behind the point; 0 are too many."),
        ("90071992547409.92", "EUR", "The amount is too large."),
        ("99999999999999999999", "EUR", "The amount is too large."),
    ])
    func isRefusedRatherThanRounded(text: String, currency: String, words: String) throws {
        let amount = try DecimalArgument(text)
        let error = #expect(throws: ValidationError.self) { try amount.units(in: .argument(currency)) }
        #expect(error?.message == words)
    }

    @Test(arguments: ["", ".", "1.", ".5", "1,234.50", "1.2.3", "-1", "+1", "1e3", "٣", " 1", "1 ", "0x1", "EUR"])
    func onlyDigitsAndAPointAreAnAmount(text: String) {
        #expect(throws: ValidationError.self) { try DecimalArgument(text) }
    }

    @Test func theCurrencyOfAnInvoiceDecides() throws {
        let daemon = Conversation(results: [
            "invoice.get": #"{"id":7,"currency":"KWD"}"#, "invoice.pay": #"{"id":7}"#, "invoice.update": #"{"id":7}"#,
        ])
        #expect(
            try daemon.run("invoice pay 7 --amount 1.5 --paid-on 2026-01-31", reply: nil).calls == [
                #"invoice.get {"id":7}"#, #"invoice.pay {"amount":1500,"paid_on":"2026-01-31","id":7}"#,
            ]
        )
        #expect(
            try daemon.run("invoice update 7 --amount 2 --title Two", reply: nil).calls == [
                #"invoice.get {"id":7}"#, #"invoice.update {"title":"Two","amount":2000,"id":7}"#,
            ]
        )
        let (run, calls) = try daemon.run("invoice pay 7 --amount 1.2345", reply: nil)
        #expect(run.status == 64)
        #expect(run.error == "Error: Amounts in KWD have 3 digits behind the point; 2345 are too many.\n")
        #expect(calls.count == 1)
    }
}

@Suite struct TimeTests {
    @Test(arguments: [
        ("now", "2026-01-31T12:00:00.000Z"), ("+30m", "2026-01-31T12:30:00.000Z"), ("+2h", "2026-01-31T14:00:00.000Z"),
        ("+3d", "2026-02-03T12:00:00.000Z"), ("2026-02-01T00:00:00+01:00", "2026-02-01T00:00:00+01:00"),
    ])
    func countsFromNow(text: String, sent: String) throws {
        let daemon = Conversation(results: ["cutover.extend": #"{"id":2}"#])
        #expect(
            try daemon.run("cutover extend 2 --ends-at \(text)", reply: nil).calls == [
                #"cutover.extend {"ends_at":"\#(sent)","id":2}"#
            ]
        )
    }

    @Test(arguments: ["", "+", "+h", "+2", "+2w", "-2h", "+-2h", "+2.5h", "+1234567890d", "2026-02-01", "today"])
    func isRefusedInOtherForms(text: String) {
        #expect(throws: ValidationError.self) { try TimeArgument(text) }
    }

    @Test(arguments: [
        ("2026-01-31T12:00:05.000Z", " (just now)"), ("2026-01-31T11:59:01.000Z", " (just now)"),
        ("2026-01-31T11:59:00.000Z", " (1 min ago)"), ("2026-01-31T10:00:00.000Z", " (2 h ago)"),
        ("2026-01-30T11:00:00.000Z", " (1 d ago)"), ("2026-01-01T12:00:00.000Z", ""),
        ("2026-01-31T12:00:06.000Z", " (in 6 s)"), ("2026-01-31T12:01:00.000Z", " (in 1 min)"),
        ("2026-01-31T14:00:00.000Z", " (in 2 h)"), ("2026-02-01T13:00:00.000Z", " (in 1 d)"),
        ("2026-03-02T12:00:00.000Z", ""),
    ])
    func isShownExactAndRelative(time: String, words: String) throws {
        let cutover = #"{"ends_at":"\#(time)"}"#
        let terminal = try TestRun.answered(cutover, ["cutover", "get", "2"], terminalWidth: 80)
        #expect(terminal.output.contains("\nends at        \(time)\(words)\n"))
        let pipe = try TestRun.answered(cutover, ["cutover", "get", "2"])
        #expect(pipe.output.contains("\nends at        \(time)\n"))
        #expect(try TestRun.answered(cutover, ["cutover", "get", "2", "-j"], terminalWidth: 80).output.contains(time))
    }
}
