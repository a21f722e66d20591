import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Repeating a write safely: the reply of the first success is returned again (PROTOCOL.md, Names).
@Suite struct RequestIDTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.client()
    }

    @Test func `a repeated call answers the same bytes and writes once`() {
        let line = request("client.create", ["name": "Beta", "request_id": "k1"], id: "\"r\"")
        let first = service.line(line)
        let head = service.head
        _ = service.call("client.update", ["id": service.items("client.list")[1]["id"] ?? .null, "name": "Gamma"])
        #expect(service.line(line) == first)
        #expect(service.items("client.list").count == 2)
        #expect(service.seq == (head["seq"]?.integerValue ?? 0) + 1)
    }

    @Test func `a key is forgotten after the configured time`() throws {
        let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))
        let service = try TestService(clock: clock)
        service.service.store.replyLifetime.milliseconds = 3_600_000
        let params: JSONValue = ["name": "Acme", "request_id": "k1"]
        let first = service.call("client.create", params)
        clock.advance(seconds: 3600)
        #expect(service.call("client.create", params) == first)
        #expect(service.errorKind("client.create", ["name": "Beta", "request_id": "k1"]) == "request_id_reused")
        clock.advance(seconds: 1)
        #expect(service.call("client.create", ["name": "Beta", "request_id": "k1"])["name"] == "Beta")
    }

    @Test func `the key is in the log`() {
        let seq = service.seq
        _ = service.call("client.update", ["id": client, "name": "Beta", "request_id": "k1"])
        #expect(service.audit(after: seq).map { $0["request_id"] } == ["k1"])
    }

    @Test func `a repeated step does not meet its own state`() {
        let instance = service.instance("S", in: service.project("Shop", of: client))
        let params: JSONValue = ["id": instance, "request_id": "k1"]
        let first = service.reply("instance.deactivate", params)
        #expect(first.kind == nil && service.reply("instance.deactivate", params) == first)
        #expect(service.errorKind("instance.deactivate", ["id": instance]) == "invalid_state")
    }

    @Test func `the same key with other parameters is refused`() {
        _ = service.call("client.create", ["name": "Beta", "request_id": "k1"])
        #expect(service.errorKind("client.create", ["name": "Gamma", "request_id": "k1"]) == "request_id_reused")
        #expect(service.items("client.list").count == 2)
    }

    @Test func `another method and another caller have keys of their own`() {
        let params: JSONValue = ["name": "Beta", "request_id": "k1"]
        let ids = [TestPeers.root, TestPeers.inGroup(of: .staff), TestPeers.inGroup(of: .admin)].map {
            service.call("client.create", params, as: $0)["id"]
        }
        #expect(Set(ids).count == 3)
        #expect(service.errorKind("client.update", ["id": client, "name": "X1", "request_id": "k1"]) == nil)
    }

    @Test func `an error is not kept`() {
        let params: JSONValue = ["client_id": client, "name": "Shop", "request_id": "k1"]
        let taken = service.project("Shop", of: client)
        #expect(service.errorKind("project.create", params) == "conflict")
        _ = service.call("project.archive", ["id": taken])
        #expect(service.errorKind("project.create", params) == nil)
    }

    @Test func `rights are looked at before the kept reply`() {
        let user = service.user("pat", uid: 5000, role: "staff")
        let peer = Peer(uid: 5000, pid: 1, username: "pat")
        let params: JSONValue = ["name": "Beta", "request_id": "k1"]
        let first = service.reply("client.create", params, as: peer)
        _ = service.call("user.update", ["id": user, "role": "standard"])
        #expect(service.errorKind("client.create", params, as: peer) == "permission_denied")
        _ = service.call("user.update", ["id": user, "role": "staff"])
        #expect(service.reply("client.create", params, as: peer) == first)
    }

    @Test func `a kept reply is returned though the row is archived meanwhile`() {
        let params: JSONValue = ["id": client, "name": "Beta", "if_revision": 1, "request_id": "k1"]
        let first = service.reply("client.update", params)
        _ = service.call("client.archive", ["id": client])
        #expect(service.reply("client.update", params) == first)
    }

    @Test func `blank keys are no keys`() {
        for _ in 0..<2 { _ = service.call("client.create", ["name": "Beta", "request_id": "  "]) }
        #expect(service.call("client.list", ["name": "Beta"]).ids.count == 2)
    }

    @Test func `within a batch a repeated key writes once`() {
        let line = request("client.create", ["name": "Beta", "request_id": "k1"])
        let replies = service.send(batch([line, line]))?.arrayValue ?? []
        #expect(replies.count == 2 && replies.first == replies.last)
        #expect(service.items("client.list").count == 2)
    }

    @Test func `neither the order of members nor the deadline makes it another call`() {
        let first = service.send(
            #"{"jsonrpc":"2.0","id":1,"method":"client.create","params":{"name":"Acme","phone":"1","request_id":"order"}}"#
        )
        let again = service.send(
            #"{"jsonrpc":"2.0","id":1,"method":"client.create","params":{"request_id":"order","deadline_ms":900,"phone":"1","name":"Acme"}}"#
        )
        #expect(first?["result"] != nil)
        #expect(again == first)
    }
}
