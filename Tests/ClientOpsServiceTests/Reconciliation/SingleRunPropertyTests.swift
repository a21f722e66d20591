import ClientOpsTestSupport
import StrictJSON
import Testing

/// One run at a time, over random firms: however many ask at once, what comes out is what one run leaves.
@Suite struct SingleRunPropertyTests {
    /// A firm whose runs are asked for all at once, and one of the same seed that runs once each time.
    private struct Twins {
        var busy: RandomFirm
        var calm: RandomFirm

        init(seed: UInt64) throws {
            busy = try RandomFirm(seed: seed)
            calm = try RandomFirm(seed: seed)
        }

        /// Declares what some rule has something to say about, in both alike.
        func muddle(_ draw: inout SeededGenerator, round: Int) {
            for number in 1...Int.random(in: 2...6, using: &draw) {
                let name = JSONValue.string("Live \(round)-\(number)")
                let url = JSONValue.string("https://s\(Int.random(in: 1...4, using: &draw)).example.org")
                let isArchived = Int.random(in: 0..<3, using: &draw) == 0
                for firm in [busy.firm, calm.firm] {
                    let client = firm.call("client.create", ["name": name]).row["id"] ?? .null
                    let project = firm.call("project.create", ["client_id": client, "name": name, "stage": "live"]).row
                    let instance: JSONValue = ["name": name, "type": "staging", "active": true, "url": url]
                    firm.call("instance.create", instance.with("project_id", project["id"] ?? .null))
                    if isArchived { firm.call("client.archive", ["id": client]) }
                }
            }
        }

        mutating func step(_ count: Int) {
            for _ in 0..<count {
                busy.step()
                calm.step()
            }
        }
    }

    /// What the findings say, and what was told of them.
    private static func books(_ firm: Firm) -> [[JSONValue?]] {
        let findings = firm.service.items("finding.list", ["page_size": 500, "include_suppressed": true]).map { row in
            ["id", "rule", "subject", "severity", "state", "members", "summary", "revision", "reopen_count"]
                .map { row[$0] }
        }
        let events = firm.service.items("audit.list", ["entity": "finding", "page_size": 500])
            .map { entry in ["entity_id", "action", "label"].map { entry[$0] } }
        return findings + events
    }

    @Test(arguments: Array(1...6) as [UInt64])
    func `many runs at once do what one does`(seed: UInt64) throws {
        var draw = SeededGenerator(seed: seed)
        var twins = try Twins(seed: seed)
        twins.step(60)
        for round in 1...4 {
            twins.muddle(&draw, round: round)
            let service = twins.busy.firm.service
            let before = service.items("reconcile.history", ["page_size": 500]).count
            let dryRuns = (0..<Int.random(in: 2...20, using: &draw)).map { _ in
                Int.random(in: 0..<4, using: &draw) == 0
            }
            let replies = try dryRuns.map { isDry in
                try #require(service.begin(request("reconcile.run", ["dry_run": .bool(isDry)])))
            }
            let results = try replies.map { JSONValue(try JSONDocument($0()).root).result }
            twins.calm.firm.service.reconcile()
            let history = service.items("reconcile.history", ["page_size": 500])
            let told = zip(dryRuns, results).filter { !$0.0 }.compactMap { $0.1["run"] }
            #expect(Set(told).isSubset(of: Set(history)))
            #expect(Set(told).count == history.count - before)
            if told.isEmpty { service.reconcile() }
            #expect(Self.books(twins.busy.firm) == Self.books(twins.calm.firm), "round \(round)")
            twins.step(20)
        }
        let found = Set(twins.calm.firm.service.items("finding.list", ["page_size": 500]).map { $0["rule"] })
        #expect(found.isSuperset(of: ["P2", "U1"]))
    }
}
