/// When a cut-over may be opened, extended and used (PRODUCT.md section 6).
package enum CutoverRules {
    /// Longest time between the two ends: 14 days.
    package static let longestSeconds: Int64 = 14 * 86_400
    /// How far ahead one may begin: 90 days.
    package static let farthestSeconds: Int64 = 90 * 86_400
    /// How far in the past "now" may lie, since a request takes a moment to arrive.
    package static let startToleranceSeconds: Int64 = 60

    /// Checks the times of a new cut-over.
    ///
    /// - Parameters:
    ///   - startsAt: when it shall begin.
    ///   - endsAt: when it shall end.
    ///   - now: the time.
    /// - Throws: `DomainError.invalidField`.
    package static func checkTimes(startsAt: Timestamp, endsAt: Timestamp, now: Timestamp) throws(DomainError) {
        guard startsAt >= now.adding(seconds: -startToleranceSeconds), startsAt <= now.adding(seconds: farthestSeconds)
        else { throw .invalidField(pointer: "/starts_at", expected: "from now to 90 days ahead") }
        try checkEnd(startsAt: startsAt, endsAt: endsAt)
    }

    /// Checks the sides of a new cut-over.
    ///
    /// - Parameters:
    ///   - from: the production that is active now.
    ///   - to: the one that shall follow.
    ///   - projectID: the project of both.
    /// - Throws: `DomainError.invalidField`.
    package static func checkSides(from: Instance, to: Instance, projectID: Int64) throws(DomainError) {
        guard from.projectID == projectID, from.isActiveProduction, !from.contested else {
            throw .invalidField(pointer: "/from_instance", expected: "the active production of the project")
        }
        guard to.projectID == projectID, to.type == .production, !to.active, to.id != from.id else {
            throw .invalidField(pointer: "/to_instance", expected: "an inactive production of the same project")
        }
    }

    /// Checks a later end.
    ///
    /// - Parameters:
    ///   - cutover: the cut-over, open and not over.
    ///   - endsAt: its new end.
    ///   - now: the time.
    /// - Throws: `DomainError.invalidState` when it is over or closed; `.invalidField` for the time.
    package static func checkExtension(
        of cutover: Cutover,
        to endsAt: Timestamp,
        now: Timestamp
    ) throws(DomainError) {
        guard cutover.state == .open, now < cutover.endsAt else {
            let from = cutover.phase(at: now)?.rawValue ?? cutover.state.rawValue
            throw .invalidState(
                InvalidState(.cutover, id: cutover.id, from: from, to: "extended", allowed: ["closed"])
            )
        }
        guard endsAt > cutover.endsAt else {
            throw .invalidField(pointer: "/ends_at", expected: "later than \(cutover.endsAt)")
        }
        try checkEnd(startsAt: cutover.startsAt, endsAt: endsAt)
    }

    private static func checkEnd(startsAt: Timestamp, endsAt: Timestamp) throws(DomainError) {
        guard endsAt > startsAt, endsAt <= startsAt.adding(seconds: longestSeconds) else {
            throw .invalidField(pointer: "/ends_at", expected: "later than starts_at, by at most 14 days")
        }
    }
}
