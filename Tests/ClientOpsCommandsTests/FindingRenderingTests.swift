import ClientOpsCommands
import ClientOpsTestSupport
import Foundation
import Testing

/// Findings as people see them.
@Suite struct FindingRenderingTests {
    private static func finding(
        _ id: Int,
        _ rule: String,
        _ severity: String,
        incident: Int? = nil,
        project: Int? = nil,
        more: String = ""
    ) -> String {
        let member =
            project.map { #"{"entity":"instance","id":9,"label":"Main","project_id":\#($0),"facts":[]}"# } ?? ""
        return #"""
            {"id":\#(id),"rule":"\#(rule)","subject":"subject \#(id)","severity":"\#(severity)","state":"open",\#
            "summary":"Summary \#(id).","first_seen_at":"2026-01-31T09:00:00.000Z","members":[\#(member)],\#
            "suppression":null,"last_answer":"present","incident":\#(incident.map(String.init) ?? "null")\#(more)}
            """#
    }

    /// Runs the program against a daemon that knows a few findings and one project.
    private func findings(_ items: [String], total: Int, usesColor: Bool = false) throws -> (TestRun, [String]) {
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            let result =
                if line.contains("project.get") {
                    #"{"id":5,"name":"Shop","client_name":"Acme"}"#
                } else if line.contains(#""page_size":1}"#) || line.contains(#""page_size":1,"#) {
                    #"{"items":[],"page":1,"page_size":1,"total":\#(line.contains("low") ? 40 : 1),"total_pages":1}"#
                } else {
                    #"{"items":[\#(items.joined(separator: ","))],"page":1,"page_size":20,"total":\#(total),"total_pages":9}"#
                }
            peer.answer(line, part: result)
        }
        return withExtendedLifetime(daemon) {
            (
                TestRun(["findings", "--socket", daemon.path], terminalWidth: 80, usesColor: usesColor),
                daemon.received
            )
        }
    }

    @Test func `incidents stand together with their client, and the rest is counted`() throws {
        let items = [
            Self.finding(3, "P4", "critical", incident: 3, project: 5),
            Self.finding(8, "U1", "high"),
            Self.finding(4, "D2", "high", incident: 3, project: 5, more: #","revision":2"#),
        ]
        let (run, received) = try findings(items, total: 45)
        #expect(
            run.output == """
                Acme · Shop
                     3  P4  critical  Summary 3.  3 h ago
                     4  D2  high      Summary 4.  3 h ago

                subject 8
                     8  U1  high      Summary 8.  3 h ago
                Not shown: 1 medium, 40 low, 1 info. Go on with --page 2, or narrow with --severity and --project.

                """
        )
        #expect(received.count { $0.contains("project.get") } == 1)
    }

    @Test func `colours follow the severity, and control characters go nowhere`() throws {
        let hostile = Self.finding(3, "P4", "critical").replacingOccurrences(of: "Summary 3", with: #"\u001b[2Jx"#)
        let output = try findings([hostile], total: 1, usesColor: true).0.output
        #expect(output.contains("\u{1B}[1;31mcritical\u{1B}[0m") && !output.contains("\u{1B}[2J"))
    }

    @Test func `evidence stands side by side as far as there is room`() throws {
        func member(_ id: Int, _ facts: [(String, String)]) -> String {
            let facts = facts.map { #"{"name":"\#($0.0)","value":"\#($0.1)"}"# }.joined(separator: ",")
            return #"{"entity":"observation","id":\#(id),"label":"db\#(id)","project_id":null,"facts":[\#(facts)]}"#
        }
        let members = [
            member(1, [("uuid", "1234"), ("served", "yes")]),
            member(2, [("uuid", "1234"), ("neutralised", "no")]),
            member(3, [("served", String(repeating: "y", count: 90))]),
        ]
        let result = #"""
            {"id":4,"rule":"D2","subject":"project 5","severity":"high","summary":"Two.","next_step":"Look.","members":[\#
            \#(members.joined(separator: ","))],"others_involved":0,"reopen_count":0}
            """#
        let output = try TestRun.answered(result, ["finding", "show", "4"], terminalWidth: 60).output
        #expect(
            output == """
                high: Two.
                → Look.

                id             4
                rule           D2
                subject        project 5
                state          open
                first seen at  2026-01-31T09:15:00.000Z (2 h ago)
                last seen at   2026-01-31T09:15:00.000Z (2 h ago)
                last answer    present

                             observation 1 db1  observation 2 db2
                uuid         1234               1234
                served       yes
                neutralised                     no

                             observation 3 db3
                served       yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…

                """
        )
    }

    @Test func `a run with a rule that could not decide is a failure to the shell`() throws {
        let counters = #"{"new":0,"still":0,"changed":0,"resolved":0,"reopened":0,"unknown":1,"suppressed":0}"#
        func run(_ failed: String) -> String {
            #"{"run":{"id":7,"counters":\#(counters),"failed_rules":[\#(failed)]},"dry_run":false,"changes":[],"omitted":0}"#
        }
        #expect(try TestRun.answered(run(""), ["reconcile"]).status == 0)
        #expect(try TestRun.answered(run(#"{"rule":"U1","reason":"broken"}"#), ["reconcile"]).status == 1)
    }

    @Test func `a difference says before and after`() throws {
        let result = #"""
            {"from":{"id":3,"finished_at":"2026-01-31T09:00:00.000Z"},"to":{"id":4,"finished_at":\#
            "2026-01-31T11:58:00.000Z"},"counts":{"opened":0,"changed":1,"resolved":0,"reopened":0},"items":[\#
            {"id":4,"rule":"U1","subject":"x","summary":"Two.","change":"changed","before":{"state":"acknowledged",\#
            "severity":"high"},"after":{"state":"open","severity":"critical"}}],"page":1,"page_size":20,"total":1,\#
            "total_pages":1}
            """#
        #expect(
            try TestRun.answered(result, ["reconcile", "diff"], terminalWidth: 100).output == """
                From run 3 (3 h ago) to run 4 (2 min ago)
                0 opened, 1 changed, 0 resolved, 0 reopened

                CHANGE   RULE  ID  BEFORE                AFTER           SUMMARY
                changed  U1     4  high    acknowledged  critical  open  Two.
                Page 1 of 1, 1 findings in all.

                """
        )
    }
}
