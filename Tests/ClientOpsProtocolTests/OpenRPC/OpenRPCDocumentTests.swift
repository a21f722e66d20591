import ClientOpsModel
import ClientOpsProtocol
import JSONRPC
import StrictJSON
import Testing

@Suite struct OpenRPCDocumentTests {
    @Test func aMethodIsDescribedWhole() throws {
        let document = OpenRPCDocument.build(methods: [ProjectMethods.Move.self], caller: nil)
        let integer = #"{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}"#
        let kinds = [
            (-32602, "invalid_params"), (-32603, "internal"), (-32001, "permission_denied"), (-32002, "not_found"),
            (-32003, "conflict"), (-32004, "invalid_state"), (-32005, "stale_revision"),
            (-32006, "request_id_reused"), (-32007, "limit_exceeded"), (-32008, "deadline_exceeded"),
            (-32009, "storage_unavailable"), (-32010, "shutting_down"),
        ]
        let errors = kinds.map { code, kind in
            let reference = "#/components/schemas/error.\(kind)"
            return #"{"code":\#(code),"message":"\#(kind)","x-data":{"$ref":"\#(reference)"}}"#
        }.joined(separator: ",")
        let expected = try json(
            """
            {"name":"project.move","summary":"Moves a project with its instances to another client.",
            "paramStructure":"by-name","params":[
            {"name":"id","required":true,"schema":\(integer)},
            {"name":"client_id","required":true,"schema":\(integer)},
            {"name":"deadline_ms","required":false,
            "schema":{"type":["integer","null"],"minimum":1,"maximum":3600000}},
            {"name":"request_id","required":false,"schema":{"type":["string","null"],"minLength":1,"maxLength":64,
            "description":"text of 1 to 64 characters on one line"}},
            {"name":"if_revision","required":false,
            "schema":{"type":["integer","null"],"minimum":-9007199254740991,"maximum":9007199254740991}},
            {"name":"validate_only","required":false,"schema":{"type":["boolean","null"]}},
            {"name":"reason","required":false,"schema":{"type":["string","null"],"minLength":1,"maxLength":1000,
            "description":"text of 1 to 1000 characters"}}],
            "result":{"name":"result","schema":{"$ref":"#/components/schemas/Project"}},
            "errors":[\(errors)],
            "x-role":["admin"],"x-effect":"write",
            "x-limits":["line_bytes","batch","unanswered_per_connection","buffered_bytes","buffered_bytes_per_uid",
            "slow_reader_ms","deadline_ms","reply_bytes"]}
            """
        )
        var method = try #require(document["methods"]?[0]?.objectValue)
        // The tests of the transcripts look at the example.
        #expect(method["examples"]?.arrayValue?.count == 1)
        method["examples"] = nil
        #expect(JSONValue.object(method).serialized() == expected.serialized())
        let components = document["components"]?["schemas"]?.objectValue?.keys ?? []
        #expect(
            components == ["AuditActor", "Event", "EventLag", "Project"]
                + ErrorKind.allCases.map { "error.\($0.rawValue)" }.sorted()
        )
    }

    @Test func theHeadSaysWhatItIs() {
        let document = OpenRPCDocument.build(methods: [], caller: nil)
        #expect(document["openrpc"] == "1.3.2")
        #expect(document["info"]?["title"] == "clientops")
        #expect(document["info"]?["version"] == "1.0.0")
        #expect(document["x-limits"]?["line_bytes"] == 1_048_576)
        #expect(document["x-errors"]?[0]?["kind"] == "parse_error")
        #expect(document["x-errors"]?[0]?["code"] == -32700)
        #expect(document["x-errors"]?[0]?["retryable"] == false)
    }

    @Test func limitsInForceAreThoseGiven() {
        var limits = PublishedLimits()
        limits.batch = 7
        let document = OpenRPCDocument.build(methods: [], caller: nil, limits: limits)
        #expect(document["x-limits"]?["batch"] == 7)
    }

    @Test(arguments: Role.allCases)
    func callersSeeWhatTheyMayCall(_ role: Role) throws {
        let document = OpenRPCDocument.build(methods: allMethods.types, caller: role)
        let callable = try #require(document["methods"]?.arrayValue).map { $0["x-callable"] }
        #expect(callable == allMethods.types.map { .bool($0.roles.contains(RoleSet(role))) })
    }

    @Test func thePublishedDocumentIsTheSameForEverybody() throws {
        let document = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
        #expect(try #require(document["methods"]?.arrayValue).allSatisfy { $0["x-callable"] == nil })
        let again = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
        #expect(document.serialized(pretty: true) == again.serialized(pretty: true))
        #expect(JSONValue(try JSONDocument(document.serialized(pretty: true)).root) == document)
    }

    @Test func peopleReadADescription() {
        let text = OpenRPCDocument.describe(ProjectMethods.Create.self)
        #expect(
            text.hasPrefix(
                """
                project.create
                    Adds a project to a client.

                Roles:   admin
                Effect:  write

                Parameters:
                    client_id  required  integer
                    name       required  text of 1 to 200 characters on one line
                    stage      optional  one of planned, live, ended, or null
                    notes      optional  text of 1 to 10000 characters, or null

                Parameters of every such method:
                    deadline_ms    optional  integer from 1 to 3600000, or null
                """
            ),
            "\(text)"
        )
        #expect(text.contains("\nResult:\n    Project\n\nProject:\n    id           integer\n"), "\(text)")
        #expect(text.hasSuffix("    -32010  shutting_down        nothing\n"), "\(text)")
        #expect(text.contains("\n    -32002  not_found            entity, id\n"), "\(text)")
        #expect(text.contains("\nLimits (see clientopsctl system limits):\n    line_bytes\n    batch\n"), "\(text)")
        #expect(
            text.contains("\nExample:\n    > {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"project.create\""),
            "\(text)"
        )
    }

    @Test func thePartsOfParametersAreDescribedToo() {
        let text = OpenRPCDocument.describe(ObservationMethods.Report.self)
        #expect(text.contains("    subjects     required  list of params.ObservedSubject\n"), "\(text)")
        #expect(text.contains("\nparams.UnitSignals:\n    unit               required  text of 1 to 1000"), "\(text)")
        #expect(!text.contains("Callable by you"), "\(text)")
    }

    @Test func everyMethodHasADescription() {
        for method in allMethods.types {
            let text = OpenRPCDocument.describe(method)
            #expect(text.contains(method.summary) && text.contains("\nErrors, with "))
            #expect(OpenRPCDocument.describe(methodName: method.name) == text)
        }
        #expect(OpenRPCDocument.describe(methodName: "client.destroy") == nil)
    }
}
