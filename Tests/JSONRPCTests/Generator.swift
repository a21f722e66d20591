import StrictJSON

/// Makes JSON values and texts, valid ones and nearly valid ones.
struct Generator {
    var random: SplitMix64

    static let words = [
        "", "a", "id", "jsonrpc", "method", "params", "2.0", "key", "\"", "\\", "/", "~", "é", "€", "\u{1F600}",
        "\u{0}", "\u{1F}",
        "e\u{301}", "a longer text that spans several machine words", "\u{7F}", "\u{FFFD}", "\u{2028}", "\n",
    ]

    mutating func value(depth: Int = 4) -> JSONValue {
        switch random.below(depth > 0 ? 9 : 6) {
        case 0: .null
        case 1: .bool(random.chance(50))
        case 2: .integer(Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &random))
        case 3: .integer(Int64(random.below(200)) - 100)
        case 4: .double(finiteDouble())
        case 5: .string(string())
        case 6: .array((0..<random.below(5)).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<(random.chance(3) ? random.below(60) : random.below(6)) {
            object[string()] = value(depth: depth - 2)
        }
        return object
    }

    private mutating func finiteDouble() -> Double {
        let value = random.chance(50) ? Double(bitPattern: random.next()) : Double(random.below(1_000)) / 8
        return value.isFinite ? value : 0.5
    }

    private mutating func string() -> String {
        (0..<random.below(3)).map { _ in random.element(of: Self.words) }.joined()
            + (random.chance(40) ? String(random.below(1_000)) : "")
    }

    /// Returns a request, a batch or something like it.
    mutating func message() -> JSONValue {
        random.chance(20) ? .array((0..<random.below(6)).map { _ in request() }) : request()
    }

    private mutating func request() -> JSONValue {
        var request: JSONObject = ["jsonrpc": "2.0", "method": "a.b"]
        if random.chance(80) { request["id"] = random.chance(80) ? .integer(Int64(random.below(99))) : value() }
        if random.chance(60) { request["params"] = random.chance(80) ? .object(object(depth: 3)) : value() }
        if random.chance(10) { request[random.element(of: ["jsonrpc", "method", "id", "extra"])] = value() }
        return .object(request)
    }

    static let pieces =
        [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "null", "tru", "1e400",
            "-", "0", "01", "1.",
            "9007199254740992", "\u{FEFF}", "\u{FFFF}", "\r", " ", "\n", "\"id\":",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "\"a\":1,\"a\":2",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x00],
        ]

    /// Damages a text in a few places.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(3) {
            let start = random.below(bytes.count + 1)
            let end = min(bytes.count, start + random.below(4))
            switch random.below(5) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: random.element(of: Self.pieces), at: start)
            case 2: bytes.replaceSubrange(start..<end, with: random.element(of: Self.pieces))
            case 3: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count + 1))
            default: if start < bytes.count { bytes[start] ^= 1 << UInt8(random.below(8)) }
            }
        }
        return bytes
    }
}
