import ClientOpsTestSupport
import StrictJSON
import Testing

/// The change feed: paging, resuming, filters.
@Suite struct EventListTests {
    private let service: TestService

    init() throws {
        service = try TestService()
        for number in 0..<7 { _ = service.client("Client \(number)") }
    }

    private func list(_ params: JSONValue = [:]) -> JSONValue { service.call("event.list", params) }

    private func seqs(_ page: JSONValue) -> [Int64] { page.items.compactMap { $0["seq"]?.integerValue } }

    @Test func `without a position it begins at the beginning`() {
        let page = list()
        #expect(seqs(page) == Array(1...7) && page["resumed"] == true && page["more"] == false)
        #expect(page["next"]?["seq"] == 7 && page["next"]?["epoch"] == service.call("system.status")["store"]?["epoch"])
        #expect(page.items.first?["action"] == "create" && page.items.first?["entity"] == "client")
        #expect(page.items.first?["entity_id"] == 1 && page.items.first?["revision"] == 1)
    }

    @Test func `pages follow each other without a gap`() {
        var seen: [Int64] = []
        var page = list(["page_size": 3])
        seen += seqs(page)
        while page["more"] == true {
            page = list(["page_size": 3, "after": page["next"] ?? .null])
            #expect(page["resumed"] == true)
            seen += seqs(page)
        }
        #expect(seen == Array(1...7))
    }

    @Test func `what comes later is found from the last position`() {
        let position = list()["next"] ?? .null
        #expect(list(["after": position]).items.isEmpty)
        _ = service.call("client.archive", ["id": 1])
        let page = list(["after": position])
        #expect(seqs(page) == [8] && page.items.first?["action"] == "archive" && page.items.first?["revision"] == 2)
    }

    @Test func `another epoch begins anew and says so`() {
        let page = list(["after": ["epoch": "another", "seq": 5]])
        #expect(page["resumed"] == false && seqs(page) == Array(1...7))
    }

    @Test(
        arguments: [
            ["after": ["seq": 1]], ["after": 5], ["page_size": 0], ["page_size": 501], ["entities": ["leads"]],
            ["entities": "client"], ["after": ["epoch": "e", "seq": 1, "hash": "h"]],
        ] as [JSONValue]
    )
    func `unusable positions are refused`(_ params: JSONValue) {
        #expect(service.errorKind("event.list", params) == "invalid_params")
    }

    @Test func `a negative position is refused`() {
        let after = (list()["next"] ?? .null).with("seq", -1)
        let reply = service.reply("event.list", ["after": after])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/after/seq")
    }

    @Test func `entities narrow the feed, positions go on`() {
        _ = service.user("sam", uid: 3001)
        #expect(seqs(list(["entities": ["user"]])) == [8])
        let empty = list(["entities": []])
        #expect(empty.items.isEmpty && empty["more"] == false)
    }

    @Test func `who sees little goes on where the look ended`() {
        let sam = service.standardUser(on: [service.project("Shop", of: 1)])
        let page = service.call("event.list", ["page_size": 1], as: sam)
        #expect(page.items.map { $0["entity"] } == ["project"] && page["next"]?["seq"] == 8)
        let rest = service.call("event.list", ["page_size": 1, "after": page["next"] ?? .null], as: sam)
        #expect(rest.items.isEmpty && rest["next"]?["seq"]?.integerValue == service.seq && rest["more"] == false)
    }
}
