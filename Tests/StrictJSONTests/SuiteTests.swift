import StrictJSON
import Testing

@Suite struct SuiteTests {
    @Test(arguments: [SuiteCase.valid, SuiteCase.validButNotIJSON].joined())
    func valid(_ text: SuiteCase) {
        #expect(outcome(of: text.bytes) == text.outcome)
    }

    @Test(arguments: [SuiteCase.indefiniteAccepted, SuiteCase.indefiniteRefused, SuiteCase.indefiniteNumbers].joined())
    func indefinite(_ text: SuiteCase) {
        #expect(outcome(of: text.bytes) == text.outcome)
    }

    @Test(arguments: [SuiteCase.invalidContainers, SuiteCase.invalidNumbers, SuiteCase.invalidStrings].joined())
    func invalid(_ text: SuiteCase) {
        #expect(outcome(of: text.bytes) == text.outcome)
    }

    @Test(arguments: [("[", 100_000), ("[{\"\":", 50_000), ("[", 513), ("[", 512), ("[", 65), ("[", 500)])
    func openedTooOften(_ opening: String, _ count: Int) {
        #expect(outcome(of: Array(String(repeating: opening, count: count).utf8)) == .refused)
    }

    @Test func nestedArrays() {
        for (depth, expected) in [(64, SuiteCase.Outcome.accepted), (65, .refused), (500, .refused), (513, .refused)] {
            let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(outcome(of: Array(arrays.utf8)) == expected)
            let objects = String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
            #expect(outcome(of: Array(objects.utf8)) == expected)
        }
    }

    /// Every prefix and every text with one byte changed is judged without a trap.
    @Test(arguments: [SuiteCase.valid, SuiteCase.validButNotIJSON, SuiteCase.indefiniteRefused].joined())
    func mutilated(_ text: SuiteCase) {
        for end in text.bytes.indices { _ = outcome(of: Array(text.bytes[..<end])) }
        for index in text.bytes.indices {
            for byte in [0x00, 0x22, 0x5C, 0x5B, 0x7D, 0x80, 0xFF] as [UInt8] {
                var changed = text.bytes
                changed[index] = byte
                _ = outcome(of: changed)
            }
        }
    }
}
