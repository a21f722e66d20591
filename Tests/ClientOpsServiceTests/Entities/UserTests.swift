import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Synchronization
import Testing

/// Account names, uids and the last admin.
@Suite struct UserTests {
    private let service: TestService

    init() throws { service = try TestService() }

    @Test(arguments: [0, 65534, 990, -1, 4_294_967_294, 4_294_967_295, 4_294_967_296] as [Int64])
    func `reserved uids are refused`(_ uid: Int64) {
        let reply = service.reply("user.create", ["username": "u", "uid": .integer(uid), "role": "admin"])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/uid")
        let user = service.user("v", uid: 3000)
        let changed = service.reply("user.update", ["id": user, "uid": .integer(uid)])
        #expect(changed.kind == "invalid_params" && changed.pointer == "/params/uid")
    }

    @Test(arguments: ["", "12345", "über", "a b", "a:b", "a/b", String(repeating: "x", count: 65)])
    func `unusable account names are refused`(_ name: String) {
        let reply = service.reply("user.create", ["username": .string(name), "role": "staff"])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/username")
    }

    @Test func `names are compared bytewise`() {
        _ = service.user("sam", uid: nil)
        #expect(service.reply("user.create", ["username": "Sam", "role": "staff"]).kind == nil)
    }

    @Test func `name and uid are unique, and both conflicts are named`() {
        let name = service.user("sam", uid: 3001)
        let uid = service.user("tom", uid: 3002)
        let reply = service.reply("user.create", ["username": "sam", "uid": 3002, "role": "staff"])
        #expect(reply.kind == "conflict" && reply.data["rule"] == "unique_username")
        #expect(
            reply.data["conflicts"] == [
                ["rule": "unique_username", "conflicting_id": name], ["rule": "unique_uid", "conflicting_id": uid],
            ]
        )
        #expect(service.errorKind("user.update", ["id": name, "uid": 3002]) == "conflict")
    }

    @Test func `several users may be without a uid`() {
        _ = service.user("a", uid: nil)
        _ = service.user("b", uid: nil)
        #expect(service.items("user.list").count == 2)
    }

    @Test func `update is a patch`() {
        let user = service.user("sam", uid: 3001, role: "staff")
        let row = service.call("user.update", ["id": user, "uid": nil, "display_name": "Sam", "email": "s@x.example"])
        #expect(row["uid"] == .null && row["display_name"] == "Sam" && row["role"] == "staff" && row["revision"] == 2)
        for patch in [["role": nil], ["username": nil], ["role": "collector"], ["role": "none"]] as [JSONValue] {
            #expect(service.errorKind("user.update", patch.with("id", user)) == "invalid_params")
        }
    }

    @Test func `the last admin with a uid keeps its role, its uid and its row`() {
        let last = service.user("ada", uid: 3001, role: "admin")
        _ = service.user("paper", uid: nil, role: "admin")
        #expect(service.errorKind("user.update", ["id": last, "role": "staff"]) == "invalid_state")
        #expect(service.errorKind("user.update", ["id": last, "uid": nil]) == "invalid_state")
        #expect(service.errorKind("user.archive", ["id": last]) == "invalid_state")
        #expect(service.reply("user.update", ["id": last, "uid": 3009, "email": "a@x.example"]).kind == nil)
        _ = service.user("bob", uid: 3002, role: "admin")
        #expect(service.reply("user.archive", ["id": last]).kind == nil)
        let reply = service.reply("user.update", ["id": service.items("user.list")[1]["id"] ?? .null, "role": "staff"])
        #expect(reply.kind == "invalid_state" && reply.data["allowed"] == ["admin"])
    }

    @Test func `an archived admin does not count`() {
        let first = service.user("ada", uid: 3001, role: "admin")
        let second = service.user("bob", uid: 3002, role: "admin")
        _ = service.call("user.archive", ["id": second])
        #expect(service.errorKind("user.archive", ["id": first]) == "invalid_state")
    }

    @Test func `an admin without a uid may always go`() {
        let user = service.user("paper", uid: nil, role: "admin")
        #expect(service.reply("user.archive", ["id": user]).kind == nil)
    }

    @Test func `restoring runs the uniqueness rules again and names every conflict`() {
        let old = service.user("sam", uid: 3001)
        _ = service.call("user.archive", ["id": old])
        let name = service.user("sam", uid: 3002)
        let uid = service.user("tom", uid: 3001)
        let before = service.head
        let reply = service.reply("user.restore", ["id": old])
        #expect(reply.data["conflicts"]?.arrayValue?.map { $0["conflicting_id"] } == [name, uid])
        #expect(service.head == before && service.errorKind("user.get", ["id": old]) == "not_found")
    }

    @Test func `archiving closes the connections of the uid, a validation does not`() {
        let user = service.user("sam", uid: 3001)
        let log = ClosedConnections()
        service.service.attach(TransportHooks(closeConnections: { log.add($0) }))
        _ = service.call("user.archive", ["id": user, "validate_only": true])
        #expect(log.uids.isEmpty)
        _ = service.call("user.archive", ["id": user])
        #expect(log.uids == [3001])
    }

    @Test func `archive counts no rows of other entities`() {
        let reply = service.call("user.archive", ["id": service.user("sam", uid: 3001)])
        #expect(reply["counts"] == ["client": 0, "project": 0, "instance": 0, "invoice": 0])
        #expect(reply["item"]?["archived_at"]?.stringValue != nil)
    }

    @Test func `lists filter by name, uid and role`() {
        let sam = service.user("sam", uid: 3001, role: "staff")
        _ = service.user("tom", uid: 3002)
        #expect(service.call("user.list", ["username": "sam"]).ids == [sam])
        #expect(service.call("user.list", ["uid": 3001]).ids == [sam])
        #expect(service.call("user.list", ["role": "staff"]).ids == [sam])
    }
}

/// The uids whose connections were closed.
private final class ClosedConnections: Sendable {
    private let log = Mutex<[UInt32]>([])

    var uids: [UInt32] { log.withLock { $0 } }

    func add(_ uid: UInt32) { log.withLock { $0.append(uid) } }
}
