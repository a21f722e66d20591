import ClientOpsTestSupport
import Testing

@Suite struct ListRenderingTests {
    private static let instances = """
        {"items":[\
        {"id":9,"project_id":5,"name":"Main","type":"production","active":true,"contested":false,\
        "url":"https://odoo.example","host":"web-1","odoo_version":"17.0","archived_at":null},\
        {"id":123,"project_id":5,"name":"Two \\u001b[31mred","type":"staging","active":true,"contested":true,\
        "url":null,"host":null,"odoo_version":null,"archived_at":"2026-01-30T12:00:00Z"}],"next_cursor":"abc"}
        """

    @Test func aPipeGetsEverythingInFull() throws {
        let run = try TestRun.answered(Self.instances, ["instance", "list"])
        let time = "2026-01-30T12:00:00.000Z"
        #expect(
            run.output == """
                 ID  PROJECT  NAME               TYPE        ACTIVE     URL                   HOST   VERSION  ARCHIVED
                  9        5  Main               production  yes        https://odoo.example  web-1  17.0
                123        5  Two \\u001B[31mred  staging     contested                                        \(time)

                """
        )
        #expect(run.error == "There are more: --cursor abc\n")
    }

    @Test func aNarrowTerminalShortensTheWidestColumns() throws {
        let run = try TestRun.answered(Self.instances, ["instance", "list"], terminalWidth: 91)
        #expect(
            run.output == """
                 ID  PROJECT  NAME           TYPE        ACTIVE     URL            HOST   VERSION  ARCHIVED
                  9        5  Main           production  yes        https://odoo…  web-1  17.0
                123        5  Two \\u001B[3…  staging     contested                                 1 d ago
                There are more: --cursor abc

                """
        )
    }

    @Test func aPageSaysWhereItIs() throws {
        let rows = #"{"items":[{"id":1,"name":"Ä"}],"page":1,"page_size":1,"total":3,"total_pages":3}"#
        let run = try TestRun.answered(rows, ["client", "list"], terminalWidth: 80)
        #expect(
            run.output == """
                ID  NAME  COMPANY  EMAIL  PHONE  UPDATED
                 1  Ä                            2 h ago
                Page 1 of 3, 3 clients in all.

                """
        )
        #expect(run.error.isEmpty)
    }

    @Test func anEmptyListSaysSo() throws {
        let rows = #"{"items":[],"next_cursor":null}"#
        let pipe = try TestRun.answered(rows, ["project", "list"])
        #expect(pipe.output.isEmpty)
        #expect(pipe.error == "No projects.\n")
        #expect(try TestRun.answered(rows, ["user", "list"], terminalWidth: 80).output == "No users.\n")
    }

    @Test func timesAreRelativeOnATerminal() throws {
        let rows = #"""
            {"items":[{"user_id":7,"username":"alice","project_id":5,"id":1,"created_at":"2026-01-31T11:55:00.000Z"},\#
            {"user_id":12,"username":"bob","project_id":5,"id":2,"created_at":"2025-06-01T00:00:00.000Z"}],\#
            "next_cursor":null}
            """#
        #expect(
            try TestRun.answered(rows, ["project", "members", "5"], terminalWidth: 80).output == """
                USER  ACCOUNT  PROJECT  ID  SINCE
                   7  alice          5   1  5 min ago
                  12  bob            5   2  2025-06-01

                """
        )
    }

    @Test func findingsAreGroupedWorstFirst() throws {
        func finding(_ id: Int, _ severity: String, _ rule: String, _ summary: String) -> String {
            """
            {"id":\(id),"rule":"\(rule)","severity":"\(severity)","state":"open","summary":"\(summary)",\
            "first_seen_at":"2026-01-31T09:00:00.000Z"}
            """
        }
        let rows = [
            finding(1, "low", "P2", "No production."), finding(2, "critical", "P1", "Two productions."),
            finding(13, "low", "P2", "None here."), finding(4, "novel", "X9", "New."),
        ]
        let result = #"{"items":[\#(rows.joined(separator: ","))],"next_cursor":null}"#
        let text = """
            critical (1)
            ID  RULE  STATE  SUMMARY           SINCE
             2  P1    open   Two productions.  3 h ago

            low (2)
            ID  RULE  STATE  SUMMARY         SINCE
             1  P2    open   No production.  3 h ago
            13  P2    open   None here.      3 h ago

            novel (1)
            ID  RULE  STATE  SUMMARY  SINCE
             4  X9    open   New.     3 h ago

            """
        // The severity of one of them is that of a newer daemon.
        let run = try TestRun.answered(result, ["finding", "list"], terminalWidth: 80, malformed: .replies)
        #expect(run.output == text)
        let colored = try TestRun.answered(
            result,
            ["finding", "list"],
            terminalWidth: 80,
            usesColor: true,
            malformed: .replies
        ).output
        #expect(colored.hasPrefix("\u{1B}[1;31mcritical (1)\u{1B}[0m\n\u{1B}[1mID  RULE"))
    }

    @Test func eventsSayWhereToGoOn() throws {
        let result = #"""
            {"items":[{"seq":8,"at":"2026-01-31T12:00:00.000Z","entity":"client","entity_id":3,"action":"update",\#
            "revision":2}],"next":{"epoch":"e1","seq":8},"resumed":false,"more":true}
            """#
        let run = try TestRun.answered(result, ["event", "list"])
        #expect(
            run.output == """
                SEQ  AT                        ENTITY  ID  ACTION  REVISION  BY
                  8  2026-01-31T12:00:00.000Z  client   3  update         2

                """
        )
        #expect(
            run.error == """
                The position belongs to a store that was replaced; the events begin anew.
                There are more: --after e1:8

                """
        )
    }
}
