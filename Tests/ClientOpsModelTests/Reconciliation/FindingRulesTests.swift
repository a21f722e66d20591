import ClientOpsModel
import Testing

/// What people may do to a finding, and when.
@Suite struct FindingRulesTests {
    private static let now = Timestamp(milliseconds: 1_773_144_000_000)
    private let note = FindingNote(at: now, by: "ada", reason: "seen")

    private static func finding(
        _ state: FindingState,
        severity: Severity = .high,
        lastAnswer: RuleAnswer = .present
    ) -> Finding {
        Finding(
            id: 4,
            rule: .sharedURL,
            fingerprint: "f",
            subject: "x.example.org",
            severity: severity,
            state: state,
            summary: "",
            nextStep: "",
            members: [],
            firstSeenAt: now,
            lastSeenAt: now,
            lastAnswer: lastAnswer
        )
    }

    private func suppression(days: Int64, seconds: Int64 = 0) -> FindingSuppression {
        FindingSuppression(
            at: Self.now,
            by: "ada",
            until: Self.now.adding(seconds: days * 86_400 + seconds),
            reason: "known"
        )
    }

    private func refusal(_ body: () throws -> Finding) -> InvalidState? {
        do { _ = try body() } catch DomainError.invalidState(let state) { return state } catch { return nil }
        return nil
    }

    @Test func `only an open finding is taken in hand, and given back from there`() throws {
        let taken = try FindingRules.acknowledging(Self.finding(.open), note)
        #expect(taken.state == .acknowledged && taken.acknowledgement == note)
        let back = try FindingRules.unacknowledging(taken)
        #expect(back.state == .open && back.acknowledgement == nil)
        for state in [FindingState.acknowledged, .resolved] {
            #expect(refusal { try FindingRules.acknowledging(Self.finding(state), note) }?.to == "acknowledged")
        }
        for state in [FindingState.open, .resolved] {
            #expect(refusal { try FindingRules.unacknowledging(Self.finding(state)) }?.to == "open")
        }
        #expect(refusal { try FindingRules.acknowledging(Self.finding(.resolved), note) }?.allowed == [])
    }

    @Test(
        arguments: [
            (Severity.high, 90, 0, true), (.high, 90, 1, false), (.critical, 14, 0, true), (.critical, 14, 1, false),
            (.info, 0, 1, true), (.info, 0, 0, false), (.info, 0, -1, false),
        ] as [(Severity, Int64, Int64, Bool)]
    )
    func `a suppression ends within its bounds`(_ severity: Severity, _ days: Int64, _ seconds: Int64, _ fits: Bool) {
        let suppression = suppression(days: days, seconds: seconds)
        let finding = Self.finding(.open, severity: severity)
        if fits {
            #expect((try? FindingRules.suppressing(finding, suppression))?.suppression == suppression)
        } else {
            let error = #expect(throws: DomainError.self) { try FindingRules.suppressing(finding, suppression) }
            guard case .invalidField(pointer: "/until", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a resolved finding is not suppressed, and an unsuppressed one not heard again`() throws {
        #expect(refusal { try FindingRules.suppressing(Self.finding(.resolved), suppression(days: 1)) } != nil)
        #expect(refusal { try FindingRules.unsuppressing(Self.finding(.open)) }?.to == "unsuppressed")
        let quiet = try FindingRules.suppressing(Self.finding(.acknowledged), suppression(days: 1))
        #expect(try FindingRules.unsuppressing(quiet) == Self.finding(.acknowledged))
        let longer = try FindingRules.suppressing(quiet, suppression(days: 2))
        #expect(longer.suppression == suppression(days: 2))
    }

    @Test(arguments: [RuleAnswer.present, .clear, .unknown], [false, true])
    func `a finding is resolved by hand only when it is clear or settled`(_ answer: RuleAnswer, _ settled: Bool) throws
    {
        var finding = Self.finding(.acknowledged, lastAnswer: answer)
        finding.acknowledgement = note
        finding.suppression = suppression(days: 1)
        guard answer == .clear || settled else {
            let refusal = refusal { try FindingRules.resolving(finding, note, isSettled: settled) }
            #expect(
                refusal?.from == "acknowledged and \(answer.rawValue)" && refusal?.allowed.contains("resolved") == false
            )
            return
        }
        let done = try FindingRules.resolving(finding, note, isSettled: settled)
        #expect(done.state == .resolved && done.resolvedAt == Self.now && done.resolution == note)
        #expect(done.acknowledgement == nil && done.suppression == nil)
        #expect(refusal { try FindingRules.resolving(done, note, isSettled: true) }?.allowed == [])
    }
}
