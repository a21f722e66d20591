import ClientOpsModel
import Testing

@Suite struct FindingTests {
    @Test func severitiesAreOrderedByWeight() {
        #expect(Severity.allCases.reversed().sorted() == [.info, .low, .medium, .high, .critical])
        #expect(Severity.allCases.map(\.rank) == [0, 1, 2, 3, 4])
    }

    @Test func aRunIsQuietWhenNoFindingChanged() {
        var counters = RunCounters()
        counters.still = 3
        counters.unknown = 2
        counters.suppressed = 1
        #expect(counters.isQuiet)
    }

    @Test func aRunThatChangedAFindingIsNotQuiet() {
        for counter in [\RunCounters.new, \.changed, \.resolved, \.reopened] {
            var counters = RunCounters()
            counters[keyPath: counter] = 1
            #expect(!counters.isQuiet)
        }
    }
}
