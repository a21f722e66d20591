import ClientOpsTestSupport
import StrictJSON
import Testing

/// Reports of another host, handed in by somebody who may be anybody.
@Suite struct ObserveTests {
    private static let result = #"{"source":{"name":"web-1/sql"},"new":1,"changed":0,"unchanged":2,"gone":0}"#

    private static func line(_ source: String, sequence: Int = 1) -> String {
        #"{"source":"\#(source)","sequence":\#(sequence),"observed_at":"2026-01-01T00:00:00.000Z","#
            + #""complete":true,"subjects":[],"request_id":"collect-\#(sequence)-1"}"# + "\n"
    }

    private func observe(_ arguments: [String], _ input: String) throws -> (run: TestRun, calls: [String]) {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                peer.answer(line, part: Self.result)
            }
        }
        let run = withExtendedLifetime(daemon) {
            TestRun(["observe"] + arguments + ["--socket", daemon.path], input: input)
        }
        return (run, daemon.received)
    }

    @Test func `each line is one call, with its retry key`() throws {
        let (run, calls) = try observe([], Self.line("web-1/sql") + "\n" + Self.line("web-1/http", sequence: 2))
        #expect(run.status == 0 && run.error.isEmpty)
        #expect(run.output == String(repeating: "web-1/sql: 1 new, 0 changed, 2 unchanged, 0 gone\n", count: 2))
        let keys = try calls.map { JSONValue(try JSONDocument($0).root)["params"]?["request_id"]?.stringValue }
        #expect(keys == ["collect-1-1", "collect-2-1"])
    }

    @Test(arguments: ["web-1", "web-1/sql"])
    func `a bound key reports its own sources only`(_ bound: String) throws {
        let input = Self.line("web-2/sql") + Self.line("web-1/sql") + Self.line("web-10/sql") + Self.line("web-1x")
        let (run, calls) = try observe(["--source", bound, "-"], input)
        #expect(run.status == 64 && calls.count == 1)
        #expect(run.error.split(separator: "\n").count == 3)
        #expect(run.error.hasPrefix("Line 1: The report is of another source than \(bound)."))
    }

    @Test(arguments: [
        "x\n", "{}\n", "[1]\n", #"{"source":"web-1/sql"}"#, #"{"method":"user.create"}"#,
        String(line("web-1/sql").dropLast(2)) + #","extra":1}"#, "{\"source\":\"pl4nted\u{1B}\"}\n",
    ])
    func `nothing but reports gets through`(_ input: String) throws {
        let (run, calls) = try observe([], input)
        #expect(run.status == 64 && calls.isEmpty && !run.error.contains("pl4nted"))
    }

    @Test func `what is too long or empty is refused`() throws {
        #expect(try observe([], "").run.status == 64)
        let long = try observe([], String(repeating: "x", count: (1 << 20) + 2))
        #expect(long.run.status == 64 && long.calls.isEmpty && long.run.error.contains("longer than 1 MiB"))
        #expect(try observe(["/nonexistent"], "").run.status == 64)
    }
}
