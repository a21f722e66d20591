/// How often in a row a subject was seen to raise or to clear, where once is not enough (PRODUCT.md section 5).
///
/// A run counts only with newer evidence than the last one, so that a repeated run changes nothing.
package struct FindingStreak: Codable, Sendable, Hashable {
    package var rule: RuleID
    package var fingerprint: String
    /// `present` on the way to a finding, `clear` on the way to its resolution.
    package var answer: RuleAnswer
    package var count: Int64
    /// When the newest evidence counted so far was received.
    package var evidenceAt: Timestamp

    /// Makes a streak.
    package init(rule: RuleID, fingerprint: String, answer: RuleAnswer, count: Int64, evidenceAt: Timestamp) {
        self.rule = rule
        self.fingerprint = fingerprint
        self.answer = answer
        self.count = count
        self.evidenceAt = evidenceAt
    }
}
