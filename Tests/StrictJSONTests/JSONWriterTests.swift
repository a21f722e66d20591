import StrictJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func commas() {
        var writer = JSONWriter(bytes: Array("> ".utf8))
        writer.beginObject()
        writer.key("a\n")
        writer.beginArray()
        writer.integer(1)
        writer.integer(Int64.min)
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.raw(Array("[ ]".utf8))
        writer.raw(Array("-0-".utf8)[1..<2])
        writer.endArray()
        writer.key("b")
        writer.string("\u{7}\u{8}\t\u{C}\r\u{7F}")
        writer.key("c")
        writer.bool(true)
        writer.key("d")
        writer.null()
        writer.key("e")
        writer.double(-1.5e-7)
        writer.key("f")
        writer.double(.nan)
        writer.endObject()
        let expected =
            #"> {"a\n":[1,-9223372036854775808,[],{},[ ],0],"b":"\u0007\b\t\f\r"# + "\u{7F}"
            + #"","c":true,"d":null,"e":-1.5e-07,"f":null}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [0, 9, 10, 99, 100, 12_345_678_901, Int64.max, -1, -10, Int64.min, 1_000_000])
    func integers(_ value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(value)")
    }

    @Test func quotesAtEveryOffset() {
        for count in 0..<20 {
            for offset in 0..<count {
                var text = Array(repeating: UInt8(ascii: "x"), count: count)
                text[offset] = UInt8(ascii: "\"")
                var writer = JSONWriter()
                writer.string(String(decoding: text, as: UTF8.self))
                text.insert(UInt8(ascii: "\\"), at: offset)
                #expect(writer.bytes == [0x22] + text + [0x22])
            }
        }
    }
}
