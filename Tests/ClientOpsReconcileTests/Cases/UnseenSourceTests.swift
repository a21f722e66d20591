import ClientOpsModel
import ClientOpsReconcile
import Testing

/// Whatever one source withholds, in whatever world: it resolves nothing, and raises only that it is withheld.
@Suite struct UnseenSourceTests {
    private static let ways: [Degradation] = [.silent, .paused, .suspect]

    @Test(arguments: RuleID.allCases)
    func nothingIsResolvedOrRaisedWhenOneSourceFalls(_ rule: RuleID) throws {
        let given = try #require(RuleCase.all.first { $0.rule.id == rule })
        for isPresent in [true, false] {
            var reality = try given.present()
            if !isPresent { try given.clear(&reality) }
            try expectNothing(reality)
        }
    }

    @Test(arguments: FalsePositive.all)
    func norIsAFalsePositive(_ given: FalsePositive) throws { try expectNothing(try given.innocent()) }

    private func expectNothing(_ world: Reality) throws {
        var (settled, books) = (world, Books())
        for _ in 0..<3 {
            books.run(settled.facts)
            settled.pass(minutes: 5)
        }
        for source in settled.facts.observed.sources {
            for way in Self.ways {
                var (reality, after) = (settled, books)
                Self.withhold(source, way, in: &reality)
                for _ in 0..<3 {
                    let events = after.run(reality.facts).filter { event in
                        !event.contains(" O5 ") && !event.contains(" O6 ")
                    }
                    #expect(events.isEmpty, "\(source.name) \(way)")
                    reality.pass(minutes: 5)
                }
            }
        }
    }

    private static func withhold(_ source: Source, _ way: Degradation, in reality: inout Reality) {
        switch way {
        case .paused: reality.change(source: source.name) { $0.pausedUntil = moment(6000) }
        case .suspect: reality.change(source: source.name) { $0.suspectSince = moment(0) }
        default: reality.silent.insert(source.id)
        }
        reality.pass(minutes: 15)
    }
}
