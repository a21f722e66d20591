/// Plans, asks and applies.
package struct ImportDialogue {
    /// What the caller wants.
    package enum Mode: Sendable, Equatable {
        /// Show the plan and change nothing.
        case plan
        /// Show the plan, ask, and apply when the answer is yes.
        case ask
        /// Apply.
        case apply
    }

    /// How it ended.
    package enum Outcome: Sendable, Equatable {
        /// The plan, when only it was wanted or there was nothing to do.
        case planned(ImportSummary)
        /// The answer was no.
        case declined
        /// What was done.
        case applied(ImportSummary)
    }

    private let mode: Mode
    private let showPlan: (ImportSummary) throws -> Void
    private let confirm: () -> Bool

    /// Makes a dialogue.
    ///
    /// - Parameters:
    ///   - mode: what the caller wants.
    ///   - showPlan: shows a plan before the question.
    ///   - confirm: asks whether to go on.
    package init(mode: Mode, showPlan: @escaping (ImportSummary) throws -> Void, confirm: @escaping () -> Bool) {
        self.mode = mode
        self.showPlan = showPlan
        self.confirm = confirm
    }

    /// Leads an import to its end.
    ///
    /// - Parameter run: the import.
    /// - Returns: how it ended.
    /// - Throws: what the import throws.
    package func perform(_ run: ImportRun<some RowSource, some ImportService>) throws -> Outcome {
        guard mode != .apply else { return .applied(try run.perform(dryRun: false)) }
        let plan = try run.perform(dryRun: true)
        guard mode == .ask, plan.changesSomething else { return .planned(plan) }
        try showPlan(plan)
        guard confirm() else { return .declined }
        return .applied(try run.perform(dryRun: false))
    }
}
