import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Batches and notifications: executed in order, each element a transaction of its own.
@Suite struct BatchTests {
    private let service: TestService

    init() throws { service = try TestService() }

    private func create(_ name: String, id: String? = "1") -> String {
        request("client.create", ["name": .string(name)], id: id)
    }

    private func send(_ requests: [String]) -> [JSONValue] { service.send(batch(requests))?.arrayValue ?? [] }

    @Test func `replies come in order and later elements see what earlier ones wrote`() {
        let replies = send([
            request("client.list", id: "\"a\""), create("Acme", id: "2"), request("client.list", id: "3.0"),
            create("Beta", id: "4"), request("client.list", ["page": 1], id: "null"),
        ])
        #expect(replies.map { $0["id"] } == ["a", 2, 3.0, 4, JSONValue.null])
        #expect(replies.map { $0.result.items.count } == [0, 0, 1, 0, 2])
        #expect(replies[4].result["total"] == 2)
    }

    @Test func `an element that fails undoes nothing of the others`() {
        let replies = send([
            create("Acme"), create(""), request("no.such"), request("client.get", ["id": 99]), "7", create("Beta"),
        ])
        #expect(
            replies.map(\.kind) == [nil, "invalid_params", "method_not_found", "not_found", "invalid_request", nil]
        )
        #expect(service.items("client.list").compactMap { $0["name"] } == ["Acme", "Beta"])
    }

    @Test func `pointers begin with the place in the batch`() {
        let client = service.client()
        let replies = send([
            request("system.ping"), request("client.update", ["id": client, "nome": "x"]),
            request("client.create", ["name": ""]), request("client.create", ["name": "Ok", "if_revision": 1]),
            request("client.list", ["page": 1, "cursor": ""]), request("client.list", ["deadline_ms": 0]),
        ])
        let pointers = [
            nil, "/1/params/nome", "/2/params/name", "/3/params/if_revision", "/4/params/cursor",
            "/5/params/deadline_ms",
        ]
        #expect(replies.map(\.pointer) == pointers)
        let read = send([request("client.list", ["sort": "no"]), request("client.get", ["id": "1"])])
        #expect(read.map(\.pointer) == ["/0/params/sort", "/1/params/id"])
    }

    @Test(arguments: [1, 16, 17, 64, 256])
    func `batches of any size that only read are answered whole`(_ count: Int) {
        let client = service.client()
        let replies = send((0..<count).map { request("client.get", ["id": client], id: "\($0)") })
        #expect(replies.map { $0["id"]?.integerValue } == (0..<count).map(Int64.init))
        #expect(replies.allSatisfy { $0.result["name"] == "Acme" })
    }

    @Test(arguments: [17, 100])
    func `batches of any size that write are answered in order`(_ count: Int) {
        let replies = send((0..<count).map { create("C\($0)", id: "\($0)") })
        #expect(replies.map { $0["id"]?.integerValue } == (0..<count).map(Int64.init))
        #expect(replies.map { $0.result["name"]?.stringValue } == (0..<count).map { "C\($0)" })
        #expect(service.seq == Int64(count))
    }

    @Test func `too many elements are refused before any effect`() {
        let reply = service.send(batch((0...256).map { create("C\($0)") }))
        #expect(reply?.kind == "limit_exceeded" && reply?["id"] == .null)
        #expect(service.seq == 0)
        #expect(service.send("[]")?.kind == "invalid_request")
    }

    @Test func `notifications are executed and not answered`() {
        #expect(service.line(create("Acme", id: nil)) == "")
        #expect(service.line(request("client.list", id: nil)) == "")
        #expect(service.line(request("no.such", id: nil)) == "")
        #expect(service.line(request("client.create", ["name": ""], id: nil)) == "")
        #expect(service.items("client.list").count == 1)
    }

    @Test func `an id of null is a request`() {
        #expect(service.send(request("system.ping", id: "null"))?["result"] != nil)
    }

    @Test(arguments: [["client.list"], ["client.create", "client.list"], ["client.create", "client.create"]])
    func `a batch of notifications is not answered`(_ methods: [String]) {
        let lines = methods.map { request($0, $0 == "client.create" ? ["name": "Acme"] : [:], id: nil) }
        #expect(service.line(batch(lines)) == "")
        #expect(service.items("client.list").count == methods.count { $0 == "client.create" })
    }

    @Test func `notifications leave no trace between the replies of a batch`() {
        let mixed = [
            create("A1", id: nil), create("B1", id: "2"), request("client.list", id: nil), create("C1", id: "4"),
        ]
        #expect(send(mixed).map { $0["id"] } == [2, 4])
        #expect(send([request("client.list", id: nil), request("system.ping", id: "5")]).map { $0["id"] } == [5])
        #expect(send([create("", id: nil), create("D1", id: "6")]).map { $0["id"] } == [6])
        #expect(service.items("client.list").count == 4)
    }

    @Test func `a job in a batch sees the writes before it`() {
        let client = service.client()
        let project = service.project("Shop", of: client)
        let replies = send([
            request("instance.create", ["project_id": project, "name": "S", "type": "staging"]),
            request("reconcile.run"), request("finding.list"),
        ])
        #expect(replies[1].result["run"]?["counters"]?["new"] == 1)
        #expect(replies[2].result.items.count == 1)
    }

    @Test func `rights are looked at for each element`() {
        let peer = TestPeers.inGroup(of: .staff)
        let replies = service.send(batch([request("client.list"), request("audit.list")]), as: peer)?.arrayValue
        #expect(replies?.map(\.kind) == [nil, "permission_denied"])
    }
}
