import ClientOpsModel
import StrictJSON

/// Amounts for people; what is in several currencies is listed, never added up.
enum MoneyText {
    /// The members of an invoice and of its payments that are amounts.
    static let members: Set = ["amount", "paid_amount"]

    /// An amount with the digits of its currency, in groups of three, such as `1,234.50 EUR`.
    static func text(_ units: Int64, _ code: String) -> String {
        guard let currency = try? Currency(code) else { return "\(units) minor units of \(Escaping.line(code))" }
        let plain = MinorUnits.text(units, currency)
        let sign = plain.prefix { $0 == "-" }
        let whole = plain.dropFirst(sign.count).prefix { $0 != "." }
        let fraction = plain.dropFirst(sign.count + whole.count)
        return sign + grouped(whole) + fraction + " " + code
    }

    /// An amount in the currency of its row; as it is when the row names none.
    static func text(_ value: JSONValue, in row: JSONValue) -> String {
        guard let units = value.integerValue, let code = row["currency"]?.stringValue else {
            return ValueText.line(value)
        }
        return text(units, code)
    }

    private static func grouped(_ digits: Substring) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }
}
