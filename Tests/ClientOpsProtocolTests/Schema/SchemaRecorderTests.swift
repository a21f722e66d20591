import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct SchemaRecorderTests {
    enum Colour: String, Codable, CaseIterable { case red, green }

    struct Inner: Codable {
        var id: Int64
        var colour: Colour?
    }

    struct Everything: Codable {
        var text: String
        var flag: Bool
        var small: UInt32
        var share: Double
        var at: Timestamp
        var name: LongName
        var size: PageSize
        var colour: Colour
        var inner: Inner
        var list: [Inner]
        var anything: JSONValue
        var object: JSONObject
        var maybe: Int64?
        var patch: Patch<Email>
        var change: Change<Colour>
    }

    private func rendered(_ type: any Decodable.Type, _ direction: SchemaRecorder.Direction) throws -> JSONValue {
        try SchemaRecorder(direction).schema(of: type).rendered
    }

    @Test func paramsKeepOrderAndTellWhatIsOptional() throws {
        guard case .object(let form) = try SchemaRecorder(.params).schema(of: Everything.self) else {
            Issue.record("not an object")
            return
        }
        #expect(
            form.members.map(\.name) == [
                "text", "flag", "small", "share", "at", "name", "size", "colour", "inner", "list", "anything", "object",
                "maybe", "patch", "change",
            ]
        )
        #expect(form.members.filter { !$0.isRequired }.map(\.name) == ["maybe", "patch", "change"])
        #expect(!form.isOpen)
    }

    @Test(arguments: [
        ("text", #"{"type":"string"}"#),
        ("flag", #"{"type":"boolean"}"#),
        ("small", #"{"type":"integer","minimum":0,"maximum":4294967295}"#),
        ("share", #"{"type":"number"}"#),
        ("at", #"{"type":"string","format":"date-time","examples":["2026-01-31T09:15:00.000Z"]}"#),
        (
            "name",
            #"{"type":"string","minLength":2,"maxLength":200,"description":"text of 2 to 200 characters on one line"}"#
        ),
        ("size", #"{"type":"integer","minimum":1,"maximum":500}"#),
        ("colour", #"{"type":"string","enum":["red","green"]}"#),
        ("anything", "{}"),
        ("object", #"{"type":"object","properties":{}}"#),
        ("maybe", #"{"type":["integer","null"],"minimum":-9007199254740991,"maximum":9007199254740991}"#),
        ("change", #"{"type":"string","enum":["red","green"]}"#),
    ])
    func membersHaveTheFormThatIsDecoded(_ name: String, _ expected: String) throws {
        let schema = try rendered(Everything.self, .params)
        #expect(try schema["properties"]?[name] == json(expected))
    }

    @Test func nestedParamsAreClosedObjects() throws {
        let expected = try json(
            """
            {"type":"object","properties":{"id":{"type":"integer","minimum":-9007199254740991,
            "maximum":9007199254740991},"colour":{"type":["string","null"],"enum":["red","green",null]}},
            "required":["id"],"additionalProperties":false}
            """
        )
        let schema = try rendered(Everything.self, .params)
        #expect(schema["properties"]?["inner"] == expected)
        #expect(schema["properties"]?["list"] == ["type": "array", "items": expected])
    }

    @Test func resultsHaveEveryMemberAndNameTheirParts() throws {
        let recorder = SchemaRecorder(.result)
        #expect(try recorder.schema(of: Everything.self) == .reference("Everything"))
        #expect(recorder.components.keys.sorted() == ["Everything", "Inner"])
        let schema = try #require(recorder.components["Everything"]).rendered
        #expect(schema["required"]?.arrayValue?.count == 15)
        #expect(schema["additionalProperties"] == nil)
        #expect(schema["properties"]?["inner"] == ["$ref": "#/components/schemas/Inner"])
        #expect(schema["properties"]?["maybe"]?["type"] == ["integer", "null"])
    }

    @Test(arguments: [
        (Email.self as any CheckedString.Type, "email", 254 as Int64?),
        (OdooURL.self, "iri", 2000),
        (DatabaseUUID.self, "uuid", nil),
    ])
    func checkedTextsSayTheirFormat(_ type: any CheckedString.Type, _ format: String, _ maximum: Int64?) throws {
        let schema = try rendered(type, .params)
        #expect(schema["format"]?.stringValue == format)
        #expect(schema["maxLength"]?.integerValue == maximum)
        #expect(schema["description"] != nil)
    }

    @Test func limitedListsSayTheirLimit() throws {
        let create = try rendered(InstanceMethods.Create.Params.self, .params)
        #expect(create["properties"]?["aliases"]?["maxItems"] == 20)
        #expect(create["properties"]?["nodes"]?["maxItems"] == 64)
        let update = try rendered(InstanceMethods.Update.Params.self, .params)
        #expect(update["properties"]?["aliases"]?["type"] == ["array", "null"])
        #expect(update["properties"]?["aliases"]?["maxItems"] == 20)
    }

    @Test func listsTakeFiltersAndPagingAndAnswerInTwoForms() throws {
        let params = try rendered(ListParams<ClientMethods.List.Filters>.self, .params)
        #expect(
            params["properties"]?.objectValue?.keys == [
                "name", "company", "email", "q", "sort", "include_archived", "page", "page_size", "cursor",
            ]
        )
        let result = try rendered(ListResult<Client>.self, .result)
        let items: JSONValue = ["type": "array", "items": ["$ref": "#/components/schemas/Client"]]
        #expect(result["oneOf"]?[0]?["required"] == ["items", "next_cursor"])
        #expect(result["oneOf"]?[0]?["properties"]?["items"] == items)
        #expect(result["oneOf"]?[0]?["properties"]?["next_cursor"]?["type"] == ["string", "null"])
        #expect(result["oneOf"]?[1]?["required"] == ["items", "page", "page_size", "total", "total_pages"])
    }

    @Test func aTypeThatRefusesItsSampleIsAnError() {
        #expect(throws: (any Error).self) { try SchemaRecorder(.params).schema(of: Stubborn.self) }
    }

    struct Stubborn: Decodable {
        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: text))
        }
    }
}
