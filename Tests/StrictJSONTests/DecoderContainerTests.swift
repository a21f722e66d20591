import StrictJSON
import Testing

/// A type that walks through its value by hand.
private struct Walker: Decodable {
    enum Key: String, CodingKey { case list, object, inner, absent, none }

    var trace: [String] = []

    init(from decoder: any Decoder) throws {
        let root = try decoder.container(keyedBy: Key.self)
        trace.append("keys \(root.allKeys.map(\.rawValue))")
        trace.append("absent \(root.contains(.absent)), none \(try root.decodeNil(forKey: .none))")
        var list = try root.nestedUnkeyedContainer(forKey: .list)
        trace.append("count \(list.count ?? -1)")
        trace.append("\(try list.decode(Int16.self)) \(try list.decodeNil()) \(try list.decodeNil())")
        var nested = try list.nestedUnkeyedContainer()
        trace.append("\(try nested.decode(String.self)) at \(nested.codingPath.map(\.stringValue))")
        let inner = try list.nestedContainer(keyedBy: Key.self)
        trace.append("\(try inner.decode(Bool.self, forKey: .inner)) at \(inner.codingPath.map(\.intValue))")
        trace.append("end \(list.isAtEnd) \(list.currentIndex)")
        let object = try root.nestedContainer(keyedBy: Key.self, forKey: .object)
        let super1 = try object.superDecoder(forKey: .inner).singleValueContainer()
        trace.append("super \(try super1.decode(Double.self)) \(try object.superDecoder().codingPath.count)")
    }
}

@Suite struct DecoderContainerTests {
    let text = #"{"object":{"inner":0.5,"super":{}},"none":null,"list":[5,null,["x"],{"inner":true}]}"#

    @Test func walk() throws {
        let expected = [
            #"keys ["object", "none", "list"]"#,
            "absent false, none true",
            "count 4",
            "5 true false",
            #"x at ["list", "2"]"#,
            "true at [nil, Optional(3)]",
            "end true 4",
            "super 0.5 2",
        ]
        let walker = try StrictJSONDecoder().decode(Walker.self, from: JSONDocument(text).root)
        #expect(walker.trace.count == expected.count)
        for (line, expected) in zip(walker.trace, expected) {
            #expect(line == expected)
        }
    }

    @Test(
        arguments: [
            ("[]", "/0", JSONDecodingError.Kind.missing), ("[1]", "/1", .missing), ("[\"\"]", "/0", .typeMismatch),
            ("[1,2.5]", "/1", .typeMismatch),
        ]
    )
    func tooFewElements(_ text: String, _ pointer: String, _ kind: JSONDecodingError.Kind) throws {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Int.self)
                _ = try container.decode(Int.self)
            }
        }
        let root = try JSONDocument(text).root
        let error = #expect(throws: JSONDecodingError.self) { try StrictJSONDecoder().decode(Pair.self, from: root) }
        #expect(error?.pointer == pointer)
        #expect(error?.kind == kind)
    }

    @Test func everyIntegerType() throws {
        struct Integers: Codable, Equatable {
            var a: Int8, b: Int16, c: Int32, d: Int64, e: Int
            var f: UInt8, g: UInt16, h: UInt32, i: UInt64, j: UInt
        }
        let text =
            #"{"a":-128,"b":-32768,"c":-2147483648,"d":-9223372036854775808,"e":9223372036854775807,"#
            + #""f":255,"g":65535,"h":4294967295,"i":18446744073709551615,"j":18446744073709551615}"#
        let value = try StrictJSONDecoder().decode(Integers.self, from: JSONDocument(text).root)
        #expect(value.a == .min && value.b == .min && value.c == .min && value.d == .min && value.e == .max)
        #expect(value.f == .max && value.g == .max && value.h == .max && value.i == .max && value.j == .max)
        #expect(String(decoding: try StrictJSONEncoder().encode(value), as: UTF8.self) == text)
    }
}
