import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct ArchivedOwnerRuleTests {
    private let rule = ArchivedOwnerRule()

    @Test(arguments: [
        (true, false, "project “Shop” (1) is archived."),
        (false, true, "client “Acme” (1) is archived."),
        (true, true, "project “Shop” (1) and client “Acme” (1) are archived."),
    ])
    func anActiveInstanceUnderAnArchivedOwnerIsPresent(project: Bool, client: Bool, ending: String) throws {
        let facts = DeclaredFacts.world(
            try instance(4, .staging),
            projectArchived: project,
            clientArchived: client
        )
        let found = try rule.present(in: facts)
        let evidence = try #require(found[.instance(4)])
        #expect(found.count == 1)
        #expect(evidence.severity == .high)
        #expect(evidence.memberIDs == [4])
        #expect(evidence.summary == "Instance “I4” (4) is active although " + ending)
        #expect(!evidence.nextStep.isEmpty)
    }

    @Test func eachInstanceIsASubjectOfItsOwn() throws {
        let facts = DeclaredFacts.world(try instance(1), try instance(2), clientArchived: true)
        #expect(Set(try rule.present(in: facts).keys) == [.instance(1), .instance(2)])
    }

    @Test(arguments: [
        DeclaredFacts.world(try instance(1)),
        .world(try instance(1, active: false), projectArchived: true, clientArchived: true),
        .world(try instance(1, archived: true), projectArchived: true, clientArchived: true),
        .world(try instance(1, in: 99), projectArchived: true, clientArchived: true),
    ])
    func everythingElseIsClear(_ facts: DeclaredFacts) throws {
        #expect(try rule.present(in: facts).isEmpty)
    }
}
