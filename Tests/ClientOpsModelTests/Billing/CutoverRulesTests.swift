import ClientOpsModel
import Testing

@Suite struct CutoverRulesTests {
    private static let day: Int64 = 86_400
    private let now = Timestamp(milliseconds: 1_700_000_000_000)

    private func cutover(starts: Int64, ends: Int64, state: CutoverState = .open) -> Cutover {
        var cutover = Cutover(
            projectID: 1,
            fromInstance: 2,
            toInstance: 3,
            startsAt: now.adding(seconds: starts),
            endsAt: now.adding(seconds: ends),
            reason: "new server",
            approvedBy: "root"
        )
        cutover.id = 8
        cutover.state = state
        return cutover
    }

    private func side(_ id: Int64, active: Bool, type: InstanceType = .production, project: Int64 = 1) -> Instance {
        var instance = Instance(projectID: project, name: "I\(id)", type: type, active: active)
        instance.id = id
        return instance
    }

    @Test(
        arguments: [
            (0, 1), (0, 14 * day), (90 * day, 104 * day), (-60, 0), (90 * day, 90 * day + 1),
        ] as [(Int64, Int64)]
    )
    func itStartsFromNowToNinetyDaysAheadAndLastsFourteenAtMost(starts: Int64, ends: Int64) {
        #expect(throws: Never.self) {
            try CutoverRules.checkTimes(
                startsAt: now.adding(seconds: starts),
                endsAt: now.adding(seconds: ends),
                now: now
            )
        }
    }

    @Test(
        arguments: [
            (-61, day, "/starts_at"), (90 * day + 1, 91 * day, "/starts_at"), (0, 0, "/ends_at"), (10, 9, "/ends_at"),
            (0, 14 * day + 1, "/ends_at"),
        ] as [(Int64, Int64, String)]
    )
    func otherTimesAreRefused(starts: Int64, ends: Int64, pointer: String) {
        let error = #expect(throws: DomainError.self) {
            try CutoverRules.checkTimes(
                startsAt: now.adding(seconds: starts),
                endsAt: now.adding(seconds: ends),
                now: now
            )
        }
        guard case .invalidField(pointer, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: CutoverState.allCases)
    func theClockSpeaksOnlyOfOpenOnes(state: CutoverState) {
        let cutover = cutover(starts: 100, ends: 200, state: state)
        let phases = [99, 100, 199, 200, 201].map { cutover.phase(at: now.adding(seconds: $0)) }
        #expect(
            phases
                == (state == .open ? [.planned, .running, .running, .overdue, .overdue] : [nil, nil, nil, nil, nil])
        )
    }

    @Test func theSidesAreTheActiveProductionAndAnInactiveOne() {
        let from = side(2, active: true)
        #expect(throws: Never.self) {
            try CutoverRules.checkSides(from: from, to: side(3, active: false), projectID: 1)
        }
        var contested = from
        contested.contested = true
        let wrong = [
            (side(2, active: false), side(3, active: false)), (contested, side(3, active: false)),
            (side(2, active: true, type: .staging), side(3, active: false)),
            (side(2, active: true, project: 9), side(3, active: false)), (from, side(3, active: true)),
            (from, side(3, active: false, type: .staging)), (from, side(3, active: false, project: 9)),
        ]
        for (from, to) in wrong {
            #expect(throws: DomainError.self) { try CutoverRules.checkSides(from: from, to: to, projectID: 1) }
        }
    }

    @Test(arguments: [101, 14 * day + 0] as [Int64])
    func itIsExtendedBeforeItsEnd(ends: Int64) {
        #expect(throws: Never.self) {
            try CutoverRules.checkExtension(of: cutover(starts: 0, ends: 100), to: now.adding(seconds: ends), now: now)
        }
    }

    @Test(arguments: [99, 100, 14 * day + 1] as [Int64])
    func anExtensionIsLaterAndStaysWithinFourteenDays(ends: Int64) {
        #expect(throws: DomainError.self) {
            try CutoverRules.checkExtension(of: cutover(starts: 0, ends: 100), to: now.adding(seconds: ends), now: now)
        }
    }

    @Test(
        arguments: [
            (CutoverState.open, 100, "overdue"), (.open, 101, "overdue"), (.completed, 1, "completed"),
            (.rolledBack, 1, "rolled_back"), (.cancelled, 1, "cancelled"),
        ] as [(CutoverState, Int64, String)]
    )
    func whatIsOverOrClosedIsNotExtended(state: CutoverState, at: Int64, from: String) {
        let refusal = InvalidState(.cutover, id: 8, from: from, to: "extended", allowed: ["closed"])
        #expect(throws: DomainError.invalidState(refusal)) {
            try CutoverRules.checkExtension(
                of: cutover(starts: 0, ends: 100, state: state),
                to: now.adding(seconds: 200),
                now: now.adding(seconds: at)
            )
        }
    }
}
