import JSONRPC
import StrictJSON
import Testing

@Suite struct RPCErrorTests {
    static let kinds: [(kind: ErrorKind, name: String, code: Int)] = [
        (.parseError, "parse_error", -32700), (.invalidRequest, "invalid_request", -32600),
        (.methodNotFound, "method_not_found", -32601), (.invalidParams, "invalid_params", -32602),
        (.internalError, "internal", -32603), (.permissionDenied, "permission_denied", -32001),
        (.notFound, "not_found", -32002), (.conflict, "conflict", -32003), (.invalidState, "invalid_state", -32004),
        (.staleRevision, "stale_revision", -32005), (.requestIDReused, "request_id_reused", -32006),
        (.limitExceeded, "limit_exceeded", -32007), (.deadlineExceeded, "deadline_exceeded", -32008),
        (.storageUnavailable, "storage_unavailable", -32009), (.shuttingDown, "shutting_down", -32010),
    ]

    @Test(arguments: kinds)
    func kind(_ kind: ErrorKind, _ name: String, _ code: Int) throws {
        #expect(kind.rawValue == name)
        #expect(kind.code == code)
        #expect(ErrorKind(code: code) == kind)
        let error = RPCError(kind, "Words.", data: ["a": [1]])
        var bytes: [UInt8] = []
        error.write(into: &bytes)
        let expected =
            #"{"code":\#(code),"message":"Words.","data":{"kind":"\#(name)","retryable":\#(kind.isRetryable),"a":[1]}}"#
        #expect(text(bytes) == expected)
        #expect(RPCError(JSONValue(try JSONDocument(bytes).root)) == error)
    }

    @Test func tableIsComplete() {
        #expect(Set(Self.kinds.map(\.kind)) == Set(ErrorKind.allCases))
        #expect(Set(ErrorKind.allCases.filter(\.isRetryable)) == [.limitExceeded, .storageUnavailable, .shuttingDown])
        #expect(ErrorKind(code: 1) == nil)
    }

    static let errors: [(error: RPCError, data: JSONObject)] = [
        (.parseError(pointer: "/a", reason: "r"), ["pointer": "/a", "expected": "r"]),
        (.invalidRequest(pointer: "", expected: "e"), ["pointer": "", "expected": "e"]),
        (.methodNotFound("m"), ["method": "m"]),
        (.invalidParams(pointer: "/params/a", expected: "e"), ["pointer": "/params/a", "expected": "e"]),
        (.internalError(reference: "r1"), ["reference": "r1"]),
        (.permissionDenied(role: "admin", how: "Ask."), ["role": "admin", "how": "Ask."]),
        (.notFound(entity: "client", id: 7), ["entity": "client", "id": 7]),
        (.conflict("C.", rule: "unique_name", conflictingID: 3), ["rule": "unique_name", "conflicting_id": 3]),
        (.conflict("C.", rule: "unique_name", conflictingID: nil), ["rule": "unique_name", "conflicting_id": nil]),
        (
            .invalidState("S.", from: "a", to: "b", allowed: ["c"]), ["from": "a", "to": "b", "allowed": ["c"]]
        ),
        (.staleRevision(current: 9), ["current": 9]),
        (.requestIDReused(), [:]),
        (.limitExceeded(which: "line", limit: 10), ["which": "line", "limit": 10]),
        (.limitExceeded(which: "line", limit: 10, value: 11), ["which": "line", "limit": 10, "value": 11]),
        (.deadlineExceeded(), [:]),
        (.storageUnavailable(why: "full"), ["why": "full"]),
        (.storageUnavailable(why: "I/O", outcomeUnknown: true), ["why": "I/O", "outcome": "unknown"]),
        (.shuttingDown(), [:]),
        (
            RPCError(JSONSyntaxError(pointer: "/a", offset: 3, reason: "r")),
            ["pointer": "/a", "expected": "r", "offset": 3]
        ),
        (
            RPCError(JSONDecodingError(pointer: "/params/a", expected: "a string", kind: .typeMismatch)),
            ["pointer": "/params/a", "expected": "a string"]
        ),
    ]

    @Test(arguments: errors)
    func details(_ error: RPCError, _ data: JSONObject) throws {
        #expect(error.data == data)
        #expect(error.message.hasSuffix("."))
        #expect(!error.message.contains(".."))
        var bytes: [UInt8] = []
        error.write(into: &bytes)
        #expect(RPCError(JSONValue(try JSONDocument(bytes).root)) == error)
    }

    @Test(
        arguments: [
            (JSONDecodingError.Kind.missing, "A parameter is missing at /params/a."),
            (.unknownMember, "A parameter is not known at /params/a."),
            (.typeMismatch, "A parameter is not acceptable at /params/a: expected e."),
            (.invalidValue, "A parameter is not acceptable at /params/a: expected e."),
        ]
    )
    func sentences(_ kind: JSONDecodingError.Kind, _ message: String) {
        #expect(RPCError(JSONDecodingError(pointer: "/params/a", expected: "e", kind: kind)).message == message)
    }

    @Test func foreignErrors() throws {
        let byCode = RPCError(["code": -32601, "message": "m"])
        #expect(byCode == RPCError(.methodNotFound, "m"))
        let foreign = RPCError(["code": 5, "message": "m", "data": ["kind": "new", "retryable": true]])
        #expect(foreign == RPCError(.internalError, "m", data: ["kind": "new", "code": 5], retryable: true))
        #expect(RPCError(["code": "5", "message": "m"]) == nil)
        #expect(RPCError(["code": 5]) == nil)
        #expect(RPCError([]) == nil)
    }
}
