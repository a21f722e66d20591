import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Every reply stays within `reply_bytes`, and a write whose reply would not does not happen.
@Suite struct ReplyLimitTests {
    private static let limit = 65_536
    private let service: TestService

    init() throws {
        service = try TestService(replyBytes: Self.limit)
    }

    private func expectLimit(_ reply: JSONValue?) {
        let data = reply?["error"]?["data"]
        #expect(data?["kind"] == "limit_exceeded")
        #expect(data?["which"] == "reply_bytes")
        #expect(data?["limit"] == .integer(Int64(Self.limit)))
        #expect(data?["retryable"] == false)
    }

    @Test func `a read whose reply is longer is refused, alone and in a batch`() throws {
        expectLimit(service.reply("rpc.discover"))
        let ping = #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#
        let discover = #"{"jsonrpc":"2.0","id":2,"method":"rpc.discover"}"#
        let replies = service.send("[\(ping),\(discover),\(ping)]")?.arrayValue ?? []
        #expect(replies.count == 3)
        #expect(replies.first?["result"] != nil && replies.last?["result"] != nil)
        expectLimit(replies[1])
    }

    @Test func `a write whose reply is longer has no effect`() throws {
        let notes = JSONValue.string(String(repeating: "€", count: 10_000))
        let create: JSONValue = ["name": "Many bytes", "notes": notes, "company": "Long"]
        #expect(service.call("client.create", create)["id"] == 1)
        let lost = try TestService(replyBytes: 16_384)
        let error = lost.reply("client.create", create)["error"]?["data"]
        #expect(error?["which"] == "reply_bytes")
        #expect(lost.call("client.list", ["page": 1])["total"] == 0)
        #expect(lost.call("audit.verify")["valid"] == true)
    }

    @Test(arguments: [false, true])
    func `a job whose reply is longer is refused, alone and in a batch`(isBatch: Bool) throws {
        let service = try TestService(replyBytes: 200)
        let call = #"{"jsonrpc":"2.0","id":1,"method":"backup.create"}"#
        let reply = isBatch ? service.send("[\(call)]")?[0] : service.send(call)
        let data = reply?["error"]?["data"]
        #expect(data?["which"] == "reply_bytes" && data?["limit"] == 200)
        #expect(data?["value"]?.integerValue.map { $0 > 200 } == true)
    }

    @Test func `a batch of any size is answered element by element`() {
        let notes = JSONValue.string(String(repeating: "n", count: 9000))
        for number in 1...6 {
            _ = service.call("client.create", ["name": .string("Client \(number)"), "notes": notes])
        }
        let element = #"{"jsonrpc":"2.0","id":1,"method":"client.list","params":{"cursor":""}}"#
        let batch = "[" + Array(repeating: element, count: 40).joined(separator: ",") + "]"
        let replies = service.send(batch)?.arrayValue ?? []
        #expect(replies.count == 40)
        #expect(replies.allSatisfy { $0["result"]?["items"]?.arrayValue?.isEmpty == false })
    }
}
