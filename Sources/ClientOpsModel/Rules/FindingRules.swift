/// What people do to findings (PRODUCT.md section 5): each step answers the finding as it is afterwards.
package enum FindingRules {
    /// The longest suppression: 90 days.
    package static let longestSuppressionSeconds: Int64 = 90 * 86_400
    /// The longest suppression of a critical finding: 14 days.
    package static let longestCriticalSuppressionSeconds: Int64 = 14 * 86_400

    /// Takes an open finding in hand; the note is bound to the members and the severity it has now.
    ///
    /// - Parameters:
    ///   - finding: the finding.
    ///   - note: who, when and why.
    /// - Returns: the finding afterwards.
    /// - Throws: `DomainError.invalidState` unless it is open.
    package static func acknowledging(_ finding: Finding, _ note: FindingNote) throws(DomainError) -> Finding {
        try require(finding, in: [.open], for: FindingState.acknowledged.rawValue)
        var after = finding
        after.state = .acknowledged
        after.acknowledgement = note
        return after
    }

    /// Gives an acknowledged finding back.
    ///
    /// - Parameter finding: the finding.
    /// - Returns: the finding afterwards.
    /// - Throws: `DomainError.invalidState` unless it is acknowledged.
    package static func unacknowledging(_ finding: Finding) throws(DomainError) -> Finding {
        try require(finding, in: [.acknowledged], for: FindingState.open.rawValue)
        var after = finding
        after.state = .open
        after.acknowledgement = nil
        return after
    }

    /// Keeps a finding quiet until a time; an earlier suppression is replaced.
    ///
    /// - Parameters:
    ///   - finding: the finding.
    ///   - suppression: who, when, until when and why.
    /// - Returns: the finding afterwards.
    /// - Throws: `DomainError.invalidState` when it is resolved, `.invalidField` for an end that is not ahead or too far.
    package static func suppressing(
        _ finding: Finding,
        _ suppression: FindingSuppression
    ) throws(DomainError) -> Finding {
        try require(finding, in: [.open, .acknowledged], for: "suppressed")
        let isCritical = finding.severity == .critical
        let longest = isCritical ? longestCriticalSuppressionSeconds : longestSuppressionSeconds
        guard suppression.until > suppression.at, suppression.until <= suppression.at.adding(seconds: longest) else {
            let words = isCritical ? "14 days ahead, as the finding is critical" : "90 days ahead"
            throw .invalidField(pointer: "/until", expected: "a time from now to \(words)")
        }
        var after = finding
        after.suppression = suppression
        return after
    }

    /// Ends a suppression before its time.
    ///
    /// - Parameter finding: the finding.
    /// - Returns: the finding afterwards.
    /// - Throws: `DomainError.invalidState` unless it is suppressed.
    package static func unsuppressing(_ finding: Finding) throws(DomainError) -> Finding {
        guard finding.suppression != nil else {
            throw refusal(finding, to: "unsuppressed", allowed: next(finding))
        }
        var after = finding
        after.suppression = nil
        return after
    }

    /// Resolves a finding by hand.
    ///
    /// - Parameters:
    ///   - finding: the finding.
    ///   - note: who, when and why.
    ///   - isSettled: whether something besides the last answer settles it: its evidence is retired, or it compares
    ///     things that somebody declares to be different.
    /// - Returns: the finding afterwards.
    /// - Throws: `DomainError.invalidState` when it is resolved, or still holds as far as anybody knows.
    package static func resolving(
        _ finding: Finding,
        _ note: FindingNote,
        isSettled: Bool
    ) throws(DomainError) -> Finding {
        try require(finding, in: [.open, .acknowledged], for: FindingState.resolved.rawValue)
        guard finding.lastAnswer == .clear || isSettled else {
            throw refusal(finding, to: FindingState.resolved.rawValue, allowed: next(finding, resolvable: false))
        }
        var after = finding
        after.state = .resolved
        after.resolvedAt = note.at
        after.resolution = note
        after.acknowledgement = nil
        after.suppression = nil
        return after
    }

    private static func require(
        _ finding: Finding,
        in states: Set<FindingState>,
        for step: String
    ) throws(DomainError) {
        guard states.contains(finding.state) else {
            throw refusal(finding, to: step, allowed: next(finding))
        }
    }

    private static func refusal(_ finding: Finding, to step: String, allowed: [String]) -> DomainError {
        // A finding whose condition holds is told apart from one that might be resolved.
        let isHeld = step == FindingState.resolved.rawValue && finding.state != .resolved
        let from = isHeld ? "\(finding.state.rawValue) and \(finding.lastAnswer.rawValue)" : finding.state.rawValue
        return .invalidState(InvalidState(.finding, id: finding.id, from: from, to: step, allowed: allowed))
    }

    /// What may be done to a finding by hand.
    private static func next(_ finding: Finding, resolvable: Bool = true) -> [String] {
        var steps: [String] = []
        switch finding.state {
        case .open: steps = ["acknowledged", "suppressed"]
        case .acknowledged: steps = ["open", "suppressed"]
        case .resolved: return []
        }
        if finding.suppression != nil { steps.append("unsuppressed") }
        if resolvable, finding.lastAnswer == .clear { steps.append("resolved") }
        return steps
    }
}
