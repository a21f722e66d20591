/// What the store knows of a source's reports besides what ``Source`` shows.
package struct ReportState: Sendable, Equatable {
    /// When the collector looked for the last report.
    package var lastObservedAt: Timestamp?
    /// Subjects of the last complete report of an ordinary size; nil before the first.
    package var usualSubjects: Int64?
    /// Subjects that are not gone.
    package var presentSubjects: Int64
    /// Subjects so far of a report whose final part has not come; nil when none is open.
    package var openSubjects: Int64?
    /// Whether the open report is to be complete.
    package var openComplete: Bool

    /// Makes a state; that of a source without reports unless told.
    package init(
        lastObservedAt: Timestamp? = nil,
        usualSubjects: Int64? = nil,
        presentSubjects: Int64 = 0,
        openSubjects: Int64? = nil,
        openComplete: Bool = false
    ) {
        self.lastObservedAt = lastObservedAt
        self.usualSubjects = usualSubjects
        self.presentSubjects = presentSubjects
        self.openSubjects = openSubjects
        self.openComplete = openComplete
    }
}

/// A call of `observation.report` without its subjects.
package struct ReportHead: Sendable, Equatable {
    package var sequence: Int64
    package var observedAt: Timestamp
    package var complete: Bool
    package var final: Bool
    /// Why the source could not look.
    package var error: String?
    /// How many subjects the call brings.
    package var subjects: Int

    /// Makes the head of a call.
    package init(
        sequence: Int64,
        observedAt: Timestamp,
        complete: Bool,
        final: Bool = true,
        error: String? = nil,
        subjects: Int
    ) {
        self.sequence = sequence
        self.observedAt = observedAt
        self.complete = complete
        self.final = final
        self.error = error
        self.subjects = subjects
    }
}

/// When a report may come, and how large it usually is (PRODUCT.md section 5).
package enum ReportRules {
    /// How far another host's clock may be ahead, in seconds, before its report is from the future.
    package static let clockTolerance: Int64 = 5
    /// Reports up to this size are never suspect.
    package static let unsuspectedSubjects: Int64 = 20
    /// A report of more than this many times the usual size is suspect.
    package static let suspectFactor: Int64 = 3

    /// Whether a call continues the open report rather than beginning one.
    package static func continues(_ head: ReportHead, of source: Source, _ state: ReportState) -> Bool {
        state.openSubjects != nil && head.sequence == source.sequence
    }

    /// Refuses a call that contradicts itself or what was reported before.
    ///
    /// - Parameters:
    ///   - head: the call.
    ///   - source: whose report it is.
    ///   - state: what was reported before.
    ///   - now: the time of receipt.
    /// - Throws: `DomainError.invalidField`.
    package static func check(
        _ head: ReportHead,
        of source: Source,
        _ state: ReportState,
        now: Timestamp
    ) throws(DomainError) {
        if head.error != nil { try checkFailure(head) }
        guard head.observedAt <= now.adding(seconds: clockTolerance) else {
            throw .invalidField(pointer: "/observed_at", expected: "a time that is not in the future")
        }
        if continues(head, of: source, state) { return try checkPart(head, state) }
        guard head.sequence > source.sequence else {
            throw .invalidField(
                pointer: "/sequence",
                expected: "a number larger than \(source.sequence), that of the last report"
            )
        }
        if let last = state.lastObservedAt, head.observedAt <= last {
            throw .invalidField(
                pointer: "/observed_at",
                expected: "a time after \(last), that of the last report"
            )
        }
    }

    private static func checkFailure(_ head: ReportHead) throws(DomainError) {
        guard head.subjects == 0 else {
            throw .invalidField(pointer: "/subjects", expected: "no subjects beside an error")
        }
        guard !head.complete else {
            throw .invalidField(pointer: "/complete", expected: "false beside an error")
        }
        guard head.final else { throw .invalidField(pointer: "/final", expected: "true beside an error") }
    }

    private static func checkPart(_ head: ReportHead, _ state: ReportState) throws(DomainError) {
        guard head.error == nil else {
            throw .invalidField(pointer: "/error", expected: "no error behind the first part of a report")
        }
        guard head.observedAt == state.lastObservedAt else {
            throw .invalidField(pointer: "/observed_at", expected: "the same time in each part of a report")
        }
        guard head.complete == state.openComplete else {
            throw .invalidField(pointer: "/complete", expected: "the same word in each part of a report")
        }
    }

    /// Whether a report of this size, so far, is far larger than usual.
    package static func isSuspect(subjects: Int64, usual: Int64?) -> Bool {
        guard let usual else { return false }
        return subjects > unsuspectedSubjects && subjects > suspectFactor * usual
    }
}
