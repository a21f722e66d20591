import JSONRPC
import StrictJSON
import Testing

@Suite struct ReplyTests {
    @Test func exactText() {
        var bytes: [UInt8] = []
        Reply.writeSuccess(id: RequestID("a\n"), result: Array("[1]".utf8), into: &bytes)
        Reply.writeError(id: nil, .shuttingDown(), into: &bytes)
        Reply.writeNotification(method: "event", params: Array("{}".utf8), into: &bytes)
        OutgoingRequest.write(id: RequestID(-1), method: "a.b", params: Array("{}".utf8), into: &bytes)
        OutgoingRequest.write(id: nil, method: "a\"b", params: nil, into: &bytes)
        let expected =
            #"{"jsonrpc":"2.0","id":"a\n","result":[1]}"#
            + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32010,"message":"The daemon is shutting down.","#
            + #""data":{"kind":"shutting_down","retryable":true}}}"#
            + #"{"jsonrpc":"2.0","method":"event","params":{}}"#
            + #"{"jsonrpc":"2.0","id":-1,"method":"a.b","params":{}}"#
            + #"{"jsonrpc":"2.0","method":"a\"b"}"#
        #expect(text(bytes) == expected)
    }

    @Test func resultThatFails() {
        struct Failure: Error {}
        var bytes: [UInt8] = Array("kept".utf8)
        #expect(throws: Failure.self) {
            try Reply.writeSuccess(id: .null, into: &bytes) { (bytes) throws(Failure) in
                bytes.append(0)
                throw Failure()
            }
        }
        #expect(text(bytes) == "kept")
    }

    @Test func repliesAreRead() throws {
        var bytes: [UInt8] = []
        Reply.writeSuccess(id: RequestID(1), result: Array("{\"a\":2}".utf8), into: &bytes)
        guard case .reply(let id, .success(let result)) = try IncomingReply.parse(bytes) else {
            Issue.record("not a reply")
            return
        }
        #expect(id == RequestID(1))
        #expect(result.member("a")?.integer == 2)
        bytes = []
        Reply.writeError(id: nil, .notFound(entity: "client", id: 1), into: &bytes)
        guard case .reply(.null, .failure(let error)) = try IncomingReply.parse(bytes) else {
            Issue.record("not an error")
            return
        }
        #expect(error == .notFound(entity: "client", id: 1))
    }

    @Test func notificationsAndBatchesAreRead() throws {
        let line =
            #"[{"jsonrpc":"2.0","id":1,"result":null,"new":0},{"jsonrpc":"2.0","method":"event","params":{"seq":1}}]"#
        guard case .batch(let replies) = try IncomingReply.parse(Array(line.utf8)),
            case .reply(RequestID(1), .success(let result)) = replies[0],
            case .notification("event", let params) = replies[1]
        else {
            Issue.record("not a batch")
            return
        }
        #expect(replies.count == 2 && result.isNull && params?.member("seq")?.integer == 1)
    }

    @Test(
        arguments: [
            ("{", ErrorKind.parseError), ("{}", .invalidRequest), ("1", .invalidRequest),
            (#"{"jsonrpc":"2.0","result":1}"#, .invalidRequest), (#"{"jsonrpc":"2.0","id":1}"#, .invalidRequest),
            (#"{"jsonrpc":"2.0","id":1,"result":1,"error":{}}"#, .invalidRequest),
            (#"{"jsonrpc":"2.0","id":1,"error":{}}"#, .invalidRequest),
            (#"[{"jsonrpc":"2.0","id":1,"result":1},2]"#, .invalidRequest),
        ]
    )
    func noReply(_ line: String, _ kind: ErrorKind) {
        let error = #expect(throws: RPCError.self) { try IncomingReply.parse(Array(line.utf8)) }
        #expect(error?.kind == kind)
    }
}
