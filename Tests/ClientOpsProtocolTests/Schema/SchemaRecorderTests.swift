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

    private func members<P: Decodable>(of type: P.Type) throws -> [String: JSONValue] {
        let members = try SchemaRecorder(.params).members(of: type)
        return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.schema.rendered) })
    }

    @Test func paramsKeepOrderAndTellWhatIsOptional() throws {
        let recorder = SchemaRecorder(.params)
        let members = try recorder.members(of: Everything.self)
        #expect(
            members.map(\.name) == [
                "text", "flag", "small", "share", "at", "name", "size", "colour", "inner", "list", "anything", "object",
                "maybe", "patch", "change",
            ]
        )
        #expect(members.filter { !$0.isRequired }.map(\.name) == ["maybe", "patch", "change"])
        #expect(recorder.components.keys.sorted() == ["params.Inner"])
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
        #expect(try members(of: Everything.self)[name] == json(expected))
    }

    @Test func nestedParamsAreClosedObjectsWithNames() throws {
        let expected = try json(
            """
            {"type":"object","properties":{"id":{"type":"integer","minimum":-9007199254740991,
            "maximum":9007199254740991},"colour":{"type":["string","null"],"enum":["red","green",null]}},
            "required":["id"],"additionalProperties":false}
            """
        )
        let recorder = SchemaRecorder(.params)
        #expect(try recorder.schema(of: Everything.self) == .reference("params.Everything"))
        let schema = try #require(recorder.components["params.Everything"]).rendered
        let reference: JSONValue = ["$ref": "#/components/schemas/params.Inner"]
        #expect(schema["properties"]?["inner"] == reference)
        #expect(schema["properties"]?["list"] == ["type": "array", "items": reference])
        #expect(recorder.components["params.Inner"]?.rendered == expected)
    }

    @Test func theTwoDirectionsOfATypeDoNotMeet() throws {
        let recorders = SchemaRecorders()
        _ = try recorders.params.schema(of: Inner.self)
        _ = try recorders.results.schema(of: Inner.self)
        #expect(recorders.components.keys.sorted() == ["Inner", "params.Inner"])
        #expect(recorders.components["Inner"]?.rendered["required"] == ["id", "colour"])
        #expect(recorders.components["params.Inner"]?.rendered["required"] == ["id"])
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
        let create = try members(of: InstanceMethods.Create.Params.self)
        #expect(create["aliases"]?["maxItems"] == 20)
        #expect(create["nodes"]?["maxItems"] == 64)
        let update = try members(of: InstanceMethods.Update.Params.self)
        #expect(update["aliases"]?["type"] == ["array", "null"])
        #expect(update["aliases"]?["maxItems"] == 20)
    }

    @Test func listsTakeFiltersAndPagingAndAnswerInTwoForms() throws {
        let params = try SchemaRecorder(.params).members(of: ListParams<ClientMethods.List.Filters>.self)
        #expect(
            params.map(\.name) == [
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
