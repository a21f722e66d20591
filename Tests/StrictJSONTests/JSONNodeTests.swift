import StrictJSON
import Testing

@Suite struct JSONNodeTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-42", -42), ("9007199254740991", 9_007_199_254_740_991),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1.0", nil), ("1e3", nil), ("1E0", nil),
            ("\"1\"", nil), ("true", nil), ("null", nil),
        ] as [(String, Int64?)]
    )
    func integer(_ text: String, _ expected: Int64?) throws {
        #expect(try JSONDocument(text).root.integer == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("1.5", 1.5), ("-2.5e3", -2500), ("1e400", .infinity), ("1e-400", 0),
            ("123456789012", 123_456_789_012),
            ("0.1", 0.1), ("\"1\"", nil),
        ] as [(String, Double?)]
    )
    func double(_ text: String, _ expected: Double?) throws {
        #expect(try JSONDocument(text).root.double == expected)
    }

    @Test(
        arguments: [
            (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0000\u0041\u00e9\u20AC""#, "\0Aé€"), (#""\ud834\uDD1E!""#, "\u{1D11E}!"),
            ("\"é€\u{1D11E}\"", "é€\u{1D11E}"),
            (#""a long string without anything to be escaped\n""#, "a long string without anything to be escaped\n"),
        ]
    )
    func string(_ text: String, _ expected: String) throws {
        let string = try JSONDocument(text).root.string
        #expect(string.map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test func kinds() throws {
        let root = try JSONDocument(" [{},[],\"\",0,true,false,null] ").root
        let kinds: [JSONNode.Kind] = [.object, .array, .string, .number, .true, .false, .null]
        #expect(root.elements.map(\.kind) == kinds)
        #expect(root.elements.map(\.bool) == [nil, nil, nil, nil, true, false, nil])
        #expect(
            root.elements.map { String(decoding: $0.rawBytes, as: UTF8.self) } == [
                "{}", "[]", "\"\"", "0", "true", "false", "null",
            ]
        )
        #expect(root.count == 7)
        #expect(root.member("a") == nil)
        #expect(root.members.map(\.key).isEmpty)
    }

    @Test func members() throws {
        let root = try JSONDocument(#"{"a":1,"\u0062":{"c":[1,2]}, "d e":null,"":"x"}"#).root
        #expect(root.members.map(\.key) == ["a", "b", "d e", ""])
        #expect(root.member("b")?.member("c")?.elements.map(\.integer) == [1, 2])
        #expect(root.member("")?.string == "x")
        #expect(root.member("d e")?.isNull == true)
        #expect(root.member("c") == nil)
        #expect(root.count == 4)
        #expect(root.elements.map(\.kind).isEmpty)
    }

    @Test func pointers() throws {
        let root = try JSONDocument(#"{"":[0,{"a/b":{"m~n":[[],[true]]}}]}"#).root
        let array = try #require(root.member(""))
        #expect(root.pointer == "")
        #expect(array.pointer == "/")
        let inner = try #require(array.elements.compactMap { $0.member("a/b") }.first?.member("m~n"))
        #expect(inner.pointer == "//1/a~1b/m~0n")
        let last = try #require(inner.elements.compactMap { $0.elements.first { _ in true } }.first)
        #expect(last.pointer == "//1/a~1b/m~0n/1/0")
    }
}
