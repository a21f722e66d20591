import ClientOpsTestSupport
import StrictJSON
import Testing

/// The validator that every message of the tests passes through finds what does not fit.
@Suite struct SchemaValidatorTests {
    private static let validator = SchemaValidator(
        document: ["components": ["schemas": ["Row": ["type": "object", "properties": ["id": ["type": "integer"]]]]]]
    )

    static let fitting: [(JSONValue, JSONValue)] = [
        (7, [:]),
        (7, ["type": "integer", "minimum": 7, "maximum": 7]),
        (7, ["type": "number"]),
        (.null, ["type": ["string", "null"], "minLength": 1, "enum": ["on", .null]]),
        ("łódź", ["type": "string", "minLength": 4, "maxLength": 4]),
        ("2026-01-31T09:15:00.000Z", ["format": "date-time"]),
        ("https://bücher.example", ["format": "iri"]),
        ([1, 2], ["type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2]),
        (["id": 1, "new": 2], ["$ref": "#/components/schemas/Row"]),
        (["a": 1], ["oneOf": [["required": ["a"]], ["required": ["b"]]]]),
        ("x", ["description": "text", "examples": ["y"]]),
    ]

    static let failing: [(JSONValue, JSONValue, String)] = [
        ("7", ["type": "integer"], #"/: is not of type "integer""#),
        (7.5, ["type": "integer"], #"/: is not of type "integer""#),
        (.null, ["type": "string"], #"/: is not of type "string""#),
        ("off", ["enum": ["on"]], #"/: is none of ["on"]"#),
        (6, ["minimum": 7], "/: breaks minimum 7"),
        (8, ["maximum": 7], "/: breaks maximum 7"),
        ("", ["minLength": 1], "/: breaks minLength 1"),
        ([1, 2], ["maxItems": 1], "/: breaks maxItems 1"),
        ("yesterday", ["format": "date-time"], #"/: is no "date-time""#),
        ("x", ["format": "unheard-of"], #"/: is no "unheard-of""#),
        ([1, "2"], ["items": ["type": "integer"]], #"//1: is not of type "integer""#),
        (
            ["a": ["b": 1]], ["properties": ["a": ["properties": ["b": ["type": "string"]]]]],
            #"//a/b: is not of type "string""#
        ),
        ([:], ["required": ["id"]], "/: has no member id"),
        (["b": 1], ["properties": ["a": [:]], "additionalProperties": false], "/: has the unknown member b"),
        (["id": "1"], ["$ref": "#/components/schemas/Row"], #"//id: is not of type "integer""#),
        (7, ["$ref": "#/components/schemas/None"], "/: None is no component"),
        (7, ["oneOf": [["type": "string"]]], #"/: fits no choice; /: is not of type "string""#),
        (7, ["oneOf": [["type": "integer"], ["type": "number"]]], "/: fits several choices"),
        (7, ["multipleOf": 7], "/: the keyword multipleOf is not checked"),
        (7, true, "/: the schema is no object"),
    ]

    @Test(arguments: fitting)
    func whatFitsIsNoProblem(_ value: JSONValue, _ schema: JSONValue) {
        #expect(Self.validator.problems(value, schema, at: "/") == [])
    }

    @Test(arguments: failing)
    func whatDoesNotFitIsNamed(_ value: JSONValue, _ schema: JSONValue, _ problem: String) {
        #expect(Self.validator.problems(value, schema, at: "/") == [problem])
    }
}

/// Exchanges that the published description does not allow are found.
@Suite struct MessageCheckerTests {
    private static let client = """
        {"id":1,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":1,\
        "created_at":"2026-01-31T09:15:00.000Z","updated_at":"2026-01-31T09:15:00.000Z","archived_at":null}
        """
    private static let get = #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":1}}"#
    private static let missing =
        #"{"code":-32002,"message":"No.","data":{"kind":"not_found","retryable":false,"entity":"client","id":1}}"#

    private static func result(_ result: String, id: String = "1") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"#
    }

    private static func error(_ error: String, id: String = "1") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"error":\#(error)}"#
    }

    /// Requests with replies, and how the first problem begins; nil for none.
    static let exchanges: [(String, String?, String?)] = [
        (get, nil, nil),
        (get, result(client), nil),
        (get, error(missing), nil),
        ("[\(get)]", "[\(result(client))]", nil),
        (
            "hello",
            error(
                #"{"code":-32700,"message":"No.","data":{"kind":"parse_error","retryable":false,"pointer":"","expected":"x"}}"#,
                id: "null"
            ), nil
        ),
        (get, result(client, id: "2"), "client.get /id: is not the request's"),
        (get, result(client.replacing(#""revision":1,"#, with: "")), "client.get /result: has no member revision"),
        ("[\(get)]", "[\(result("{}"))]", "client.get /result: has no member id"),
        (
            get.replacing(#"{"id":1}"#, with: #"{"id":1,"all":true}"#), result(client),
            "client.get /params: has the unknown member all"
        ),
        (get.replacing(#"{"id":1}"#, with: "{}"), result(client), "client.get /params: has no member id"),
        (
            get.replacing("client.get", with: "client.read"), result(client),
            "client.read : succeeded without being published"
        ),
        (get, error(missing.replacing("-32002", with: "-32003")), "client.get /error/code: is not that of not_found"),
        (
            get, error(missing.replacing("not_found", with: "gone")),
            "client.get /error/data/kind: gone is not published"
        ),
        (get, error(missing.replacing(#","id":1"#, with: "")), "client.get /error/data: has no member id"),
        (
            get.replacing("client.get", with: "client.list"), error(missing),
            "client.list /error: not_found is not declared"
        ),
        (get, #"{"jsonrpc":"2.0","id":1}"#, "client.get /: there are not exactly three members"),
    ]

    @Test(arguments: exchanges)
    func whatIsNotPublishedIsFound(_ request: String, _ reply: String?, _ expected: String?) throws {
        let problems = MessageChecker.published.problems(
            request: (try? JSONDocument(request)).map { JSONValue($0.root) },
            reply: try reply.map { JSONValue(try JSONDocument($0).root) }
        )
        #expect(problems.first == expected, "\(problems)")
    }

    @Test func textIsComparedAsTheDaemonReadsIt() {
        let checker = MessageChecker.published
        let blank: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "client.list", "params": ["cursor": "", "q": "  "],
        ]
        let reply: JSONValue = ["jsonrpc": "2.0", "id": 1, "result": ["items": [], "next_cursor": .null]]
        #expect(checker.problems(request: blank, reply: reply) == [])
    }
}
