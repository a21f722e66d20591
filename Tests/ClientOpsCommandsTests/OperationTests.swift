import Foundation
import Testing

/// The verbs that operate the daemon.
@Suite struct OperationTests {
    private static let metrics = ##"{"content_type":"text","text":"# TYPE a gauge\na{b=\"c\"} 1\n# EOF\n"}"##

    /// Runs a body with a directory of its own.
    private static func inDirectory(_ body: (String) throws -> Void) throws {
        let directory = NSTemporaryDirectory() + "clientops-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }

    @Test func metricsPrintsTheTextAsItCame() throws {
        let run = try TestRun.answered(Self.metrics, ["metrics"])
        #expect(run.status == 0)
        #expect(run.output == "# TYPE a gauge\na{b=\"c\"} 1\n# EOF\n")
    }

    @Test func metricsReplacesAFile() throws {
        try Self.inDirectory { directory in
            let file = directory + "/clientops.prom"
            try "old".write(toFile: file, atomically: false, encoding: .utf8)
            let run = try TestRun.answered(Self.metrics, ["metrics", "--output", file])
            #expect(run.status == 0)
            #expect(run.output.isEmpty)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "# TYPE a gauge\na{b=\"c\"} 1\n# EOF\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["clientops.prom"])
        }
    }

    @Test func aFileThatCannotBeWrittenIsAnError() throws {
        try Self.inDirectory { directory in
            let file = directory + "/missing/clientops.prom"
            let run = try TestRun.answered(Self.metrics, ["metrics", "--output", file, "--json=short"])
            #expect(run.status == 73)
            #expect(run.error.contains(#""kind":"file_not_written""#))
            #expect(run.error.contains("No such file or directory"))
        }
    }

    @Test func reloadShowsWhatChanged() throws {
        let report = """
            {"changed":[{"setting":"limits.batch","from":"256","to":"3"}],\
            "needs_restart":[{"setting":"store.path","from":"","to":"/x.db"}]}
            """
        let run = try TestRun.answered(report, ["reload"])
        #expect(run.output == "limits.batch: 256 → 3\nstore.path: nothing → /x.db (with the next start)\n")
        let quiet = try TestRun.answered(#"{"changed":[],"needs_restart":[]}"#, ["reload"])
        #expect(quiet.output.isEmpty)
        #expect(quiet.error == "The configuration is as it was.\n")
    }

    @Test func aRefusedReloadSaysWhy() throws {
        let error = """
            {"code":-32004,"message":"The configuration is not valid, the old one stays in force: /e.conf:3: limits.batch: \
            expected a number from 1 to 65536.","data":{"kind":"invalid_state","retryable":false,"from":"configured",\
            "to":"reloaded","allowed":["configured"],"problems":[]}}
            """
        let run = try TestRun.refused(error, ["reload"])
        #expect(run.status == 1)
        #expect(run.error.contains("/e.conf:3: limits.batch: expected a number from 1 to 65536"))
    }
}
