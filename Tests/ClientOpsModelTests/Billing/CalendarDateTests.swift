import ClientOpsModel
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["2026-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"])
    func aDayIsWrittenAsItWasRead(text: String) throws {
        #expect(try CalendarDate(text).wireValue == text)
    }

    @Test(
        arguments: [
            "", "2026-1-31", "26-01-31", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01",
            "2026-01-00",
            "2026-01-32", "0000-01-01", "2026/01/31", "2026-01-31T00:00:00Z", "+026-01-31", " 2026-01-31",
            "2026-01-31 ",
            "-2026-01-31", "２０２６-01-31", "2026-01", "2026-01-31-01",
        ]
    )
    func whatIsNoDayIsRefused(text: String) {
        #expect(throws: TextProblem.self) { try CalendarDate(text) }
    }

    @Test func daysAreOrderedAsTheirTexts() throws {
        let texts = ["0999-12-31", "1000-01-01", "2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"]
        let days = try texts.reversed().map { try CalendarDate($0) }
        #expect(days.sorted().map(\.wireValue) == texts)
    }

    @Test(
        arguments: [
            ("2026-03-10T12:00:00Z", 0, "2026-03-10"), ("2026-03-10T23:30:00Z", 3600, "2026-03-11"),
            ("2026-03-10T00:30:00Z", -3600, "2026-03-09"), ("2026-12-31T23:59:59.999Z", 0, "2026-12-31"),
            ("2026-12-31T23:00:00Z", 3600, "2027-01-01"), ("1970-01-01T00:00:00Z", -1, "1969-12-31"),
            ("1969-12-31T23:59:59.999Z", 0, "1969-12-31"), ("2024-02-28T10:00:00Z", 50_400, "2024-02-29"),
        ]
    )
    func aMomentFallsOnADayOfThePlace(moment: String, offset: Int, day: String) throws {
        let moment = try #require(Timestamp(moment))
        #expect(CalendarDate(moment, secondsFromUTC: offset).wireValue == day)
    }

    @Test(
        arguments: [
            ("2026-01-15", "2026-01-01", "2026-01-31"), ("2024-02-29", "2024-02-01", "2024-02-29"),
            ("2026-02-01", "2026-02-01", "2026-02-28"), ("2026-12-31", "2026-12-01", "2026-12-31"),
        ]
    )
    func aMonthHasAFirstAndALastDay(day: String, first: String, last: String) throws {
        let day = try CalendarDate(day)
        #expect(day.startOfMonth.wireValue == first)
        #expect(day.endOfMonth.wireValue == last)
    }
}
