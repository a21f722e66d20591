import ClientOpsTestSupport
import StrictJSON
import Testing

/// A page never grows past the reply budget (DECISIONS.md 6).
@Suite struct ReplyBudgetTests {
    private let service: TestService
    private static let rows = 300

    init() throws {
        service = try TestService()
        let notes = JSONValue.string(String(repeating: "n", count: 10_000))
        for number in 1...Self.rows {
            _ = service.call("client.create", ["name": .string("Client \(number)"), "notes": notes])
        }
    }

    @Test func `a cursor page ends early and the next one goes on behind it`() {
        var seen: [Int64] = []
        var cursor: JSONValue = ""
        var pages = 0
        repeat {
            let page = service.call("client.list", ["cursor": cursor, "page_size": 500])
            seen += page["items"]?.arrayValue?.compactMap { $0["id"]?.integerValue } ?? []
            cursor = page["next_cursor"] ?? .null
            pages += 1
        } while cursor != .null && pages < 100
        #expect(seen == Array(1...Int64(Self.rows)))
        #expect(pages > 1)
    }

    @Test func `a numbered page that cannot is limit_exceeded`() {
        let error = service.reply("client.list", ["page": 1, "page_size": 500])["error"]?["data"]
        #expect(error?["kind"] == "limit_exceeded")
        #expect(error?["which"] == "reply_bytes")
        #expect(service.call("client.list", ["page": 1, "page_size": 50])["items"]?.arrayValue?.count == 50)
    }
}
