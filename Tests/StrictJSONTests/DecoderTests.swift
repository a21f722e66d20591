import StrictJSON
import Testing

private enum Colour: String, CaseIterable, Codable {
    case red
    case dark = "dark_green"
}

private struct Address: Decodable, Equatable {
    var street: String
    var number: Int?
}

private struct Person: Decodable, Equatable {
    var name: String
    var age: UInt8
    var height: Double?
    var colour: Colour?
    var address: Address?
    var tags: [String]?
    var active: Bool?
    var extra: JSONValue?
}

private struct Empty: Decodable, Equatable {}

private struct Percent: Decodable, Equatable {
    var value: Int

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int.self)
        guard 0...100 ~= value else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "an integer from 0 to 100"))
        }
    }
}

private struct Range: Decodable {
    enum CodingKeys: String, CodingKey { case low, high }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .low) <= container.decode(Int.self, forKey: .high) else {
            throw DecodingError.dataCorruptedError(forKey: .high, in: container, debugDescription: "at least low")
        }
    }
}

private struct Passthrough: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
        let decoder = try #require(decoder as? any JSONNodeDecoder)
        text = String(decoding: decoder.node.rawBytes, as: UTF8.self)
    }
}

private struct Flattened: Decodable {
    enum CodingKeys: String, CodingKey { case street, city }

    var address: Address
    var city: String

    init(from decoder: any Decoder) throws {
        address = try Address(from: decoder)
        city = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .city)
    }
}

private func decode<T: Decodable>(_ type: T.Type, _ text: String, _ decoder: StrictJSONDecoder = .init()) throws -> T {
    try decoder.decode(type, from: JSONDocument(text).root)
}

@Suite struct DecoderTests {
    @Test func everyMember() throws {
        let text = #"""
            {"tags":["a","b\n"],"name":"Ada","age":36,"height":1.5,"colour":"dark_green","active":false,
             "address":{"number":7,"street":"x"},"extra":{"any":[1,1.0,null]}}
            """#
        let person = try decode(Person.self, text)
        let expected = Person(
            name: "Ada",
            age: 36,
            height: 1.5,
            colour: .dark,
            address: Address(street: "x", number: 7),
            tags: ["a", "b\n"],
            active: false,
            extra: ["any": [1, 1.0, nil]]
        )
        #expect(person == expected)
    }

    @Test func absentAndNull() throws {
        let text = #"{"name":"","age":0,"height":null,"colour":null,"address":null,"tags":null,"extra":null}"#
        #expect(try decode(Person.self, text) == decode(Person.self, #"{"name":"","age":0}"#))
    }

    static let personFailures: [(text: String, pointer: String, expected: String, kind: JSONDecodingError.Kind)] = [
        ("[]", "", "an object", .typeMismatch),
        ("{}", "/name", "a required member", .missing),
        (#"{"name":null,"age":1}"#, "/name", "a string", .typeMismatch),
        (#"{"name":"a","age":1.0}"#, "/age", "an integer", .typeMismatch),
        (#"{"name":"a","age":1e1}"#, "/age", "an integer", .typeMismatch),
        (#"{"name":"a","age":"1"}"#, "/age", "an integer", .typeMismatch),
        (#"{"name":"a","age":256}"#, "/age", "an integer from 0 to 255", .invalidValue),
        (#"{"name":"a","age":-1}"#, "/age", "an integer from 0 to 255", .invalidValue),
        (#"{"name":"a","age":1,"height":"x"}"#, "/height", "a number", .typeMismatch),
        (#"{"name":"a","age":1,"height":1e999}"#, "/height", "a number in the range of a double", .invalidValue),
        (#"{"name":"a","age":1,"active":0}"#, "/active", "true or false", .typeMismatch),
        (#"{"name":"a","age":1,"colour":"blue"}"#, "/colour", #"one of "red", "dark_green""#, .invalidValue),
        (#"{"name":"a","age":1,"colour":1}"#, "/colour", "a string", .typeMismatch),
        (#"{"name":"a","age":1,"tags":{}}"#, "/tags", "an array", .typeMismatch),
        (#"{"name":"a","age":1,"tags":["a",2]}"#, "/tags/1", "a string", .typeMismatch),
        (#"{"name":"a","age":1,"address":[]}"#, "/address", "an object", .typeMismatch),
        (#"{"name":"a","age":1,"address":{}}"#, "/address/street", "a required member", .missing),
        (#"{"name":"a","age":1,"nmae":"b"}"#, "/nmae", "no such member", .unknownMember),
        (#"{"name":"a","a/b~":null,"age":1}"#, "/a~1b~0", "no such member", .unknownMember),
        (
            #"{"name":"a","age":1,"address":{"street":"x","zip":1}}"#, "/address/zip", "no such member", .unknownMember
        ),
    ]

    @Test(arguments: personFailures)
    func failure(_ text: String, _ pointer: String, _ expected: String, _ kind: JSONDecodingError.Kind) {
        #expect(throws: JSONDecodingError(pointer: "/params" + pointer, expected: expected, kind: kind)) {
            try decode(Person.self, text, StrictJSONDecoder(pointerPrefix: "/params"))
        }
    }

    @Test func pointersAreRelativeToTheNode() throws {
        let params = try #require(try JSONDocument(#"{"params":[{"name":"a"}]}"#).root.member("params"))
        #expect(throws: JSONDecodingError(pointer: "/3/params/0/age", expected: "a required member", kind: .missing)) {
            try StrictJSONDecoder(pointerPrefix: "/3/params").decode([Person].self, from: params)
        }
    }

    @Test func unknownMembersInsideArraysAndDictionaries() {
        #expect(throws: JSONDecodingError(pointer: "/1/a/x", expected: "no such member", kind: .unknownMember)) {
            try decode([[String: Address]].self, #"[{"b":{"street":""}},{"a":{"street":"","x":[]}}]"#)
        }
    }

    @Test func toleratedMembers() throws {
        let text = #"{"deadline_ms":1,"street":"x","request_id":{"a":[]}}"#
        let decoder = StrictJSONDecoder(ignoredMembers: ["deadline_ms", "request_id"])
        #expect(try decode(Address.self, text, decoder) == Address(street: "x"))
        #expect(throws: JSONDecodingError(pointer: "/0/deadline_ms", expected: "no such member", kind: .unknownMember))
        {
            try decode([Address].self, "[\(text)]", decoder)
        }
        #expect(try decode([Address].self, "[\(text)]", StrictJSONDecoder(ignoringUnknownMembers: true)).count == 1)
    }

    @Test func emptyType() throws {
        #expect(try decode(Empty.self, "{}") == Empty())
        #expect(throws: JSONDecodingError(pointer: "/a", expected: "no such member", kind: .unknownMember)) {
            try decode(Empty.self, #"{"a":1}"#)
        }
        #expect(throws: JSONDecodingError(pointer: "", expected: "an object", kind: .typeMismatch)) {
            try decode(Empty.self, "[1]")
        }
    }

    @Test func thrownByTheType() {
        #expect(throws: JSONDecodingError(pointer: "/1", expected: "an integer from 0 to 100", kind: .invalidValue)) {
            try decode([Percent].self, "[100,101]")
        }
        #expect(throws: JSONDecodingError(pointer: "/0/high", expected: "at least low", kind: .invalidValue)) {
            try decode([Range].self, #"[{"low":2,"high":1}]"#)
        }
    }

    @Test func passthrough() throws {
        let values = try decode([String: Passthrough].self, #"{"a": {"b" : [1 , 2]}, "c": 1e3 }"#)
        #expect(values.mapValues(\.text) == ["a": #"{"b" : [1 , 2]}"#, "c": "1e3"])
    }

    @Test func twoContainersOverOneObject() throws {
        let value = try decode(Flattened.self, #"{"city":"c","street":"s","number":1}"#)
        #expect(value.address == Address(street: "s", number: 1))
        #expect(throws: JSONDecodingError(pointer: "/x", expected: "no such member", kind: .unknownMember)) {
            try decode(Flattened.self, #"{"city":"c","street":"s","x":1}"#)
        }
    }

    @Test func containersOfTheStandardLibrary() throws {
        #expect(try decode([String: Int].self, #"{"b":2,"\u0061":1}"#) == ["a": 1, "b": 2])
        #expect(try decode([Int?].self, "[1,null]") == [1, nil])
        #expect(try decode([[UInt64]].self, "[[18446744073709551615],[]]") == [[.max], []])
        #expect(try decode(Set<Colour>.self, #"["red","red"]"#) == [.red])
        #expect(try decode([Int8].self, "[-128,127]") == [-128, 127])
        #expect(try decode(Float.self, "0.5") == 0.5)
        #expect(try decode(Int?.self, "null") == nil)
    }

    @Test func largeObject() throws {
        let count = 20_000
        let text = "{" + (0..<count).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        let values = try decode([String: Int].self, text)
        #expect(values.count == count)
        #expect(values["k19999"] == 19_999)
    }

    @Test func userInfo() throws {
        struct Scaled: Decodable {
            var value: Int

            init(from decoder: any Decoder) throws {
                let key = try #require(CodingUserInfoKey(rawValue: "scale"))
                let scale = try #require(decoder.userInfo[key] as? Int)
                value = try decoder.singleValueContainer().decode(Int.self) * scale
            }
        }
        let key = try #require(CodingUserInfoKey(rawValue: "scale"))
        #expect(try decode([Scaled].self, "[2]", StrictJSONDecoder(userInfo: [key: 3])).map(\.value) == [6])
    }
}
