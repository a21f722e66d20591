import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// An amount as people write it, or in minor units as programs have it.
struct AmountOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The amount, such as 1234.50.", valueName: "decimal"),
        transform: DecimalArgument.init
    )
    var amount: DecimalArgument?
    @Option(help: ArgumentHelp("The amount as an integer of the currency's minor unit.", valueName: "n"))
    var minorUnits: Int64?

    func validate() throws {
        if amount != nil, minorUnits != nil {
            throw ValidationError("--amount and --minor-units exclude each other.")
        }
    }

    /// Whether there is one.
    var isGiven: Bool { amount != nil || minorUnits != nil }

    /// The amount in minor units, nil when there is none.
    func units(in currency: Currency) throws(ValidationError) -> Int64? {
        guard let amount else { return minorUnits }
        return try amount.units(in: currency)
    }
}

/// Digits with an optional point; never a floating-point number.
struct DecimalArgument {
    private let whole: Substring
    private let fraction: Substring

    init(_ text: String) throws(ValidationError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isDecimal = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDecimal, let whole = parts.first, parts.count <= 2 else {
            throw ValidationError("An amount is written as 1234.50, with a point and without groups or a sign.")
        }
        self.whole = whole
        fraction = parts.count == 2 ? parts[1] : ""
    }

    /// The amount in minor units, exactly.
    ///
    /// - Parameter currency: gives the number of digits.
    /// - Returns: the integer.
    /// - Throws: `ValidationError` for more digits than the currency has, and for amounts beyond every limit.
    func units(in currency: Currency) throws(ValidationError) -> Int64 {
        let digits = currency.exponent
        guard fraction.count <= digits else {
            let words = digits == 0 ? "no digits" : "\(digits) digits"
            throw ValidationError(
                "Amounts in \(currency.code) have \(words) behind the point; \(fraction) are too many."
            )
        }
        let zeros = String(repeating: "0", count: digits - fraction.count)
        guard let units = Int64(whole + fraction + zeros), units < 1 << 53 else {
            throw ValidationError("The amount is too large.")
        }
        return units
    }
}

extension Currency {
    /// Reads a currency off the command line, in small letters too.
    static func argument(_ text: String) throws(ValidationError) -> Currency {
        do {
            return try Currency(text.uppercased())
        } catch {
            throw ValidationError("A currency is \(error.expected).")
        }
    }
}

/// A command with an amount of an invoice that has its currency already.
protocol AmountCommand: MethodCommand {
    /// The invoice.
    var row: RowArgument { get }

    /// The amount, if any.
    var amount: AmountOptions { get }

    /// The parameters with an amount in minor units.
    func params(_ units: Int64?) throws -> JSONObject
}

extension AmountCommand {
    func params() throws -> JSONObject {
        guard amount.amount == nil else {
            throw UsageError(message: "Only the daemon knows the currency of the invoice.")
        }
        return try params(amount.minorUnits)
    }

    /// Asks for the currency, which never changes, before it reads the amount.
    func params(in session: Session) throws -> JSONObject {
        guard let decimal = amount.amount else { return try params() }
        let invoice = try session.call(InvoiceMethods.Get.name, ["id": .integer(row.id)])
        let code = invoice["currency"]?.stringValue ?? ""
        do {
            return try params(try decimal.units(in: try Currency.argument(code)))
        } catch let error as ValidationError {
            throw UsageError(message: error.message)
        }
    }
}
