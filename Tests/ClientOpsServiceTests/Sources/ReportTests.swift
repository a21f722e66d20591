import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// What a report may say, and what becomes of it.
@Suite struct ReportTests {
    let lookout: Lookout

    init() throws {
        lookout = try Lookout()
        lookout.source()
    }

    @Test func `subjects are new, then unchanged, then changed, then gone, then there again under the same id`() {
        #expect(lookout.look(1, [Lookout.database("a"), Lookout.database("b")]) == [2, 0, 0, 0])
        let id = lookout.observation("localhost:5432/a")["id"]
        #expect(lookout.look(2, [Lookout.database("b"), Lookout.database("a")]) == [0, 0, 2, 0])
        #expect(lookout.look(3, [Lookout.database("a", ["crons": 3]), Lookout.database("b")]) == [0, 1, 1, 0])
        #expect(lookout.look(4, [Lookout.database("b")]) == [0, 0, 1, 1])
        let gone = lookout.observation("localhost:5432/a")
        #expect(gone["gone_at"]?.stringValue == lookout.clock.now.description)
        #expect(lookout.look(5, [Lookout.database("a", ["crons": 3]), Lookout.database("b")]) == [0, 1, 1, 0])
        #expect(lookout.observation("localhost:5432/a")["id"] == id)
        #expect(lookout.observation("localhost:5432/a")["gone_at"] == .null)
    }

    @Test func `times of receipt are the daemon's, and only changes move changed_at`() {
        lookout.look(1, [Lookout.database("a", ["last_cron_call": "2026-03-10T11:00:00Z"])])
        let first = lookout.clock.now.description
        lookout.look(2, [Lookout.database("a", ["last_cron_call": "2026-03-10T11:05:00Z"])])
        let seen = lookout.observation("localhost:5432/a")
        #expect(seen["received_at"]?.stringValue == lookout.clock.now.description)
        #expect(seen["first_received_at"]?.stringValue == first)
        #expect(seen["changed_at"]?.stringValue == first)
        #expect(seen["subject"]?["database"]?["last_cron_call"] == "2026-03-10T11:05:00.000Z")
    }

    @Test func `what contradicts every declaration is stored`() {
        let project = lookout.service.project("Shop", of: lookout.service.client())
        _ = lookout.service.instance("P", in: project, type: "production")
        lookout.look(1, [Lookout.database("nobodys", ["neutralized": true, "series": "99.9"])])
        #expect(lookout.observation("localhost:5432/nobodys")["subject"]?["database"]?["series"] == "99.9")
    }

    @Test func `absence counts only in a complete report, once it is whole`() {
        lookout.look(1, [Lookout.database("a"), Lookout.database("b")])
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(2, [Lookout.database("a")], ["complete": false]).counts == [0, 0, 1, 0])
        #expect(lookout.state()["last_success"]?.stringValue == lookout.clock.now.description)
        #expect(lookout.state()["last_complete"] != lookout.state()["last_success"])
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(3, [Lookout.database("c")], ["final": false]).counts == [1, 0, 0, 0])
        #expect(lookout.state()["last_success"] != .string(lookout.clock.now.description))
        #expect(lookout.report(3, [Lookout.database("a")]).counts == [0, 0, 1, 1])
        #expect(lookout.state()["subjects"] == 2)
        #expect(lookout.observation("localhost:5432/b")["gone_at"] != .null)
    }

    @Test func `a report that is never finished is dropped by the next, and nothing of it is gone`() {
        lookout.look(1, [Lookout.database("a"), Lookout.database("b")])
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(2, [Lookout.database("a")], ["final": false]).kind == nil)
        #expect(lookout.look(3, [Lookout.database("a"), Lookout.database("b")]) == [0, 0, 2, 0])
    }

    @Test func `the parts of a report agree with one another`() {
        let first = lookout.clock.now.description
        #expect(lookout.report(1, [], ["final": false]).kind == nil)
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(1, []).pointer == "/params/observed_at")
        #expect(
            lookout.report(1, [], ["observed_at": .string(first), "complete": false]).pointer == "/params/complete"
        )
        let failed: JSONObject = ["observed_at": .string(first), "complete": false, "error": "down"]
        #expect(lookout.report(1, [], failed).pointer == "/params/error")
        #expect(lookout.report(1, [], ["observed_at": .string(first)]).kind == nil)
        #expect(lookout.report(1, [], ["observed_at": .string(first)]).pointer == "/params/sequence")
    }

    @Test func `a failed look says why, keeps everything, and leaves the last success where it was`() {
        lookout.look(1, [Lookout.database("a")])
        let success = lookout.state()["last_success"]
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(2, [], ["complete": false, "error": "connection refused"]).counts == [0, 0, 0, 0])
        let failed = lookout.state()
        #expect(failed["last_error"] == "connection refused")
        #expect(failed["last_attempt"]?.stringValue == lookout.clock.now.description)
        #expect(failed["last_success"] == success)
        #expect(failed["last_complete"] == success)
        #expect(lookout.observation("localhost:5432/a")["gone_at"] == .null)
        lookout.look(3, [Lookout.database("a")])
        #expect(lookout.state()["last_error"] == .null)
    }

    @Test(
        arguments: [
            (["error": "down"], "/params/subjects"), (["error": "down", "subjects": []], "/params/complete"),
            (["error": "down", "subjects": [], "complete": false, "final": false], "/params/final"),
            (["sequence": 0], "/params/sequence"), (["sequence": -1], "/params/sequence"),
            (["observed_at": "2026-03-10T12:00:05.001Z"], "/params/observed_at"),
            (["subjects": [["unit": ["unit": "odoo.service", "running": true]]]], "/params/subjects/0"),
            (["subjects": [[:]]], "/params/subjects/0"),
            (["subjects": [Lookout.database("a"), Lookout.database("a")]], "/params/subjects/1"),
            (["subjects": [Lookout.database("a", ["lineage": "abc"])]], "/params/subjects/0/database/lineage"),
            (["subjects": [Lookout.database("a", ["crons": -1])]], "/params/subjects/0/database/crons"),
            (["subjects": [Lookout.database("a", ["password": "x"])]], "/params/subjects/0/database/password"),
            (["subjects": [Lookout.database("a\u{1B}[2J")]], "/params/subjects/0/database/name"),
            (["surplus": 1], "/params/surplus"),
        ] as [(JSONObject, String)]
    )
    func `what cannot be is refused with its place, and nothing of it is kept`(_ options: JSONObject, _ pointer: String)
    {
        let reply = lookout.report(1, [Lookout.database("first")], options)
        #expect(reply.kind == "invalid_params", "\(reply.text)")
        #expect(reply.pointer == pointer, "\(reply.text)")
        #expect(lookout.service.items("observation.list") == [])
        #expect(lookout.state()["last_attempt"] == .null)
    }

    @Test func `clocks may differ by five seconds`() {
        #expect(lookout.report(1, [], ["observed_at": "2026-03-10T12:00:05.000Z"]).kind == nil)
    }

    @Test func `order goes by sequence and by observed_at, each strictly`() {
        lookout.look(5, [])
        lookout.clock.advance(seconds: 60)
        #expect(lookout.report(5, []).pointer == "/params/sequence")
        #expect(lookout.report(4, []).pointer == "/params/sequence")
        let last = Lookout.start.adding(seconds: 60).description
        #expect(lookout.report(6, [], ["observed_at": .string(last)]).pointer == "/params/observed_at")
        #expect(lookout.report(6, []).kind == nil)
    }

    @Test func `a thousand subjects are one call, one more is too many`() {
        #expect(lookout.look(1, Lookout.databases(1000)) == [1000, 0, 0, 0])
        let reply = lookout.report(2, Lookout.databases(1001))
        #expect(reply.kind == "limit_exceeded")
        #expect(reply.data["limit"] == 1000)
    }

    @Test func `a subject that came in an earlier part is refused in a later one`() {
        #expect(lookout.report(1, [Lookout.database("a")], ["final": false]).kind == nil)
        #expect(lookout.report(1, [Lookout.database("b"), Lookout.database("a")]).pointer == "/params/subjects/1")
        #expect(lookout.report(1, [Lookout.database("b")]).counts == [1, 0, 0, 0])
    }

    @Test func `a part that is sent twice with its retry key counts once`() {
        let options: JSONObject = ["final": false, "request_id": "part-1"]
        let first = lookout.report(1, [Lookout.database("a")], options)
        #expect(lookout.report(1, [Lookout.database("a")], options) == first)
        #expect(lookout.report(1, [Lookout.database("b")], options).kind == "request_id_reused")
        #expect(lookout.report(1, [Lookout.database("b")]).result["source"]?["subjects"] == 2)
    }

    @Test func `clones on one host are told apart by where they listen`() {
        let clone = Lookout.database(
            "a",
            cluster: ["endpoint": "localhost:5433", "started_at": "2026-03-01T00:00:00Z"]
        )
        #expect(lookout.look(1, [Lookout.database("a"), clone]) == [2, 0, 0, 0])
    }

    @Test func `reports are no changes: neither audited nor a new revision`() {
        let before = lookout.service.seq
        lookout.look(1, [Lookout.database("a")])
        lookout.look(2, [Lookout.database("a", ["crons": 1])])
        #expect(lookout.service.seq == before)
        #expect(lookout.state()["revision"] == 1)
    }

    @Test func `a validation writes nothing`() {
        let reply = lookout.report(1, [Lookout.database("a")], ["validate_only": true])
        #expect(reply.counts == [1, 0, 0, 0])
        #expect(lookout.service.items("observation.list") == [])
        #expect(lookout.report(1, [Lookout.database("a")]).counts == [1, 0, 0, 0])
    }
}
