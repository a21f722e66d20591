import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Sources: who reports, and what an admin does with them.
@Suite struct SourceTests {
    let lookout: Lookout

    init() throws { lookout = try Lookout() }

    private func create(_ options: JSONObject = [:]) -> JSONValue {
        var params: JSONObject = ["name": "web-1/sql", "uid": 970, "host": "WEB-1.", "kind": "sql", "period": 300]
        for (name, value) in options { params[name] = value }
        return lookout.service.reply("source.create", .object(params))
    }

    @Test func `a source is created with its host normalised and a grace of twice the period`() {
        let source = create().result
        #expect(source["host"] == "web-1")
        #expect(source["grace"] == 600)
        #expect(source["sequence"] == 0)
        #expect(lookout.service.audit(after: 0).last?["action"] == "create")
    }

    @Test(
        arguments: [
            (["uid": 65534], "/params/uid"), (["uid": -1], "/params/uid"), (["uid": 4_294_967_295], "/params/uid"),
            (["host": "a b"], "/params/host"), (["kind": "ftp"], "/params/kind"), (["period": 9], "/params/period"),
            (["grace": -1], "/params/grace"), (["name": ""], "/params/name"),
        ] as [(JSONObject, String)]
    )
    func `what no source can be is refused`(_ options: JSONObject, _ pointer: String) {
        #expect(create(options).pointer == pointer)
    }

    @Test func `root may own a source`() {
        #expect(create(["uid": 0]).result["uid"] == 0)
    }

    @Test func `the name is unique among sources that are not retired`() {
        let first = create().result["id"] ?? .null
        #expect(create().data["rule"] == "unique_name")
        #expect(create().data["conflicting_id"] == first)
        _ = lookout.service.id("source.retire", ["id": first, "reason": "moved"])
        #expect(create().kind == nil)
    }

    @Test func `only the owner reports, and for others there is no such source`() {
        lookout.source()
        let other = Peer(uid: 4711, groups: Lookout.collector.groups, pid: 1, username: "other")
        let reply = lookout.report(1, [], as: other)
        #expect(reply.kind == "not_found")
        let missing = lookout.report(1, [], source: "nowhere/sql", as: other)
        #expect(missing.kind == "not_found")
        #expect(reply.data["id"] == missing.data["id"])
        #expect(lookout.report(1, []).kind == nil)
    }

    @Test func `root and the daemon bring what ssh fetched, another admin only for sources of its own`() {
        lookout.source()
        let daemon = Peer(uid: TestService.daemonUID, pid: 1, username: "clientops")
        #expect(lookout.report(1, [], as: TestPeers.root).kind == nil)
        lookout.clock.advance(seconds: 1)
        #expect(lookout.report(2, [], as: daemon).kind == nil)
        lookout.clock.advance(seconds: 1)
        let admin = TestPeers.inGroup(of: .admin)
        #expect(lookout.report(3, [], as: admin).pointer == "/params/source")
        _ = create(["name": "admin/sql", "uid": .integer(Int64(admin.uid))])
        #expect(lookout.report(1, [], source: "admin/sql", as: admin).kind == nil)
    }

    @Test func `a collector lists its own sources, and nothing of retired ones`() {
        lookout.source()
        _ = create(["name": "other"])
        let names = lookout.service.items("source.list", as: Lookout.collector).map { $0["name"]?.stringValue }
        #expect(names == ["web-1/sql"])
        let asked = lookout.service.reply("source.list", ["include_archived": true], as: Lookout.collector)
        #expect(asked.kind == "permission_denied")
        #expect(lookout.service.items("source.list", ["uid": 970], as: Lookout.collector) == [])
    }

    @Test func `a pause has a reason and an end within 30 days`() {
        let id = lookout.source()
        func pause(_ until: Int64, reason: JSONValue = "rebuild") -> JSONValue {
            let until = Lookout.start.adding(seconds: until).description
            return lookout.service.reply("source.pause", ["id": id, "until": .string(until), "reason": reason])
        }
        #expect(pause(3600, reason: nil).pointer == "/params/reason")
        #expect(pause(0).pointer == "/params/until")
        #expect(pause(30 * 86_400 + 1).pointer == "/params/until")
        let paused = pause(30 * 86_400)
        #expect(paused.result["pause_reason"] == "rebuild")
        let entry = lookout.service.audit(after: 0).last
        #expect(entry?["action"] == "pause")
        #expect(entry?["changes"]?["paused_until"]?[1] == paused.result["paused_until"])
        #expect(lookout.report(1, [Lookout.database("a")]).kind == nil)
        let resumed = lookout.service.reply("source.resume", ["id": id])
        #expect(resumed.result["paused_until"] == .null)
        #expect(lookout.service.reply("source.resume", ["id": id]).kind == "invalid_state")
    }

    @Test func `retiring needs a reason, withdraws the evidence, and ends the reports`() throws {
        let id = lookout.source()
        lookout.look(1, [Lookout.database("a")])
        #expect(lookout.service.reply("source.retire", ["id": id]).pointer == "/params/reason")
        #expect(lookout.service.reply("source.retire", ["id": id, "reason": "gone"]).result["archived_at"] != .null)
        #expect(lookout.report(2, []).kind == "not_found")
        #expect(lookout.service.items("observation.list") == [])
        #expect(lookout.service.items("observation.list", ["include_archived": true]).count == 1)
        let session = try lookout.service.service.store.openReadSession()
        let facts = try session.read { (try $0.activeSources(), try $0.currentObservations()) }
        #expect(facts.0.isEmpty)
        #expect(facts.1.isEmpty)
    }

    @Test func `a report of more than three times the usual size marks its source, once`() {
        let id = lookout.source()
        lookout.look(1, Lookout.databases(10))
        lookout.look(2, Lookout.databases(30))
        #expect(lookout.state()["suspect_since"] == .null)
        let seq = lookout.service.seq
        lookout.look(3, Lookout.databases(91))
        #expect(lookout.state()["suspect_since"]?.stringValue == lookout.clock.now.description)
        lookout.look(4, Lookout.databases(92))
        #expect(lookout.service.audit(after: seq).map { $0["method"]?.stringValue } == ["observation.report"])
        lookout.look(5, Lookout.databases(90))
        #expect(lookout.state()["suspect_since"] == .null)
        lookout.look(6, Lookout.databases(300))
        #expect(lookout.service.reply("source.resume", ["id": id]).result["suspect_since"] == .null)
        lookout.look(7, Lookout.databases(300))
        #expect(lookout.state()["suspect_since"] == .null)
    }

    @Test func `small reports are never suspect, and the first has nothing to be compared with`() {
        lookout.source()
        lookout.look(1, Lookout.databases(1))
        lookout.look(2, Lookout.databases(20))
        #expect(lookout.state()["suspect_since"] == .null)
        lookout.source("web-2/sql", host: "web-2")
        lookout.look(1, Lookout.databases(100), source: "web-2/sql")
        #expect(lookout.state(of: "web-2/sql")["suspect_since"] == .null)
    }

    @Test func `a report in parts is suspect as soon as it is too large`() {
        lookout.source()
        lookout.look(1, Lookout.databases(10))
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(2, Lookout.databases(20, prefix: "x"), ["final": false]).kind == nil)
        #expect(lookout.state()["suspect_since"] == .null)
        let part = lookout.report(2, Lookout.databases(11, prefix: "y"), ["final": false])
        #expect(part.result["source"]?["suspect_since"] != .null)
    }
}
