/// Reads and shows the values of settings as systemd writes them.
package enum SettingValue {
    /// Reads a number without a unit.
    package static func count(_ text: String) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }

    /// Reads a size: bytes, or a number with `K`, `M`, `G` or `T` to the base of 1024.
    static func size(_ text: String) -> Int? {
        var digits = text[...]
        if digits.last == "B" { digits.removeLast() }
        let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
        let shift = digits.last.flatMap { shifts[$0] } ?? 0
        if shift > 0 { digits.removeLast() }
        while shift > 0, digits.last == " " { digits.removeLast() }
        guard let number = count(String(digits)) else { return nil }
        let product = number.multipliedReportingOverflow(by: 1 << shift)
        return product.overflow ? nil : product.partialValue
    }

    /// Shows a size with the largest unit that divides it.
    static func show(size: Int) -> String {
        for (shift, unit) in [(40, "T"), (30, "G"), (20, "M"), (10, "K")]
        where size > 0 && size.isMultiple(of: 1 << shift) {
            return "\(size >> shift)\(unit)"
        }
        return "\(size)"
    }

    /// Reads a time span as systemd.time(7) has it, such as `90`, `1min 30s` or `1.5h`.
    ///
    /// - Parameters:
    ///   - text: the time span.
    ///   - bareUnit: what a number without a unit counts, in microseconds.
    /// - Returns: milliseconds; nil for other texts and for parts of a millisecond.
    package static func duration(_ text: String, bareUnit: Int) -> Int? {
        var rest = Array(text.unicodeScalars)[...]
        var total = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let whole = taken(from: &rest) { isDigit($0) }
            var fraction = ""
            if rest.first == "." {
                rest.removeFirst()
                fraction = taken(from: &rest) { isDigit($0) }
                guard !fraction.isEmpty else { return nil }
            }
            _ = taken(from: &rest) { $0 == " " }
            let name = taken(from: &rest) { !isDigit($0) && $0 != " " && $0 != "." }
            _ = taken(from: &rest) { $0 == " " }
            guard let unit = name.isEmpty ? bareUnit : microseconds[name],
                let part = product(of: whole, fraction, unit)
            else { return nil }
            let sum = total.addingReportingOverflow(part)
            guard !sum.overflow else { return nil }
            total = sum.partialValue
        }
        return total.isMultiple(of: 1000) ? total / 1000 : nil
    }

    /// Shows a time span with the largest unit that divides it.
    static func show(milliseconds: Int) -> String {
        for (length, unit) in [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s")]
        where milliseconds > 0 && milliseconds.isMultiple(of: length) {
            return "\(milliseconds / length)\(unit)"
        }
        return "\(milliseconds)ms"
    }

    private static let microseconds: [String: Int] = {
        let day = 86_400_000_000
        let units: [(Int, [String])] = [
            (1, ["us", "usec", "µs", "μs"]), (1000, ["ms", "msec"]),
            (1_000_000, ["s", "sec", "second", "seconds"]),
            (60_000_000, ["m", "min", "minute", "minutes"]),
            (3_600_000_000, ["h", "hr", "hour", "hours"]),
            (day, ["d", "day", "days"]), (7 * day, ["w", "week", "weeks"]),
            // systemd's month and year: 30.44 and 365.25 days.
            (2_630_016_000_000, ["M", "month", "months"]), (31_557_600_000_000, ["y", "year", "years"]),
        ]
        return Dictionary(uniqueKeysWithValues: units.flatMap { length, names in names.map { ($0, length) } })
    }()

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func taken(
        from rest: inout ArraySlice<Unicode.Scalar>,
        while belongs: (Unicode.Scalar) -> Bool
    ) -> String {
        let part = rest.prefix(while: belongs)
        rest = rest.dropFirst(part.count)
        var text = ""
        text.unicodeScalars.append(contentsOf: part)
        return text
    }

    private static func product(of whole: String, _ fraction: String, _ unit: Int) -> Int? {
        guard let number = Int(whole), fraction.utf8.count <= 6, let tenths = Int("0" + fraction) else { return nil }
        let product = number.multipliedReportingOverflow(by: unit)
        let parts = fraction.utf8.reduce(into: 1) { power, _ in power *= 10 }
        let rest = tenths.multipliedReportingOverflow(by: unit)
        guard !product.overflow, !rest.overflow, rest.partialValue.isMultiple(of: parts) else { return nil }
        let sum = product.partialValue.addingReportingOverflow(rest.partialValue / parts)
        return sum.overflow ? nil : sum.partialValue
    }
}
