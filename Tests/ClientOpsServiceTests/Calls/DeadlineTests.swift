import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import Dispatch
import StrictJSON
import Testing

/// A deadline counts from the arrival, waiting included; a write that began is answered with its true outcome.
@Suite struct DeadlineTests {
    private let service: TestService

    init() throws { service = try TestService() }

    /// Keeps the writer busy until the returned function is called.
    private func holdWriter() -> () -> Void {
        let begun = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        service.service.store.submit(
            WriteRequest(
                caller: Caller(uid: 0, pid: 0, role: .admin),
                method: "test",
                body: { _ in
                    begun.signal()
                    goOn.wait()
                    return []
                },
                completion: { _ in }
            )
        )
        begun.wait()
        return { goOn.signal() }
    }

    /// Lets a millisecond pass by the clock that deadlines go by.
    private func outlast(milliseconds: UInt64) {
        let end = MonotonicClock.nanoseconds() + milliseconds * 1_000_000
        while MonotonicClock.nanoseconds() <= end {}
    }

    @Test func `a write that waited too long does not happen`() throws {
        let goOn = holdWriter()
        let late = try #require(service.begin(request("client.create", ["name": "Late", "deadline_ms": 1])))
        let patient = try #require(service.begin(request("client.create", ["name": "Patient"])))
        outlast(milliseconds: 2)
        goOn()
        #expect(JSONValue(try JSONDocument(late()).root).kind == "deadline_exceeded")
        #expect(JSONValue(try JSONDocument(patient()).root).kind == nil)
        #expect(service.items("client.list").compactMap { $0["name"] } == ["Patient"])
    }

    @Test func `a notification that waited too long does not happen either`() throws {
        let goOn = holdWriter()
        let late = try #require(service.begin(request("client.create", ["name": "Late", "deadline_ms": 1], id: nil)))
        outlast(milliseconds: 2)
        goOn()
        #expect(late() == "")
        #expect(service.items("client.list").isEmpty)
    }

    @Test func `a batch has one arrival, and its reads keep their deadline too`() throws {
        let goOn = holdWriter()
        let answer = try #require(
            service.begin(
                batch([
                    request("client.create", ["name": "First"], id: "1"),
                    request("client.list", ["deadline_ms": 1], id: "2"),
                    request("client.create", ["name": "Late", "deadline_ms": 1], id: "3"),
                ])
            )
        )
        outlast(milliseconds: 2)
        goOn()
        let replies = JSONValue(try JSONDocument(answer()).root).arrayValue ?? []
        #expect(replies.map(\.kind) == [nil, "deadline_exceeded", "deadline_exceeded"])
        #expect(service.items("client.list").count == 1)
    }

    @Test func `a caller may not wait longer than the daemon lets it`() {
        #expect(service.errorKind("client.create", ["name": "Acme", "deadline_ms": 3_600_000]) == nil)
    }
}
