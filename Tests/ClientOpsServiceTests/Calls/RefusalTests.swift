import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Refused calls that would have changed something are counted in the audit log.
@Suite struct RefusalTests {
    private let service: TestService
    private let staff = TestPeers.inGroup(of: .staff)

    init() throws { service = try TestService() }

    /// The refusals in the log; a write is answered behind what was queued before it.
    private var refusals: [JSONValue] {
        _ = service.client("Barrier")
        return service.audit(after: 0).filter { $0["action"] == "refused" }
    }

    @Test func `a refusal is an entry without parameters`() {
        _ = service.reply("project.create", ["client_id": 1, "name": "Secret"], as: staff)
        let entry = refusals.first
        #expect(refusals.count == 1)
        #expect(
            entry?["method"] == "project.create" && entry?["entity"] == "store" && entry?["label"] == "project.create"
        )
        #expect(entry?["changes"] == ["count": [nil, 1]])
        #expect(entry?["actor"]?["uid"]?.integerValue == Int64(staff.uid) && entry?["actor"]?["role"] == "staff")
        #expect(entry?.text.contains("Secret") == false)
    }

    @Test func `a uid and method have one entry a minute, the rest is counted`() {
        for _ in 0..<5 { _ = service.reply("project.create", [:], as: staff) }
        #expect(refusals.count == 1)
        service.service.flush()
        #expect(refusals.map { $0["changes"] } == [["count": [nil, 1]], ["count": [nil, 4]]])
    }

    @Test func `other methods and other uids have entries of their own`() {
        for method in ["project.create", "project.update", "reconcile.run"] {
            for role in [Role.staff, .standard, .backup, .noRole] {
                _ = service.reply(method, [:], as: TestPeers.inGroup(of: role))
            }
        }
        #expect(refusals.count == 11)
    }

    @Test func `refused reads and failed calls are not refusals`() {
        _ = service.reply("audit.list", as: staff)
        _ = service.reply("client.list", ["include_archived": true], as: staff)
        _ = service.reply("client.create", ["name": ""], as: staff)
        _ = service.reply("client.update", ["id": 99], as: staff)
        #expect(refusals.isEmpty)
    }

    @Test func `notifications and batches are counted too`() {
        _ = service.line(request("project.create", id: nil), as: staff)
        _ = service.line(batch([request("project.create"), request("user.create", id: nil)]), as: staff)
        service.service.flush()
        #expect(refusals.map { $0["method"] } == ["project.create", "user.create", "project.create"])
    }

    @Test func `refusals are no events`() {
        _ = service.reply("project.create", as: staff)
        #expect(refusals.count == 1)
        let events = service.items("event.list")
        #expect(events.allSatisfy { $0["action"] == "create" } && events.count == 1)
        #expect(service.call("dashboard.summary")["recent_changes"]?.arrayValue?.count == 1)
        #expect(service.call("audit.verify")["valid"] == true)
    }

    @Test func `a refusal names the role and the group that gives it`() {
        let reply = service.reply("project.create", as: TestPeers.inGroup(of: .noRole))
        #expect(
            reply.data["role"] == "admin" && reply.data["roles"] == ["admin"] && reply.data["for"] == "project.create"
        )
        #expect(reply.data["how"]?.stringValue?.contains("clientops-admin") == true)
    }
}
