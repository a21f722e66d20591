import StrictJSON
import Testing

private struct Row: Encodable {
    enum State: String, Encodable { case open }

    var id: Int64
    var name: String
    var note: String?
    var ratio: Double
    var flag: Bool?
    var state: State
    var tags: [String]
    var parent: Parent?
    var any: JSONValue

    struct Parent: Encodable {
        var id: Int
        var list: [[Int?]]
    }
}

private struct Raw: Encodable {
    var text: String

    func encode(to encoder: any Encoder) throws {
        try #require(encoder as? any JSONBytesEncoder).encode(raw: Array(text.utf8)[...])
    }
}

private func encode(_ value: some Encodable, _ policy: StrictJSONEncoder.NullPolicy = .writeNull) throws -> String {
    String(decoding: try StrictJSONEncoder(nullPolicy: policy).encode(value), as: UTF8.self)
}

@Suite struct EncoderTests {
    private let row = Row(
        id: -9_007_199_254_740_991,
        name: "a\"\\/\n\u{1F}é\u{2028}",
        ratio: 0.1,
        state: .open,
        tags: ["", "x"],
        parent: .init(id: 0, list: [[1, nil], []]),
        any: ["b": [1, 1.0], "a": nil]
    )

    @Test func exactText() throws {
        let expected =
            #"{"id":-9007199254740991,"name":"a\"\\/\n\u001fé"# + "\u{2028}"
            + #"","note":null,"ratio":0.1,"flag":null,"state":"open","tags":["","x"],"#
            + #""parent":{"id":0,"list":[[1,null],[]]},"any":{"b":[1,1.0],"a":null}}"#
        #expect(try encode(row) == expected)
    }

    @Test func nullsLeftOut() throws {
        struct Optionals: Encodable {
            var a: Int?
            var b: String?
            var c: [Int?]
            var d: JSONValue?
        }
        #expect(try encode(Optionals(c: [nil]), .omit) == #"{"c":[null]}"#)
        #expect(try encode(Optionals(c: [nil])) == #"{"a":null,"b":null,"c":[null],"d":null}"#)
        #expect(try encode(Optionals(a: 1, b: "", c: [], d: .null), .omit) == #"{"a":1,"b":"","c":[],"d":null}"#)
    }

    @Test func scalarsAndContainers() throws {
        #expect(try encode(1) == "1")
        #expect(try encode("x") == #""x""#)
        #expect(try encode(Int?.none) == "null")
        #expect(try encode([Int]()) == "[]")
        #expect(try encode([String: Int]()) == "{}")
        #expect(try encode(["a": [true]]) == #"{"a":[true]}"#)
        #expect(try encode([Raw(text: "1"), Raw(text: "{ }")]) == "[1,{ }]")
        #expect(try encode(1e21) == "1e+21")
        #expect(try encode(Float(0.1)) == "0.1")
    }

    @Test func typeWithoutMembers() throws {
        struct Empty: Encodable {}
        struct Outer: Encodable {
            var empty = Empty()
            var last = 1
        }
        #expect(try encode(Empty()) == "{}")
        #expect(try encode([Empty(), Empty()]) == "[{},{}]")
        #expect(try encode(Outer()) == #"{"empty":{},"last":1}"#)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func nonFinite(_ value: Double) throws {
        #expect(throws: EncodingError.self) { try encode(["a": [value]]) }
        var bytes: [UInt8] = Array("kept".utf8)
        #expect(throws: EncodingError.self) { try StrictJSONEncoder().encode([1, value], into: &bytes) }
        #expect(bytes == Array("kept".utf8))
        try StrictJSONEncoder().encode([1], into: &bytes)
        #expect(bytes == Array("kept[1]".utf8))
    }

    @Test func nestedContainers() throws {
        struct Nested: Encodable {
            enum Key: String, CodingKey { case a, b, c, d, e }

            func encode(to encoder: any Encoder) throws {
                var root = encoder.container(keyedBy: Key.self)
                var list = root.nestedUnkeyedContainer(forKey: .a)
                try list.encode(1)
                var inner = list.nestedContainer(keyedBy: Key.self)
                try inner.encodeNil(forKey: .b)
                try list.encode("x")
                var deep = list.nestedUnkeyedContainer()
                _ = deep.nestedUnkeyedContainer()
                try deep.encodeNil()
                try root.encode(list.count, forKey: .c)
                try [1, 2].encode(to: root.superEncoder(forKey: .d))
                var again = encoder.container(keyedBy: Key.self)
                try again.encode(true, forKey: .e)
            }
        }
        #expect(try encode([Nested()]) == #"[{"a":[1,{"b":null},"x",[[],null]],"c":4,"d":[1,2],"e":true}]"#)
    }

    @Test func containersOutOfOrder() throws {
        struct OutOfOrder: Encodable {
            enum Key: String, CodingKey { case a, b }

            func encode(to encoder: any Encoder) throws {
                var root = encoder.container(keyedBy: Key.self)
                var list = root.nestedUnkeyedContainer(forKey: .a)
                try root.encode(1, forKey: .b)
                try list.encode(1)
            }
        }
        #expect(throws: EncodingError.self) { try encode(OutOfOrder()) }
    }

    @Test func misuseWithoutThrowing() throws {
        struct Both: Encodable {
            enum Key: String, CodingKey { case a }

            func encode(to encoder: any Encoder) throws {
                _ = encoder.container(keyedBy: Key.self)
                _ = encoder.unkeyedContainer()
            }
        }
        #expect(throws: EncodingError.self) { try encode(Both()) }
    }

    @Test func everyScalarIsEscapedSoThatItReadsBack() throws {
        for start in stride(from: UInt32(0), to: 0x30000, by: 97) {
            var text = ""
            for value in start..<start + 97 {
                guard let scalar = Unicode.Scalar(value), value & 0xFFFE != 0xFFFE, !(0xFDD0...0xFDEF ~= value) else {
                    continue
                }
                text.unicodeScalars.append(scalar)
            }
            let read = try JSONDocument(StrictJSONEncoder().encode(text)).root.string
            #expect(read.map { Array($0.utf8) } == Array(text.utf8))
        }
    }
}
