import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

extension DaemonTests {
    /// `clientopsctl metrics` against the real program.
    @Suite struct MetricsDaemonTests {
        private func clientopsctl(_ arguments: [String], _ daemon: RunningDaemon) throws -> ChildProcess {
            let program = try Programs.path(of: "clientopsctl")
            let run = try ChildProcess.run([program, "--socket", daemon.checkedSocket] + arguments)
            #expect(run.ending == .exited(0), "\(run.child.standardError)")
            return run.child
        }

        @Test func `the text of the program is OpenMetrics and counts connections`() throws {
            let daemon = try RunningDaemon()
            let idle = try daemon.connect()
            _ = try idle.call("client.create", params: ["name": "Acme"])
            let output = String(decoding: try clientopsctl(["metrics"], daemon).standardOutput, as: UTF8.self)
            let metrics = try OpenMetrics(output)
            #expect(metrics.value("clientops_connections") == 2)
            #expect(metrics.value("clientops_peers", ["role": "admin"]) == 2)
            #expect(metrics.value("clientops_connections_accepted_total") == 2)
            #expect(metrics.value("clientops_requests_total", ["method": "client.create"]) == 1)
            #expect(metrics.value("clientops_writer_commits_total") == 1)
        }

        @Test func `the file is replaced as a whole, and nothing stays beside it`() throws {
            let daemon = try RunningDaemon()
            let folder = daemon.place.path("textfile")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let file = folder + "/clientops.prom"
            try "old\n".write(toFile: file, atomically: false, encoding: .utf8)
            let old = try FileHandle(forReadingFrom: URL(filePath: file))
            #expect(try clientopsctl(["metrics", "--output", file], daemon).standardOutput.isEmpty)
            let metrics = try OpenMetrics(String(contentsOfFile: file, encoding: .utf8))
            #expect(metrics.value("clientops_healthy") == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["clientops.prom"])
            // Who had opened it before still reads the old one to its end.
            #expect(try old.readToEnd() == Data("old\n".utf8))
        }
    }
}
