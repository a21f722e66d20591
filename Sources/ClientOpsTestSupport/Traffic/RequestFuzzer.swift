import StrictJSON

/// Damages valid requests: their members, their values, their batches, their text; the same ones for the same seed.
package struct RequestFuzzer: Sendable {
    private var random: SeededGenerator
    private var garbage: Garbage
    private let maker: RequestMaker

    /// Begins a sequence.
    ///
    /// - Parameters:
    ///   - seed: equal seeds give equal lines.
    ///   - maker: makes the requests to damage.
    package init(seed: UInt64, maker: RequestMaker) {
        random = SeededGenerator(seed: seed)
        garbage = Garbage(seed: seed)
        self.maker = maker
    }

    /// The next line, which contains no line feed; a few are valid.
    package mutating func line() -> [UInt8] {
        switch below(20) {
        case 0: return garbage.line()
        case 1: return request().serialized()
        case 2: return batch().serialized()
        case 3...5: return damaged(text: request().serialized())
        case 6: return nested(request().serialized())
        case 7...10: return damaged(envelope: request()).serialized()
        default:
            var request = request()
            for _ in 0...below(3) { request = damaged(request) }
            return request.serialized()
        }
    }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func request() -> JSONValue {
        let method = maker.methods.randomElement(using: &random) ?? ""
        return maker.request(of: method, id: .integer(Int64(below(1000))), using: &random)
    }

    // MARK: Values

    /// Values that fit nearly nowhere.
    private static let misfits: [JSONValue] = [
        .null, true, -1, 0, 9_007_199_254_740_991, 0.5, "", " ", "\u{0}", "\u{7F}\u{1B}[2J", "' OR 1=1 --", [], [[]],
        [:],
        ["": ""], .string(String(repeating: "long ", count: 300)), .array(Array(repeating: .null, count: 600)),
        "2024-02-30", "http://", "9007199254740993", ["id": 1],
    ]

    /// Damages one place below `/params`, or adds a member there.
    private mutating func damaged(_ request: JSONValue) -> JSONValue {
        guard var envelope = request.objectValue else { return request }
        envelope["params"] = replacing(in: envelope["params"] ?? [:])
        return .object(envelope)
    }

    private mutating func replacing(in value: JSONValue) -> JSONValue {
        switch value {
        case .object(var object):
            guard let name = Array(object.keys).randomElement(using: &random), below(4) > 0 else {
                object["surprise"] = misfit()
                return .object(object)
            }
            if below(4) == 0 { object[name] = nil } else { object[name] = replacing(in: object[name] ?? .null) }
            return .object(object)
        case .array(var elements) where !elements.isEmpty && below(3) > 0:
            let index = below(elements.count)
            elements[index] = replacing(in: elements[index])
            return .array(elements)
        default: return misfit()
        }
    }

    private mutating func misfit() -> JSONValue { Self.misfits.randomElement(using: &random) ?? .null }

    private mutating func damaged(envelope request: JSONValue) -> JSONValue {
        guard var envelope = request.objectValue else { return request }
        switch below(7) {
        case 0: envelope["jsonrpc"] = misfit()
        case 1: envelope["id"] = misfit()
        case 2: envelope["id"] = nil
        case 3: envelope["method"] = misfit()
        case 4: envelope["method"] = .string((envelope["method"]?.stringValue ?? "") + "s")
        case 5: envelope["params"] = misfit()
        default: envelope["extra"] = misfit()
        }
        return .object(envelope)
    }

    private mutating func batch() -> JSONValue {
        if below(40) == 0 { return .array(Array(repeating: request(), count: 257)) }
        return .array(
            (0..<below(5)).map { _ in
                switch below(4) {
                case 0: request()
                case 1: damaged(envelope: request())
                case 2: misfit()
                default: damaged(request())
                }
            }
        )
    }

    // MARK: Text

    private static let pieces =
        [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0000", "null", "tru", "1e999", "-", "01",
            "1.",
            "9007199254740992", "\u{FEFF}", "\u{FFFF}", "\r", "\t", "\"id\":7,", "\"id\":7,\"id\":7,", "deadline_ms",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00]]

    private mutating func damaged(text line: [UInt8]) -> [UInt8] {
        var line = line
        for _ in 0...below(3) {
            let start = below(line.count + 1)
            let end = min(line.count, start + below(8))
            switch below(5) {
            case 0: line.removeSubrange(start..<end)
            case 1: line.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: start)
            case 2: line.insert(contentsOf: line[start..<end], at: below(line.count + 1))
            case 3: line.removeSubrange(end...)
            default: if start < line.count { line[start] ^= 1 << UInt8(below(8)) }
            }
        }
        return line.filter { $0 != UInt8(ascii: "\n") }
    }

    /// Wraps the parameters deeper than anything may be nested.
    private mutating func nested(_ line: [UInt8]) -> [UInt8] {
        let depth = [63, 64, 65, 513, 5000][below(5)]
        let opening = Array(repeating: UInt8(ascii: "["), count: depth)
        return opening + line + (below(2) == 0 ? Array(repeating: UInt8(ascii: "]"), count: depth) : [])
    }
}
