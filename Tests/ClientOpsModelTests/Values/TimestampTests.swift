import ClientOpsModel
import Foundation
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", Int64(0)),
        ("1969-12-31T23:59:59.999Z", -1),
        ("1969-12-31T23:59:59.000Z", -1000),
        ("1900-03-01T00:00:00.000Z", -2_203_891_200_000),
        ("2000-02-29T00:00:00.000Z", 951_782_400_000),
        ("2024-02-29T23:59:59.000Z", 1_709_251_199_000),
        ("2026-01-31T09:15:00.000Z", 1_769_850_900_000),
        ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
        ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func textAndMillisecondsAgree(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test(arguments: [
        ("2026-01-31T09:15:00Z", "2026-01-31T09:15:00.000Z"),
        ("2026-01-31t09:15:00z", "2026-01-31T09:15:00.000Z"),
        ("2026-01-31T09:15:00.5Z", "2026-01-31T09:15:00.500Z"),
        ("2026-01-31T09:15:00.0469Z", "2026-01-31T09:15:00.046Z"),
        ("2026-01-31T09:15:00.123456789012345678901234567890Z", "2026-01-31T09:15:00.123Z"),
        ("2026-01-31T09:15:00+00:00", "2026-01-31T09:15:00.000Z"),
        ("2026-01-31T09:15:00-00:00", "2026-01-31T09:15:00.000Z"),
        ("2026-01-31T09:15:00+05:45", "2026-01-31T03:30:00.000Z"),
        ("2026-01-31T23:30:00-01:00", "2026-02-01T00:30:00.000Z"),
        ("2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00.000Z"),
        ("2023-03-01T00:30:00+01:00", "2023-02-28T23:30:00.000Z"),
        ("2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00.000Z"),
    ])
    func otherSpellingsMeanTheSame(text: String, canonical: String) {
        #expect(Timestamp(text)?.description == canonical)
    }

    @Test(arguments: [
        "", "2026", "2026-01-31", "2026-01-31T09:15:00", "2026-01-31 09:15:00Z", "2026-01-31T09:15Z",
        "2026-1-31T09:15:00Z", "26-01-31T09:15:00Z", "02026-01-31T09:15:00Z", "+2026-01-31T09:15:00Z",
        "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z",
        "2026-04-31T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
        "2026-01-31T24:00:00Z", "2026-01-31T09:60:00Z", "2026-01-31T09:15:60Z", "2026-01-31T09:15:00.Z",
        "2026-01-31T09:15:00,5Z", "2026-01-31T09:15:00.5", "2026-01-31T09:15:00+0100", "2026-01-31T09:15:00+01",
        "2026-01-31T09:15:00+24:00", "2026-01-31T09:15:00+01:60", "2026-01-31T09:15:00Z ", " 2026-01-31T09:15:00Z",
        "2026-01-31T09:15:00ZZ", "２０２６-01-31T09:15:00Z", "2026-01-31T09:15:00\u{0}Z",
        "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
    func everythingElseIsRefused(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    /// Counts the days by the rules of the calendar, beside the arithmetic under test.
    @Test func everyDayFollowsTheOneBefore() throws {
        var (year, month, day) = (1896, 1, 1)
        var moment = try #require(Timestamp("1896-01-01T00:00:00Z"))
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        while year < 2105 {
            let text = "\(year)-\(padded(month))-\(padded(day))T00:00:00.000Z"
            guard moment.description == text, Timestamp(text) == moment else {
                Issue.record("\(text) is not \(moment)")
                return
            }
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            moment = moment.adding(seconds: 86_400)
        }
    }

    @Test func momentsAreOrderedByTime() {
        let first = Timestamp(milliseconds: -5)
        #expect(first < Timestamp(milliseconds: 0))
        #expect(first.adding(seconds: 2) == Timestamp(milliseconds: 1995))
        #expect(first.adding(seconds: -1).milliseconds == -1005)
    }

    @Test func onTheWireAMomentIsItsText() throws {
        let moment = Timestamp(milliseconds: 1_769_850_900_046)
        let json = try JSONEncoder().encode([moment])
        #expect(String(bytes: json, encoding: .utf8) == #"["2026-01-31T09:15:00.046Z"]"#)
        #expect(try JSONDecoder().decode([Timestamp].self, from: json) == [moment])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Timestamp].self, from: Data(#"["yesterday"]"#.utf8))
        }
    }
}
