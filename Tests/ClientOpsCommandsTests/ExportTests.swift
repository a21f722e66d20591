import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Synchronization
import Testing

@Suite struct ExportTests {
    /// A daemon that answers each call, on whatever connection, with the next of the results.
    private func daemon(_ results: [String]) throws -> FakeDaemon {
        let next = Mutex(0)
        return try FakeDaemon { peer in
            while let line = peer.readLine() {
                let index = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < results.count else { return }
                peer.answer(line, part: results[index])
            }
        }
    }

    private func export(_ arguments: [String], from daemon: FakeDaemon) -> TestRun {
        withExtendedLifetime(daemon) { TestRun(["export"] + arguments + ["--socket", daemon.path]) }
    }

    @Test func writesAHeaderAndALineForEachRow() throws {
        let daemon = try daemon([
            #"{"rows":[{"id":1,"name":"Zoë"}],"next_cursor":"client-1","seq":7}"#,
            #"{"rows":[{"id":2,"name":"b"}],"next_cursor":null,"seq":7}"#,
        ])
        let run = export(["--entity", "client"], from: daemon)
        #expect(run.status == 0 && run.error.isEmpty)
        let expected = """
            {"format":"clientops-export","version":1}
            {"entity":"client","row":{"id":1,"name":"Zoë"}}
            {"entity":"client","row":{"id":2,"name":"b"}}

            """
        #expect(run.output == expected)
        let cursors = try daemon.received.map { line in
            try JSONValue(JSONDocument(Array(line.utf8)).root)["params"]?["cursor"]?.stringValue
        }
        #expect(cursors == ["", "client-1"])
    }

    @Test func takesEveryEntityInTheOrderOfItsReferences() throws {
        let count = ExportMethods.Entity.allCases.count
        let daemon = try daemon(Array(repeating: #"{"rows":[],"next_cursor":null,"seq":7}"#, count: count))
        #expect(export([], from: daemon).output == "{\"format\":\"clientops-export\",\"version\":1}\n")
        let entities = try daemon.received.map { line in
            try JSONValue(JSONDocument(Array(line.utf8)).root)["params"]?["entity"]?.stringValue
        }
        #expect(
            entities == ["client", "project", "instance", "user", "assignment", "lead", "invoice", "series", "cutover"]
        )
    }

    @Test func endsWhenSomethingIsChangedMeanwhile() throws {
        let daemon = try daemon([
            #"{"rows":[],"next_cursor":"client-1","seq":7}"#, #"{"rows":[],"next_cursor":null,"seq":8}"#,
        ])
        let run = export([], from: daemon)
        #expect(run.status == 75)
        #expect(run.error.hasPrefix("Error: Something was changed during the export"))
    }

    @Test func writesCSV() throws {
        let daemon = try daemon([
            #"{"rows":[{"year":2026,"next":3,"count":2,"last_issued_on":"2026-01-31","closed":false},"#
                + #"{"year":2027,"next":1,"count":0,"last_issued_on":null,"closed":true}],"next_cursor":null,"seq":7}"#
        ])
        let run = export(["--format", "csv", "--entity", "series"], from: daemon)
        let lines = ["year,next,count,last_issued_on,closed", "2026,3,2,2026-01-31,false", "2027,1,0,,true"]
        #expect(run.output == lines.map { $0 + "\r\n" }.joined())
    }

    @Test func quotesWhatNeedsQuotes() throws {
        let daemon = try daemon([
            #"{"rows":[{"id":1,"name":"a, \"b\"","notes":"c\nd","company":"=1+1"}],"next_cursor":null,"seq":7}"#
        ])
        let run = export(["--format", "csv", "--entity", "client"], from: daemon)
        #expect(run.output.hasSuffix("\r\n1,\"a, \"\"b\"\"\",=1+1,,,\"c\nd\",,,,,\r\n"))
    }

    @Test(arguments: [["--format", "csv"], ["--entity", "payment"], ["--format", "xml"]])
    func wrongUsage(_ arguments: [String]) {
        #expect(TestRun(["export"] + arguments).status == 64)
    }
}
