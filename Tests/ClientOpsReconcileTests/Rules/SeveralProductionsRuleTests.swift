import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct SeveralProductionsRuleTests {
    private let rule = SeveralProductionsRule()

    @Test func twoActiveProductionsOfAProjectArePresent() throws {
        let facts = DeclaredFacts.world(try instance(7, contested: true), try instance(3), try instance(9, .staging))
        let found = try rule.present(in: facts)
        let evidence = try #require(found[.project(1)])
        #expect(found.count == 1)
        #expect(evidence.severity == .critical)
        #expect(evidence.memberIDs == [3, 7])
        #expect(
            evidence.summary
                == "Project “Shop” (1) of client “Acme” (1) has 2 active productions: “I3” (3) and “I7” (7), contested."
        )
        #expect(evidence.nextStep.contains("deactivate the others"))
    }

    @Test func manyProductionsAreNamedUpToFive() throws {
        var facts = DeclaredFacts.world()
        for id in Int64(1)...8 { facts.instances.append(try instance(id)) }
        let evidence = try #require(try rule.present(in: facts)[.project(1)])
        #expect(evidence.members.count == 8)
        #expect(evidence.summary.hasSuffix("“I5” (5) and 3 more."))
    }

    @Test(arguments: [
        DeclaredFacts.world(try instance(1)),
        .world(try instance(1), try instance(2, active: false)),
        .world(try instance(1), try instance(2, archived: true)),
        .world(try instance(1), try instance(2, .staging), try instance(3, .development)),
        .world(try instance(1), try instance(2, in: 2)),
        .world(try instance(1), try instance(2), projectArchived: true),
        .world(try instance(1, in: 99), try instance(2, in: 99)),
        .world(),
    ])
    func everythingElseIsClear(_ facts: DeclaredFacts) throws {
        #expect(try rule.present(in: facts).isEmpty)
    }
}
