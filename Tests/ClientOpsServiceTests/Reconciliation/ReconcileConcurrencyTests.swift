import ClientOpsTestSupport
import StrictJSON
import Testing

/// One run at a time; triggers that come while one runs share the next.
@Suite struct ReconcileConcurrencyTests {
    private let service: TestService

    init() throws {
        service = try TestService()
        _ = service.instance("S", in: service.project("Shop", of: service.client()))
    }

    /// Triggers many runs at once and answers the runs that the replies tell of.
    private func triggerAtOnce(_ count: Int) throws -> [JSONValue] {
        let replies = try (0..<count).map { _ in try #require(service.begin(request("reconcile.run"))) }
        return try replies.map { JSONValue(try JSONDocument($0()).root).result }
    }

    @Test func `every trigger is answered with a run that is in the history, and runs do not overlap`() throws {
        let results = try triggerAtOnce(32)
        let history = service.items("reconcile.history", ["page_size": 500])
        let known = Set(history)
        #expect(results.allSatisfy { result in result["run"].map(known.contains) ?? false })
        #expect(Set(results.map { $0["run"] }).count == history.count)
        for (earlier, later) in zip(history, history.dropFirst()) {
            #expect((earlier["finished_at"]?.stringValue ?? "9") <= (later["started_at"]?.stringValue ?? ""))
        }
        #expect(service.items("event.list", ["entities": ["finding"]]).count == 1)
    }

    @Test func `triggers share a run`() throws {
        var sharing = false
        for _ in 0..<1000 where !sharing {
            let results = try triggerAtOnce(16)
            sharing = Set(results.map { $0["run"] }).count < results.count
        }
        #expect(sharing)
    }
}
