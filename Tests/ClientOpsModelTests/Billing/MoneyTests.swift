import ClientOpsModel
import Testing

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("JPY", 0), ("KRW", 0), ("ISK", 0), ("XOF", 0), ("UYI", 0), ("EUR", 2), ("USD", 2), ("CHF", 2), ("HUF", 2),
            ("KWD", 3), ("BHD", 3), ("TND", 3), ("CLF", 4), ("UYW", 4),
        ]
    )
    func aCurrencyKnowsItsDigits(code: String, digits: Int) throws {
        #expect(try Currency(code).exponent == digits)
    }

    @Test(
        arguments: [
            "XAU", "XAG", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA", "XTS", "XXX", "DEM", "eur",
            "Eur", "EU", "EURO", "", " EUR", "€",
        ]
    )
    func whatIsNoMoneyOfATransactionIsRefused(code: String) {
        #expect(throws: TextProblem.self) { try Currency(code) }
    }

    @Test(
        arguments: [
            (0.30000000000000004, "EUR", 30, false), (0.3, "EUR", 30, true),
            (333333.3333333333, "EUR", 33_333_333, false),
            (0.125, "EUR", 13, false), (2.675, "EUR", 268, false), (-2.675, "EUR", -268, false),
            (0.005, "EUR", 1, false), (0.00499, "EUR", 0, false), (0.0049999999999, "EUR", 0, false),
            (1e-7, "EUR", 0, false), (0, "EUR", 0, true), (-0.0, "EUR", 0, true), (1.005, "EUR", 101, false),
            (1234.5, "JPY", 1235, false), (1234, "JPY", 1234, true), (0.5, "JPY", 1, false), (0.05, "JPY", 0, false),
            (1.2345, "KWD", 1235, false), (1.234, "KWD", 1234, true), (0.00005, "CLF", 1, false),
            (1.23456, "CLF", 12_346, false), (9_999_999_999_999, "EUR", 999_999_999_999_900, true),
            (99.995, "EUR", 10_000, false),
        ] as [(Double, String, Int64, Bool)]
    )
    func floatsAreReadAsTheirDecimalTextAndRoundedHalfAwayFromZero(
        amount: Double,
        code: String,
        units: Int64,
        isExact: Bool
    ) throws {
        let converted = try #require(MinorUnits.converting(amount, try Currency(code)))
        #expect(converted.units == units)
        #expect(converted.isExact == isExact)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e13, -1e13, 1e300])
    func whatIsNoAmountIsRefused(amount: Double) throws {
        #expect(MinorUnits.converting(amount, try Currency("CLF")) == nil)
    }

    @Test(
        arguments: [
            (0, "EUR", "0.00"), (5, "EUR", "0.05"), (50, "EUR", "0.50"), (123_450, "EUR", "1234.50"),
            (-5, "EUR", "-0.05"), (-123_456, "EUR", "-1234.56"), (500, "JPY", "500"), (-500, "JPY", "-500"),
            (1_234_567, "KWD", "1234.567"), (7, "KWD", "0.007"), (12_345, "CLF", "1.2345"), (1, "CLF", "0.0001"),
            (.min, "EUR", "-92233720368547758.08"), (.max, "JPY", "9223372036854775807"),
        ] as [(Int64, String, String)]
    )
    func anAmountIsWrittenWithAllItsDigits(units: Int64, code: String, text: String) throws {
        #expect(MinorUnits.text(units, try Currency(code)) == text)
    }

    @Test(arguments: ["EUR", "JPY", "KWD", "CLF"], [1, 99, 100, 12_345, 1_000_000_000] as [Int64])
    func whatIsWrittenReadsBackAsTheSame(code: String, units: Int64) throws {
        let currency = try Currency(code)
        let amount = try #require(Double(MinorUnits.text(units, currency)))
        let converted = try #require(MinorUnits.converting(amount, currency))
        #expect(converted.units == units && converted.isExact)
    }
}
