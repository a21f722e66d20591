/// Amounts as integers of a currency's minor unit; no floating point holds money (PRODUCT.md section 3).
package enum MinorUnits {
    /// The amounts an invoice may have.
    package static let invoiceRange: ClosedRange<Int64> = 1...1_000_000_000_000

    /// Brings an amount that another program held as a float into minor units, rounded half away from zero.
    ///
    /// The shortest decimal text of the float is what its author meant: 0.30000000000000004 is read digit by digit, and
    /// only then rounded, so that no further binary error comes in (DECISIONS.md 23).
    ///
    /// - Parameters:
    ///   - amount: in major units.
    ///   - currency: gives the number of digits.
    /// - Returns: the rounded amount and whether anything was cut; nil when it is not finite or too large.
    package static func converting(_ amount: Double, _ currency: Currency) -> (units: Int64, isExact: Bool)? {
        guard amount.isFinite, amount.magnitude < 1e13 else { return nil }
        let decimal = DecimalText(amount.magnitude)
        var digits = decimal.digits
        // How many of the digits stand before the point once the point has moved to the minor unit.
        let whole = decimal.pointPosition + currency.exponent
        if whole > digits.count { digits += Array(repeating: 0, count: whole - digits.count) }
        let kept = max(0, min(whole, digits.count))
        var units: Int64 = 0
        for digit in digits.prefix(kept) {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            units = product + Int64(digit)
        }
        let rest = whole < 0 ? [0] : Array(digits.dropFirst(kept))
        if let first = rest.first, first >= 5 { units += 1 }
        let isExact = whole < 0 ? decimal.digits.allSatisfy { $0 == 0 } : rest.allSatisfy { $0 == 0 }
        return (amount < 0 ? -units : units, isExact)
    }

    /// The amount in major units with all its digits, such as `1234.50`.
    ///
    /// - Parameters:
    ///   - units: the amount in minor units.
    ///   - currency: gives the number of digits.
    /// - Returns: the text, with a point and without grouping.
    package static func text(_ units: Int64, _ currency: Currency) -> String {
        guard currency.exponent > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, currency.exponent + 1 - digits.count)) + digits
        let split = padded.index(padded.endIndex, offsetBy: -currency.exponent)
        return (units < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
    }
}

/// The shortest decimal digits of a number, without exponent.
private struct DecimalText {
    var digits: [Int] = []
    /// How many digits stand before the point; may be negative.
    var pointPosition = 0

    init(_ value: Double) {
        var exponent = 0
        var fraction = 0
        var isBehindPoint = false
        let parts = "\(value)".split(separator: "e")
        for character in parts.first ?? "0" {
            if character == "." {
                isBehindPoint = true
            } else if let digit = character.wholeNumberValue {
                digits.append(digit)
                if isBehindPoint { fraction += 1 }
            }
        }
        if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
        pointPosition = digits.count - fraction + exponent
    }
}
