import ClientOpsModel
import Testing

@Suite struct LeadRulesTests {
    private static let allowed: [LeadStatus: Set<LeadStatus>] = [
        .new: [.contacted, .lost], .contacted: [.qualified, .lost], .qualified: [.lost], .lost: [.new],
    ]
    private let now = Timestamp(milliseconds: 1_000)

    private func lead(_ status: LeadStatus, client: Int64? = nil) -> Lead {
        Lead(
            name: "Ada",
            status: status,
            lostReason: status == .lost ? "no budget" : nil,
            convertedClientID: client,
            history: [LeadStep(status: status, at: Timestamp(milliseconds: 1))],
            id: 4
        )
    }

    @Test(arguments: LeadStatus.allCases, LeadStatus.allCases)
    func everyStatusToEveryStatus(from: LeadStatus, to: LeadStatus) throws {
        let allowed = try #require(Self.allowed[from])
        guard allowed.contains(to) else {
            let refusal = InvalidState(
                .lead,
                id: 4,
                from: from.rawValue,
                to: to.rawValue,
                allowed: LeadRules.next(after: from, isConverted: false).map(\.rawValue)
            )
            #expect(throws: DomainError.invalidState(refusal)) {
                try LeadRules.moving(lead(from), to: to, reason: "why", now: now)
            }
            return
        }
        let moved = try LeadRules.moving(lead(from), to: to, reason: "why", now: now)
        #expect(moved.status == to)
        #expect(moved.lostReason == (to == .lost ? "why" : nil))
        #expect(moved.history.map(\.status) == [from, to])
        #expect(moved.history.last?.at == now)
    }

    @Test(arguments: LeadStatus.allCases, LeadStatus.allCases)
    func aReasonIsNeededForLosingAndForTakingUpAgain(from: LeadStatus, to: LeadStatus) throws {
        guard LeadRules.next(after: from, isConverted: false).contains(to) else { return }
        if from == .lost || to == .lost {
            #expect(throws: DomainError.invalidField(pointer: "/reason", expected: "a reason for this step")) {
                try LeadRules.moving(lead(from), to: to, reason: nil, now: now)
            }
        } else {
            #expect(try LeadRules.moving(lead(from), to: to, reason: nil, now: now).status == to)
        }
    }

    @Test(arguments: LeadStatus.allCases, LeadStatus.allCases)
    func aConvertedLeadStaysWhereItIs(from: LeadStatus, to: LeadStatus) {
        #expect(LeadRules.next(after: from, isConverted: true).isEmpty)
        let refusal = InvalidState(.lead, id: 4, from: "converted", to: to.rawValue, allowed: [])
        #expect(throws: DomainError.invalidState(refusal)) {
            try LeadRules.moving(lead(from, client: 9), to: to, reason: "why", now: now)
        }
    }

    @Test(arguments: LeadStatus.allCases)
    func onlyALostLeadCannotBeConverted(status: LeadStatus) {
        if status == .lost {
            #expect(throws: DomainError.self) { try LeadRules.requireOpen(lead(status)) }
        } else {
            #expect(throws: Never.self) { try LeadRules.requireOpen(lead(status)) }
        }
    }
}
