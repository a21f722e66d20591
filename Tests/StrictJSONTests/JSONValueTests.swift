import StrictJSON
import Testing

@Suite struct JSONValueTests {
    @Test func readAndWrite() throws {
        let text = #"{"z":[null,true,false,-1,1.5,"s",[],{}],"a":{"b":"c"}}"#
        let value = JSONValue(try JSONDocument(text).root)
        #expect(value == ["a": ["b": "c"], "z": [nil, true, false, -1, 1.5, "s", [], [:]]])
        #expect(String(decoding: value.serialized(), as: UTF8.self) == text)
        #expect(value["z"]?[4]?.doubleValue == 1.5)
        #expect(value["z"]?[3]?.integerValue == -1)
        #expect(value["z"]?[1]?.boolValue == true)
        #expect(value["z"]?[0]?.isNull == true)
        #expect(value["z"]?[5]?.stringValue == "s")
        #expect(value["z"]?.arrayValue?.count == 8)
        #expect(value["a"]?.objectValue?.keys == ["b"])
        #expect(value["z"]?[8] == nil && value["y"] == nil && value[0] == nil && value["z"]?["a"] == nil)
    }

    @Test func equality() {
        let left: JSONValue = ["a": 1, "b": 2]
        #expect(left == ["b": 2, "a": 1])
        #expect(left.hashValue == (["b": 2, "a": 1] as JSONValue).hashValue)
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "c": 2])
        #expect(left != ["a": 1, "b": 2.0])
    }

    @Test func objectOfManyMembers() {
        var object = JSONObject()
        for index in 0..<100 { object["k\(index)"] = .integer(Int64(index)) }
        object["k7"] = nil
        object["k8"] = "eight"
        object["absent"] = nil
        #expect(object.count == 99)
        #expect(object["k7"] == nil && object["k8"] == "eight" && object["k99"] == 99)
        #expect(object.keys.first == "k0" && object.keys[7] == "k8" && object.values.last == 99)
        #expect(object == JSONObject(object.reversed()))
    }

    @Test func pretty() throws {
        let value: JSONValue = ["a": [1, [], ["b": [:]]], "c": "d"]
        let expected = """
            {
              "a": [
                1,
                [],
                {
                  "b": {}
                }
              ],
              "c": "d"
            }
            """
        #expect(String(decoding: value.serialized(pretty: true), as: UTF8.self) == expected)
        #expect(JSONValue(try JSONDocument(value.serialized(pretty: true)).root) == value)
        #expect(value.serialized(pretty: false) == value.serialized())
    }

    @Test func codable() throws {
        struct Holder: Codable, Equatable {
            var object: JSONObject
            var values: [JSONValue]
            var absent: JSONValue?
        }
        let text = #"{"object":{"b":1,"a":{}},"values":[1.0,"x",null,[true]],"absent":null}"#
        let holder = try StrictJSONDecoder().decode(Holder.self, from: JSONDocument(text).root)
        #expect(holder == Holder(object: ["a": [:], "b": 1], values: [1.0, "x", nil, [true]]))
        #expect(String(decoding: try StrictJSONEncoder().encode(holder), as: UTF8.self) == text)
        #expect(throws: JSONDecodingError(pointer: "/object", expected: "an object", kind: .typeMismatch)) {
            try StrictJSONDecoder().decode(Holder.self, from: JSONDocument(#"{"object":[],"values":[]}"#).root)
        }
    }

    @Test func integersBeyond64Bits() throws {
        #expect(JSONValue(try JSONDocument("18446744073709551616").root) == 18446744073709551616.0)
    }
}
