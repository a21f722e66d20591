/// A calendar day, as invoices and cut-offs know it, written as `2026-01-31`.
package struct CalendarDate: CheckedString, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// What a caller has to give, in one clause.
    package static let expectation = "a date such as 2026-01-31"

    /// Reads `YYYY-MM-DD`.
    ///
    /// - Parameter raw: the text.
    /// - Throws: `TextProblem` for anything that is no day of the calendar.
    package init(_ raw: String) throws(TextProblem) {
        let parts = raw.split(separator: "-", omittingEmptySubsequences: false)
        let isShaped =
            parts.map(\.utf8.count) == [4, 2, 2]
            && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isShaped, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            let date = CalendarDate(year: year, month: month, day: day)
        else { throw TextProblem(expected: Self.expectation) }
        self = date
    }

    /// Makes a day; nil when the calendar has none such.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Int(RFC3339.daysInMonth(year: Int64(year), month: Int64(month)))).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of a moment in UTC shifted by an offset.
    ///
    /// - Parameters:
    ///   - moment: the moment.
    ///   - secondsFromUTC: how far the place's clocks are ahead then.
    package init(_ moment: Timestamp, secondsFromUTC: Int) {
        let local = moment.milliseconds + Int64(secondsFromUTC) * 1000
        let days = local >= 0 ? local / 86_400_000 : -((-local + 86_399_999) / 86_400_000)
        let civil = RFC3339.civil(fromDays: days)
        year = Int(civil.year)
        month = Int(civil.month)
        day = Int(civil.day)
    }

    /// The text on the wire and in the store, which sorts as the days do.
    package var wireValue: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Orders days by time.
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The first day of the day's month.
    package var startOfMonth: CalendarDate { CalendarDate(year: year, month: month, day: 1) ?? self }

    /// The last day of the day's month.
    package var endOfMonth: CalendarDate {
        let last = Int(RFC3339.daysInMonth(year: Int64(year), month: Int64(month)))
        return CalendarDate(year: year, month: month, day: last) ?? self
    }
}
