import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// What stays of a run when the daemon is taken away while it writes.
    @Suite struct ReconcileKillTests {
        /// More findings than a run writes in one transaction.
        private static let projects = 700
        private static let rounds = 6

        @Test func `kill -9 during a run converges with the next one`() throws {
            for round in 0..<Self.rounds {
                let place = try TemporaryPlace()
                let daemon = try RunningDaemon(in: place)
                try Self.fill(daemon)
                let running = try daemon.connectRaw()
                let watching = try daemon.connect()
                try running.send(line: #"{"jsonrpc":"2.0","id":1,"method":"reconcile.run"}"#)
                // Each round waits for more of the run to be on disk; the first does not wait at all.
                while round > 0, try Self.findings(watching) < Int64(round - 1) * 150 + 1 {}
                try daemon.kill9()
                try Self.verify(RunningDaemon(in: place))
            }
        }

        private static func fill(_ daemon: RunningDaemon) throws {
            let connection = try daemon.connect()
            let client = try connection.call("client.create", params: ["name": "Acme"])["id"] ?? .null
            for number in 1...projects {
                let project = try connection.call(
                    "project.create",
                    params: ["client_id": client, "name": .string("Project \(number)")]
                )
                _ = try connection.call(
                    "instance.create",
                    params: ["project_id": project["id"] ?? .null, "name": "S", "type": "staging"]
                )
            }
        }

        private static func findings(_ connection: Connection) throws -> Int64 {
            let page = try connection.call("finding.list", params: ["page": 1, "page_size": 1])
            return page["total"]?.integerValue ?? 0
        }

        /// The next run makes good what is missing: every finding is there once, and was opened once.
        private static func verify(_ daemon: RunningDaemon) throws {
            let connection = try daemon.connect()
            let before = try findings(connection)
            let run = try connection.call("reconcile.run", params: [:])
            #expect(run["run"]?["counters"]?["new"]?.integerValue == Int64(projects) - before)
            let rows = try connection.all("finding.list")
            #expect(rows.count == projects && Set(rows.compactMap { $0["subject"]?.stringValue }).count == projects)
            let opened = try connection.all("audit.list", ["entity": "finding"])
            #expect(opened.count == projects && opened.allSatisfy { $0["action"] == "opened" })
            #expect(try connection.auditIsValid())
            let quiet = try connection.call("reconcile.run", params: [:])
            #expect(quiet["changes"] == [] && quiet["run"]?["counters"]?["still"]?.integerValue == Int64(projects))
        }
    }
}
