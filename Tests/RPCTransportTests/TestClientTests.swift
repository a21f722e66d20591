import ClientOpsTestSupport
import Glibc
import Testing

/// The test client finds what the transport says and is not published.
@Suite struct TestClientTests {
    private static func refusal(_ data: String, id: String = "null", code: Int = -32007) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"error":{"code":\#(code),"message":"No.","data":\#(data)}}"#
    }

    private static let data = #"{"kind":"limit_exceeded","retryable":true,"which":"connections","limit":1}"#

    @Test(
        arguments: [
            ("over 4096", nil), (refusal(data), nil),
            (refusal(data, code: -32000), "message /error/code: is not that of limit_exceeded"),
            (refusal(data, id: "1"), "what the transport said is no refusal"),
            (
                refusal(data.replacing(#","limit":1"#, with: "")),
                "message /error/data: has no member limit"
            ),
            (
                refusal(data.replacing("limit_exceeded", with: "full")),
                "message /error/data/kind: full is not published"
            ),
            (#"{"jsonrpc":"2.0","id":null,"result":1}"#, "what the transport said is no refusal"),
            ("{", "what the transport said is no JSON"),
        ] as [(String, String?)]
    )
    func whatIsNotPublishedIsFound(line: String, problem: String?) throws {
        var pair: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        let (server, client) = (TestClient(descriptor: pair[0]), TestClient(descriptor: pair[1]))
        try server.send(line)
        #expect(try client.readLine() == line)
        #expect(client.traffic.takeProblems() == [problem].compactMap(\.self))
    }
}
