import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// What two runs say differently.
@Suite struct ReconcileDiffTests {
    private let service: TestService
    private let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))
    private let client: JSONValue

    init() throws {
        service = try TestService(clock: clock)
        client = service.client()
    }

    /// A project without an active production, which rule P2 finds.
    private func incomplete(_ name: String) -> (project: JSONValue, staging: JSONValue) {
        let project = service.project(name, of: client)
        return (project, service.instance("S", in: project))
    }

    private func changes(_ diff: JSONValue) -> [String] {
        diff.items.map { item in
            let sides = [item["before"], item["after"]].map { $0?["state"]?.stringValue ?? "–" }
            return
                "\(item["id"]?.integerValue ?? 0) \(item["change"]?.stringValue ?? "") \(sides.joined(separator: ">"))"
        }
    }

    @Test func `steps between two runs are summed up for each finding`() {
        let stays = incomplete("Stays")
        let goes = incomplete("Goes")
        service.reconcile()
        let comes = incomplete("Comes")
        _ = service.call("instance.deactivate", ["id": goes.staging])
        service.reconcile()
        _ = service.call("finding.acknowledge", ["id": 1])
        _ = service.call("instance.activate", ["id": goes.staging])
        _ = service.call("instance.deactivate", ["id": comes.staging])
        service.reconcile()
        let latest = service.call("reconcile.diff")
        #expect(latest["from"]?["id"] == 2 && latest["to"]?["id"] == 3)
        #expect(
            changes(latest) == ["1 changed open>acknowledged", "2 reopened resolved>open", "3 resolved open>resolved"]
        )
        let first = service.call("reconcile.diff", ["from": 1, "to": 2])
        #expect(changes(first) == ["2 resolved open>resolved", "3 opened –>open"])
        let whole = service.call("reconcile.diff", ["from": 1, "to": 3])
        #expect(changes(whole) == ["1 changed open>acknowledged", "2 changed open>open", "3 resolved –>resolved"])
        #expect(whole["counts"] == ["opened": 0, "changed": 2, "resolved": 1, "reopened": 0])
        #expect(changes(service.call("reconcile.diff", ["from": 3, "to": 3])) == [])
        #expect(stays.project != .null)
    }

    @Test func `pages are worst first and complete`() {
        service.reconcile()
        for number in 1...7 { _ = incomplete("Project \(number)") }
        let one = service.project("One", of: client)
        let two = service.project("Two", of: client)
        for project in [one, two] {
            _ = service.instance("P", in: project, type: "production", url: "https://x.example.org")
        }
        service.reconcile()
        let page = service.call("reconcile.diff", ["page_size": 3])
        #expect(page["total"] == 8 && page["total_pages"] == 3 && page.items.first?["rule"] == "U1")
        #expect(page.items.first?["after"] == ["state": "open", "severity": "critical"])
        let ids = (1...4).flatMap { service.call("reconcile.diff", ["page": .integer($0), "page_size": 3]).ids }
        #expect(ids.count == 8 && Set(ids.compactMap(\.integerValue)).count == 8)
    }

    @Test func `runs that are not there or in the wrong order are refused`() {
        #expect(service.reply("reconcile.diff").pointer == "/params/to")
        service.reconcile()
        #expect(service.reply("reconcile.diff").pointer == "/params/from")
        service.reconcile()
        #expect(service.reply("reconcile.diff", ["from": 2, "to": 1]).pointer == "/params/from")
        #expect(service.reply("reconcile.diff", ["to": 9]).pointer == "/params/to")
        #expect(service.errorKind("reconcile.diff", as: TestPeers.inGroup(of: .collector)) == "permission_denied")
        #expect(service.errorKind("reconcile.diff", as: TestPeers.inGroup(of: .staff)) == nil)
    }

    @Test func `old runs go after their time, the latest one stays`() {
        service.reconcile()
        clock.advance(seconds: 10)
        service.reconcile()
        clock.advance(seconds: 90 * 86_400 - 5)
        service.reconcile()
        // A dry run takes its turn behind what the run before it does at its end.
        _ = service.call("reconcile.run", ["dry_run": true])
        #expect(service.call("reconcile.history").ids == [2, 3])
        clock.advance(seconds: 400 * 86_400)
        service.reconcile()
        _ = service.call("reconcile.run", ["dry_run": true])
        #expect(service.call("reconcile.history").ids == [4])
        #expect(service.reply("reconcile.diff", ["from": 3]).pointer == "/params/from")
    }
}
