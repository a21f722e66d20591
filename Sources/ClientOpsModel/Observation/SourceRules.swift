/// Bounds of pauses and of announced tests.
package enum SourceRules {
    /// Longest pause, in days.
    package static let longestPause: Int64 = 30
    /// Longest announced test, in days.
    package static let longestExpectation: Int64 = 14

    /// Refuses an end that is over or too far off.
    ///
    /// - Parameters:
    ///   - until: the end.
    ///   - now: the time.
    ///   - days: how far off it may be.
    /// - Throws: `DomainError.invalidField`.
    package static func checkEnd(_ until: Timestamp, now: Timestamp, days: Int64) throws(DomainError) {
        guard until > now, until <= now.adding(seconds: days * 86_400) else {
            throw .invalidField(pointer: "/until", expected: "a time from now to \(days) days ahead")
        }
    }
}
