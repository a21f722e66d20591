import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct OpenRPCCompatibilityTests {
    static let base = """
        {"methods":[{"name":"a.get","params":[
        {"name":"id","required":true,"schema":{"type":"integer","minimum":1,"maximum":9}},
        {"name":"kind","required":false,"schema":{"type":["string","null"],"enum":["x","y",null]}},
        {"name":"tags","required":false,"schema":{"type":"array","items":{"type":"object",
        "properties":{"t":{"type":"string","maxLength":5}},"required":["t"]}}}],
        "result":{"name":"result","schema":{"$ref":"#/components/schemas/A"}},
        "errors":[{"code":-32002,"message":"not_found"}],"x-role":["admin","staff"]},
        {"name":"a.list","params":[],"result":{"name":"result","schema":{"oneOf":[
        {"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/A"}}},
        "required":["items"]},{"type":"object","properties":{"page":{"type":"integer"}},"required":["page"]}]}},
        "errors":[],"x-role":["admin"]}],
        "components":{"schemas":{"A":{"type":"object","properties":{"id":{"type":"integer"},
        "state":{"type":"string","enum":["on","off"]},"note":{"type":["string","null"]}},
        "required":["id","state","note"]}}},
        "x-events":[{"name":"changed","params":{"type":"object","properties":{"seq":{"type":"integer"},
        "what":{"type":"string","enum":["a","b"]}},"required":["seq","what"]},"x-role":["staff","admin"],
        "x-sees":[{"role":"admin","entities":["x","y"],"only_assigned":false,"actor":true}]}]}
        """

    /// A piece of the document, what takes its place, and the breaks that follow.
    static let changes: [(String, String, [String])] = [
        (#""name":"a.get""#, #""name":"a.read""#, ["a.get: the method is gone"]),
        (#""name":"kind""#, #""name":"sort""#, ["a.get: the parameter kind is gone"]),
        (
            #""name":"kind","required":false"#, #""name":"kind","required":true"#,
            ["a.get: the parameter kind is now required"]
        ),
        (
            #"{"name":"id","required":true"#,
            #"{"name":"new","required":true,"schema":{}},{"name":"id","required":true"#,
            ["a.get: the parameter new is now required"]
        ),
        (
            #"{"name":"id","required":true"#,
            #"{"name":"new","required":false,"schema":{}},{"name":"id","required":true"#, []
        ),
        (#"["x","y",null]"#, #"["x",null]"#, ["a.get: parameter kind lost the word y"]),
        (#"["x","y",null]"#, #"["x","y","z",null]"#, []),
        (
            #"["string","null"],"enum":["x","y",null]"#, #""string","enum":["x","y"]"#,
            ["a.get: parameter kind no longer takes null"]
        ),
        (#""minimum":1"#, #""minimum":2"#, ["a.get: parameter id has a narrower minimum"]),
        (#""minimum":1,"maximum":9"#, #""minimum":0,"maximum":10"#, []),
        (#""maxLength":5"#, #""maxLength":4"#, ["a.get: parameter tags[].t has a narrower maxLength"]),
        (
            #""required":["t"]"#, #""required":["t","u"]"#,
            ["a.get: parameter tags[] now requires the member u"]
        ),
        (#"[{"code":-32002,"message":"not_found"}]"#, "[]", ["a.get: the error not_found is gone"]),
        (#"["admin","staff"]"#, #"["admin"]"#, ["a.get: the role staff is gone"]),
        (#"["admin","staff"]"#, #"["admin","staff","standard"]"#, []),
        (
            #""id":{"type":"integer"},"#, "",
            ["a.get: result lost the member id", "a.list: result.items[] lost the member id"]
        ),
        (#""id":{"type":"integer"},"#, #""id":{"type":"integer"},"new":{"type":"string"},"#, []),
        (
            #"["on","off"]"#, #"["on"]"#,
            ["a.get: result.state lost the word off", "a.list: result.items[].state lost the word off"]
        ),
        (#"["on","off"]"#, #"["on","off","unknown"]"#, []),
        (
            #""note":{"type":["string","null"]}"#, #""note":{"type":["string","integer","null"]}"#,
            ["a.get: result.note may be integer", "a.list: result.items[].note may be integer"]
        ),
        (#""note":{"type":["string","null"]}"#, #""note":{"type":"string"}"#, []),
        (
            #""required":["id","state","note"]"#, #""required":["id","state"]"#,
            ["a.get: result may lack the member note", "a.list: result.items[] may lack the member note"]
        ),
        (#""properties":{"page":{"type":"integer"}}"#, #""properties":{}"#, ["a.list: result lost the member page"]),
        (#""name":"changed""#, #""name":"altered""#, ["changed: the event is gone"]),
        (#""seq":{"type":"integer"},"#, "", ["changed: params lost the member seq"]),
        (#""seq":{"type":"integer"},"#, #""seq":{"type":"integer"},"more":{"type":"string"},"#, []),
        (#"["a","b"]"#, #"["b","c"]"#, ["changed: params.what lost the word a"]),
        (#"["seq","what"]"#, #"["seq"]"#, ["changed: params may lack the member what"]),
        (
            #""x-role":["staff","admin"],"x-sees""#, #""x-role":["admin"],"x-sees""#,
            ["changed: the role staff is gone"]
        ),
        (#"["x","y"]"#, #"["y","z"]"#, ["changed: the entity x is gone for admin"]),
        (#""only_assigned":false"#, #""only_assigned":true"#, ["changed: admin sees only assigned rows"]),
        (#""actor":true"#, #""actor":false"#, ["changed: admin sees no actor"]),
        (
            #""role":"admin","entities""#, #""role":"other","entities""#,
            ["changed: the role admin sees nothing any more"]
        ),
    ]

    @Test(arguments: changes)
    func breaksAreNamed(_ piece: String, _ replacement: String, _ expected: [String]) throws {
        let changed = Self.base.split(separator: "\n").joined().replacing(piece, with: replacement)
        let old = try json(Self.base)
        let new = try json(changed)
        try #require(old != new)
        #expect(OpenRPCCompatibility.breaks(old: old, new: new) == expected)
    }

    /// The type of a parameter, a schema that takes its place and refers to a component, and the breaks that follow.
    static let references: [(String, String, [String])] = [
        (#""object""#, ##"{"$ref":"#/components/schemas/params.T"}"##, []),
        (#""object""#, ##"{"oneOf":[{"$ref":"#/components/schemas/params.T"},{"type":"null"}]}"##, []),
        (#"["object","null"]"#, ##"{"oneOf":[{"$ref":"#/components/schemas/params.T"},{"type":"null"}]}"##, []),
        (#"["object","null"]"#, ##"{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/params.T"}]}"##, []),
        (
            #"["object","null"]"#, ##"{"$ref":"#/components/schemas/params.T"}"##,
            ["a.get: parameter part no longer takes null"]
        ),
        (
            #"["object","null"]"#, ##"{"oneOf":[{"$ref":"#/components/schemas/params.Narrow"},{"type":"null"}]}"##,
            ["a.get: parameter part.t has a narrower maxLength", "a.get: parameter part now requires the member t"]
        ),
    ]

    @Test(arguments: references)
    func aReferenceIsWhatItLeadsTo(_ type: String, _ reference: String, _ expected: [String]) throws {
        let members = #""properties":{"t":{"type":"string","maxLength":5}}"#
        let narrow = #""properties":{"t":{"type":"string","maxLength":4}},"required":["t"]"#
        func document(_ schema: String) throws -> JSONValue {
            try json(
                """
                {"methods":[{"name":"a.get","params":[{"name":"part","required":false,"schema":\(schema)}]}],
                "components":{"schemas":{"params.T":{"type":"object",\(members)},
                "params.Narrow":{"type":"object",\(narrow)}}}}
                """
            )
        }
        let old = try document(#"{"type":\#(type),\#(members)}"#)
        let new = try document(reference)
        #expect(OpenRPCCompatibility.breaks(old: old, new: new) == expected)
        #expect(OpenRPCCompatibility.breaks(old: new, new: new) == [])
    }

    @Test func theSameDocumentBreaksNothing() throws {
        let document = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
        #expect(OpenRPCCompatibility.breaks(old: document, new: document) == [])
        #expect(OpenRPCCompatibility.breaks(old: try json(Self.base), new: try json(Self.base)) == [])
    }

    @Test func aLostMethodIsOneBreak() {
        let old = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
        let new = OpenRPCDocument.build(methods: allMethods.types.filter { $0.name != "client.get" }, caller: nil)
        #expect(OpenRPCCompatibility.breaks(old: old, new: new) == ["client.get: the method is gone"])
    }
}
