import JSONRPC
import StrictJSON
import Testing

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// Answers a line as a dispatcher does that knows the methods of the specification's examples.
func answer(_ line: String, maximumBatch: Int = 8) -> String? {
    let replies: [String]
    switch IncomingMessage.parse(Array(line.utf8), maximumBatch: maximumBatch) {
    case .request(let request):
        return answer(request)
    case .invalid(let error, let id):
        return answer(error, id)
    case .batch(let elements):
        replies = elements.compactMap { element in
            switch element {
            case .success(let request): answer(request)
            case .failure(let element): answer(element.error, element.id)
            }
        }
    }
    return replies.isEmpty ? nil : "[" + replies.joined(separator: ",") + "]"
}

private func answer(_ request: RPCRequest) -> String? {
    guard let id = request.id else { return nil }
    var bytes: [UInt8] = []
    guard request.method == "echo" else { return answer(.methodNotFound(request.method), id) }
    Reply.writeSuccess(id: id, result: Array(request.params?.rawBytes ?? Array("{}".utf8)[...]), into: &bytes)
    return text(bytes)
}

/// Returns the reply without message and details.
private func answer(_ error: RPCError, _ id: RequestID?) -> String {
    "{\"jsonrpc\":\"2.0\",\"error\":\(error.kind.code),\"id\":\(text((id ?? .null).rawBytes))}"
}

private func failure(_ code: Int, _ id: String = "null") -> String {
    "{\"jsonrpc\":\"2.0\",\"error\":\(code),\"id\":\(id)}"
}

@Suite struct IncomingMessageTests {
    /// The examples of the specification, section 7, with params by name.
    static let examples: [(line: String, reply: String?)] = [
        (
            #"{"jsonrpc": "2.0", "method": "echo", "params": {"a": [42, 23]}, "id": 1}"#,
            #"{"jsonrpc":"2.0","id":1,"result":{"a": [42, 23]}}"#
        ),
        (#"{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}"#, nil),
        (#"{"jsonrpc": "2.0", "method": "foobar"}"#, nil),
        (#"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#, failure(-32601, "\"1\"")),
        (#"{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]"#, failure(-32700)),
        (#"{"jsonrpc": "2.0", "method": 1, "params": "bar"}"#, failure(-32600)),
        (
            #"[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method"]"#,
            failure(-32700)
        ),
        ("[]", failure(-32600)),
        ("[1]", "[\(failure(-32600))]"),
        ("[1,2,3]", "[\(failure(-32600)),\(failure(-32600)),\(failure(-32600))]"),
        (
            #"[{"jsonrpc":"2.0","method":"echo","id":"1"},{"jsonrpc":"2.0","method":"notify_hello"},"#
                + #"{"foo":"boo"},{"jsonrpc":"2.0","method":"foo.get","id":"5"},"#
                + #"{"jsonrpc":"2.0","method":"echo","id":9}]"#,
            #"[{"jsonrpc":"2.0","id":"1","result":{}},"# + failure(-32600) + "," + failure(-32601, "\"5\"")
                + #",{"jsonrpc":"2.0","id":9,"result":{}}]"#
        ),
        (#"[{"jsonrpc":"2.0","method":"notify_sum"},{"jsonrpc":"2.0","method":"notify_hello"}]"#, nil),
    ]

    @Test(arguments: examples)
    func example(_ line: String, _ reply: String?) {
        #expect(answer(line) == reply)
    }

    @Test(
        arguments: [
            "1", "-0", "0.50", "1E+2", "1e999", "123456789012345678901234567890", #""""#, #""a\u0041\/""#, "null",
            "\"\(String(repeating: "x", count: 254))\"", String(repeating: "9", count: 256),
        ]
    )
    func idIsEchoed(_ id: String) {
        #expect(answer(#"{"jsonrpc":"2.0","method":"x","id": \#(id) }"#) == failure(-32601, id))
        #expect(answer(#"[{"jsonrpc":"2.0","method":"x","id":\#(id)}]"#) == "[\(failure(-32601, id))]")
        #expect(answer(#"{"jsonrpc":"2.0","method":1,"id":\#(id)}"#) == failure(-32600, id))
    }

    @Test(
        arguments: [
            "true", "false", "{}", "[]", "[1]", "\"\(String(repeating: "x", count: 255))\"",
            String(repeating: "9", count: 257),
        ]
    )
    func idIsRefused(_ id: String) {
        #expect(answer(#"{"jsonrpc":"2.0","method":"echo","id":\#(id)}"#) == failure(-32600))
        let bytes = Array(#"{"jsonrpc":"2.0","method":"echo","id":\#(id)}"#.utf8)
        guard case .invalid(let error, nil) = IncomingMessage.parse(bytes, maximumBatch: 1) else {
            Issue.record("not refused")
            return
        }
        #expect(error.data["pointer"] == "/id")
    }

    static let problems: [(line: String, kind: ErrorKind, pointer: String, id: RequestID?)] = [
        ("1", .invalidRequest, "", nil),
        ("{}", .invalidRequest, "/jsonrpc", nil),
        (#"{"jsonrpc":2.0,"method":"a","id":1}"#, .invalidRequest, "/jsonrpc", RequestID(1)),
        (#"{"jsonrpc":"1.0","method":"a","id":1}"#, .invalidRequest, "/jsonrpc", RequestID(1)),
        (#"{"jsonrpc":"2.0","id":"a"}"#, .invalidRequest, "/method", RequestID("a")),
        (#"{"jsonrpc":"2.0","method":null,"id":null}"#, .invalidRequest, "/method", .null),
        (#"{"jsonrpc":"2.0","method":"a","id":1,"params":null}"#, .invalidRequest, "/params", RequestID(1)),
        (#"{"jsonrpc":"2.0","method":"a","params":"x"}"#, .invalidRequest, "/params", nil),
        (#"{"jsonrpc":"2.0","method":"a","id":1,"a/b":0}"#, .invalidRequest, "/a~1b", RequestID(1)),
        (#"{"jsonrpc":"2.0","method":"a","id":1,"id":2}"#, .parseError, "/id", nil),
        (#"{"jsonrpc":"2.0","method":"a","id":1,"params":{"a":[0,1e400]}}"#, .parseError, "/params/a/1", nil),
        (#"{"jsonrpc":"2.0","method":"a","id":1,"params":{"id":9007199254740992}}"#, .parseError, "/params/id", nil),
        (#"{"jsonrpc":"2.0","method":"a","id":[9007199254740992]}"#, .parseError, "/id/0", nil),
        (#"[{"jsonrpc":"2.0","method":"a","id":1},{"id":1e999,"params":1e999}]"#, .parseError, "/1/params", nil),
        ("[1e999]", .parseError, "/0", nil),
        ("", .parseError, "", nil),
        ("\u{FEFF}{}", .parseError, "", nil),
        ("\0", .parseError, "", nil),
        (
            #"{"jsonrpc":"2.0","method":"a","params":"# + String(repeating: "[", count: 512), .parseError,
            "/params" + String(repeating: "/0", count: 63), nil
        ),
    ]

    @Test(arguments: problems)
    func problem(_ line: String, _ kind: ErrorKind, _ pointer: String, _ id: RequestID?) {
        guard case .invalid(let error, let echoed) = IncomingMessage.parse(Array(line.utf8), maximumBatch: 8) else {
            Issue.record("not refused")
            return
        }
        #expect(error.kind == kind)
        #expect(error.data["pointer"] == .string(pointer))
        #expect(error.data["expected"] != nil)
        #expect(echoed == id)
    }

    @Test func problemsInABatch() throws {
        let line =
            #"[{"jsonrpc":"2.0","method":"a","id":1,"params":{"x":1}},{"jsonrpc":"2.0","method":"b","id":2,"y":0},0]"#
        guard case .batch(let elements) = IncomingMessage.parse(Array(line.utf8), maximumBatch: 3) else {
            Issue.record("not a batch")
            return
        }
        let first = try elements[0].get()
        #expect(first.pointerPrefix == "/0")
        #expect(first.params?.pointer == "/0/params")
        let second = #expect(throws: InvalidElement.self) { try elements[1].get() }
        #expect(second?.error.data["pointer"] == "/1/y" && second?.id == RequestID(2))
        let third = #expect(throws: InvalidElement.self) { try elements[2].get() }
        #expect(third?.error.data["pointer"] == "/2" && third?.id == nil)
    }

    @Test func batchOverTheLimit() {
        let request = #"{"jsonrpc":"2.0","method":"echo","id":1}"#
        let line = "[" + Array(repeating: request, count: 9).joined(separator: ",") + "]"
        guard case .invalid(let error, nil) = IncomingMessage.parse(Array(line.utf8), maximumBatch: 8) else {
            Issue.record("not refused")
            return
        }
        #expect(error == .limitExceeded(which: "batch", limit: 8, value: 9, retryable: false))
        guard case .batch(let elements) = IncomingMessage.parse(Array(line.utf8), maximumBatch: 9) else {
            Issue.record("refused")
            return
        }
        #expect(elements.count == 9)
    }

    @Test func params() throws {
        struct Params: Decodable { var a: Int? }
        for absent in ["", #","params":[]"#, #","params":[ ]"#] {
            let request = try #require(parsed(#"{"jsonrpc":"2.0","method":"rpc.discover"\#(absent)}"#))
            #expect(request.params == nil)
            #expect(request.id == nil)
            #expect(request.method == "rpc.discover")
        }
        let byName = try #require(parsed(#"{"method":"m","params":{"a":1},"jsonrpc":"2.0"}"#)?.params)
        #expect(try StrictJSONDecoder(pointerPrefix: "/params").decode(Params.self, from: byName).a == 1)
        let byPosition = try #require(parsed(#"{"method":"m","params":[1],"jsonrpc":"2.0"}"#)?.params)
        let error = #expect(throws: JSONDecodingError.self) {
            try StrictJSONDecoder(pointerPrefix: "/params").decode(Params.self, from: byPosition)
        }
        #expect(error.map { RPCError($0) } == .invalidParams(pointer: "/params", expected: "an object"))
    }

    private func parsed(_ line: String) -> RPCRequest? {
        guard case .request(let request) = IncomingMessage.parse(Array(line.utf8), maximumBatch: 1) else { return nil }
        return request
    }
}
