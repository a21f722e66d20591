import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct NoProductionRuleTests {
    private let rule = NoProductionRule()

    @Test func aLiveProjectWithOnlyStagingAndDevelopmentIsPresent() throws {
        let facts = DeclaredFacts.world(try instance(5, .staging), try instance(4, .development))
        let found = try rule.present(in: facts)
        let evidence = try #require(found[.project(1)])
        #expect(found.count == 1)
        #expect(evidence.severity == .low)
        #expect(evidence.memberIDs == [4, 5])
        #expect(
            evidence.summary == "Project “Shop” (1) of client “Acme” (1) is live without an active production; "
                + "active are development “I4” (4) and staging “I5” (5)."
        )
        #expect(!evidence.nextStep.isEmpty)
    }

    @Test(arguments: [
        try instance(1, active: false), try instance(1, archived: true), try instance(1, in: 2),
    ])
    func aProductionOutOfUseOrElsewhereDoesNotCount(_ production: InstanceFact) throws {
        let facts = DeclaredFacts.world(production, try instance(2, .staging))
        #expect(try rule.present(in: facts)[.project(1)]?.memberIDs == [2])
    }

    @Test(arguments: [
        DeclaredFacts.world(try instance(1), try instance(2, .staging)),
        .world(try instance(1), try instance(2), try instance(3, .staging)),
        .world(try instance(2, .staging, active: false)),
        .world(try instance(2, .staging, archived: true)),
        .world(try instance(2, .staging), stage: .planned),
        .world(try instance(2, .staging), stage: .ended),
        .world(try instance(2, .staging), projectArchived: true),
        .world(),
    ])
    func everythingElseIsClear(_ facts: DeclaredFacts) throws {
        #expect(try rule.present(in: facts).isEmpty)
    }
}
