import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Announced restore and upgrade tests.
@Suite struct ExpectationTests {
    let lookout: Lookout

    init() throws { lookout = try Lookout() }

    private func create(until seconds: Int64, reason: JSONValue = "upgrade test") -> JSONValue {
        lookout.service.reply(
            "expectation.create",
            [
                "place": "web-1", "pattern": "test_*",
                "until": .string(Lookout.start.adding(seconds: seconds).description), "reason": reason,
            ]
        )
    }

    @Test func `it has a reason and an end within 14 days`() {
        #expect(create(until: 3600, reason: nil).pointer == "/params/reason")
        #expect(create(until: 0).pointer == "/params/until")
        #expect(create(until: 14 * 86_400 + 1).pointer == "/params/until")
        #expect(create(until: 14 * 86_400).result["reason"] == "upgrade test")
    }

    @Test func `it is open until its end, or until it is ended`() throws {
        let short = create(until: 3600).result["id"] ?? .null
        let long = create(until: 7200).result["id"] ?? .null
        let session = try lookout.service.service.store.openReadSession()
        func open(after seconds: Int64) throws -> [JSONValue] {
            try session.read { connection in
                try connection.openExpectations(at: Lookout.start.adding(seconds: seconds)).map { .integer($0.id) }
            }
        }
        #expect(try open(after: 3599) == [short, long])
        #expect(try open(after: 3600) == [long])
        #expect(lookout.service.call("expectation.end", ["id": long])["archived_at"] != .null)
        #expect(try open(after: 0) == [short])
        #expect(lookout.service.items("expectation.list").count == 1)
        #expect(lookout.service.reply("expectation.end", ["id": long]).kind == "not_found")
        let entry = lookout.service.audit(after: 0).first
        #expect(entry?["changes"]?["until"]?[1] == .string(Lookout.start.adding(seconds: 3600).description))
    }
}
