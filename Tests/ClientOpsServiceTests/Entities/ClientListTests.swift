import ClientOpsTestSupport
import StrictJSON
import Testing

/// Paging, order, filters and search, as every list has them.
@Suite struct ClientListTests {
    private let service: TestService
    private let ids: [JSONValue]

    init() throws {
        let service = try TestService()
        self.service = service
        ids = ["Ärger GmbH", "Beta", "Alpha", "Łódź 100%", "Beta", "Straße"].map { name in
            service.id("client.create", ["name": .string(name), "company": name == "Beta" ? "Both" : nil])
        }
    }

    private func list(_ params: JSONValue) -> JSONValue { service.call("client.list", params) }

    @Test func `without paging there is a first cursor page of twenty`() {
        for number in 0..<20 { _ = service.client("More \(number)") }
        let page = list([:])
        #expect(page.ids.count == 20 && page.ids.starts(with: ids))
        #expect(page["next_cursor"]?.stringValue != nil && page["total"] == nil)
    }

    @Test func `cursor pages meet without overlap though rows come and go`() {
        var seen: [JSONValue] = []
        var cursor: JSONValue = ""
        while let token = cursor.stringValue {
            let page = list(["cursor": .string(token), "page_size": 2])
            seen += page.ids
            cursor = page["next_cursor"] ?? .null
            if seen.count == 2 { _ = service.call("client.archive", ["id": ids[0]]) }
            if seen.count == 4 { _ = service.client("Late") }
        }
        #expect(seen.starts(with: ids) && seen.count == 7)
    }

    @Test func `numbered pages say how many there are and end empty`() {
        let page = list(["page": 2, "page_size": 4])
        #expect(page.ids == Array(ids[4...]))
        #expect(page["total"] == 6 && page["total_pages"] == 2 && page["page"] == 2 && page["page_size"] == 4)
        let past = list(["page": 9, "page_size": 4])
        #expect(past["items"] == [] && past["total"] == 6)
    }

    @Test(
        arguments: [
            ["page": 1, "cursor": ""], ["page": 0], ["page_size": 0], ["page_size": 501], ["cursor": "nonsense"],
            ["sort": "notes"], ["sort": "--name"], ["sort": ""], ["no_such": 1], ["q": 5], ["page": 1.0],
        ] as [JSONValue]
    )
    func `paging that cannot be is refused`(_ params: JSONValue) {
        #expect(service.errorKind("client.list", params) == "invalid_params")
    }

    @Test func `a cursor belongs to its filters`() {
        let cursor = list(["cursor": "", "page_size": 1])["next_cursor"] ?? .null
        #expect(service.errorKind("client.list", ["cursor": cursor, "name": "Beta"]) == "invalid_params")
        #expect(service.errorKind("client.list", ["cursor": cursor, "sort": "name"]) == "invalid_params")
        #expect(service.errorKind("project.list", ["cursor": cursor]) == "invalid_params")
    }

    @Test func `ids break ties in both directions`() {
        #expect(list(["name": "Beta", "sort": "name"]).ids == [ids[1], ids[4]])
        #expect(list(["name": "Beta", "sort": "-name"]).ids == [ids[4], ids[1]])
        let down = list(["sort": "-name"]).ids
        #expect(list(["sort": "name"]).ids == down.reversed())
    }

    @Test func `filters are equality`() {
        #expect(list(["company": "Both"]).ids == [ids[1], ids[4]])
        #expect(list(["company": "both"]).ids.isEmpty)
        #expect(list(["company": "Both", "page": 1])["total"] == 2)
    }

    @Test(
        arguments: [
            ("arg", [0]), ("ÄRGER", [0]), ("lodz", [3]), ("strasse", [5]), ("%", [3]), ("0%", [3]), ("_", []),
            ("be", [1, 4]), ("b", [0, 1, 4]), ("\"", []), ("both", [1, 4]), ("alpha*", []),
        ] as [(String, [Int])]
    )
    func `a search finds a literal part without case and accents`(_ query: String, _ found: [Int]) {
        #expect(list(["q": .string(query)]).ids == found.map { ids[$0] }, "\(query)")
    }
}
