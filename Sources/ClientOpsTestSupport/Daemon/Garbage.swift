/// Lines that are nearly requests, or nothing of the kind; the same ones for the same seed.
package struct Garbage: Sendable {
    private var state: UInt64

    /// Begins a sequence.
    package init(seed: UInt64) { state = seed }

    /// The next line, which contains no line feed.
    package mutating func line() -> [UInt8] {
        switch below(8) {
        case 0: return bytes(below(300))
        case 1: return Array(repeating: below(2) == 0 ? UInt8(ascii: "[") : UInt8(ascii: "{"), count: 1 + below(700))
        case 2: return Array(seedLine().prefix(below(60)))
        default: return mutated(seedLine())
        }
    }

    private static let lines = [
        #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#,
        #"{"jsonrpc":"2.0","id":"x","method":"client.list","params":{"q":"Łódź","page":1,"page_size":5}}"#,
        #"{"jsonrpc":"2.0","id":2,"method":"client.create","params":{"name":"A \u00e9\ud83d\ude00","notes":null}}"#,
        #"{"jsonrpc":"2.0","id":3,"method":"client.get","params":{"id":9007199254740991}}"#,
        #"{"jsonrpc":"2.0","method":"client.update","params":{"id":1,"name":"B","if_revision":1}}"#,
        #"[{"jsonrpc":"2.0","id":4,"method":"whoami"},{"jsonrpc":"2.0","id":5,"method":"nothing"},1,[]]"#,
        #"{"jsonrpc":"2.0","id":null,"method":"audit.list","params":{"at_from":"2024-02-30T00:00:00Z"}}"#,
        #"{"jsonrpc":"2.0","id":-0.5e-3,"method":"event.list","params":{"after":{"epoch":"","seq":1e400}}}"#,
    ].map { Array($0.utf8) }

    private static let pieces =
        [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0000", "null", "tru", "1e999", "-", "01",
            "1.",
            "9007199254740992", "\u{FEFF}", "\u{FFFF}", "\r", "\t", "\"id\":7,", "\"id\":7,\"id\":7,", "deadline_ms",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00]]

    private mutating func seedLine() -> [UInt8] { Self.lines[below(Self.lines.count)] }

    private mutating func mutated(_ line: [UInt8]) -> [UInt8] {
        var line = line
        for _ in 0...below(3) {
            let start = below(line.count + 1)
            let end = min(line.count, start + below(6))
            switch below(4) {
            case 0: line.removeSubrange(start..<end)
            case 1: line.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: start)
            case 2: line.insert(contentsOf: line[start..<end], at: below(line.count + 1))
            default: if start < line.count { line[start] = byte() }
            }
        }
        return line
    }

    private mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in byte() } }

    /// Any byte but a line feed.
    private mutating func byte() -> UInt8 {
        let byte = UInt8(truncatingIfNeeded: next())
        return byte == 10 ? 11 : byte
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
