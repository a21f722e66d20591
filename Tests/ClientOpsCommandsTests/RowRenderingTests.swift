import Testing

@Suite struct RowRenderingTests {
    private static let client = #"""
        {"id":3,"name":"Acme","company":null,"notes":"one\n\u001btwo","revision":2,\#
        "created_at":"2026-01-30T12:00:00.000Z","archived_at":null}
        """#

    @Test func showsWhatIsThere() throws {
        #expect(
            try TestRun.answered(Self.client, ["client", "get", "3"]).output == """
                id          3
                name        Acme
                notes       one
                            \\u001Btwo
                revision    2
                created at  2026-01-30T12:00:00.000Z
                updated at  2026-01-31T09:15:00.000Z

                """
        )
        let terminal = try TestRun.answered(Self.client, ["client", "get", "3"], terminalWidth: 80)
        #expect(terminal.output.contains("created at  2026-01-30T12:00:00.000Z (1 d ago)\n"))
    }

    @Test func showsParts() throws {
        let instance = #"""
            {"id":9,"active":false,"aliases":["a.b","c.d"],"nodes":[\#
            {"host":"web-1","unit":"odoo.service","role":"web"},\#
            {"host":"web-2","unit":"odoo.service","role":"cron"}],"watched_by":{"sources":[],"reason":"unused"}}
            """#
        #expect(
            try TestRun.answered(instance, ["instance", "get", "9"]).output == """
                id          9
                project id  0
                name        x
                type        production
                active      no
                contested   no
                state       in_service
                aliases     a.b, c.d
                nodes       host web-1, unit odoo.service, role web; host web-2, unit odoo.service, role cron
                watched by  reason unused
                revision    0
                created at  2026-01-31T09:15:00.000Z
                updated at  2026-01-31T09:15:00.000Z

                """
        )
    }

    @Test func saysWhatWasArchivedWithIt() throws {
        let result = #"{"item":{"id":3},"counts":{"client":1,"project":2,"instance":12,"invoice":0}}"#
        let run = try TestRun.answered(result, ["client", "archive", "3"])
        #expect(run.output.hasPrefix("id          3\n"))
        #expect(run.error == "With it: 1 client, 2 projects, 12 instances.\n")
    }

    @Test func saysWhatWouldChange() throws {
        let result = #"""
            {"id":3,"name":"New","validate_only":true,"changes":[{"action":"update","entity":"client","entity_id":3,\#
            "label":"New","changes":{"name":["Old","New"],"company":["A",null]}}]}
            """#
        #expect(
            try TestRun.answered(result, ["client", "update", "3", "--name", "New", "--validate-only"]).output == """
                Nothing was changed. This is how it would be:
                id          3
                name        New
                revision    0
                created at  2026-01-31T09:15:00.000Z
                updated at  2026-01-31T09:15:00.000Z
                Changes
                  name: Old → New
                  company: A → –

                """
        )
    }

    @Test func showsAFinding() throws {
        let result = #"""
            {"id":4,"rule":"P1","subject":"project 5","severity":"critical","state":"open",\#
            "summary":"Two productions.",\#
            "next_step":"Deactivate one.","members":[{"entity":"instance","id":9,"label":"Main","project_id":5}],\#
            "others_involved":2,"first_seen_at":"2026-01-31T09:00:00.000Z"}
            """#
        #expect(
            try TestRun.answered(result, ["finding", "show", "4"], terminalWidth: 80).output == """
                critical: Two productions.
                → Deactivate one.

                id             4
                rule           P1
                subject        project 5
                state          open
                first seen at  2026-01-31T09:00:00.000Z (3 h ago)
                last seen at   2026-01-31T09:15:00.000Z (2 h ago)
                last answer    present

                         instance 9 Main
                project  5
                Others involved that you may not see: 2.

                """
        )
    }

    @Test func showsARun() throws {
        let counters = #"{"new":2,"still":0,"changed":0,"resolved":1,"reopened":0,"unknown":1,"suppressed":0}"#
        let result = #"""
            {"run":{"id":7,"counters":\#(counters),"failed_rules":[{"rule":"U1","reason":"broken"}]},"dry_run":false,\#
            "changes":[{"action":"opened","finding":{"id":4,"rule":"P1","severity":"critical","summary":"Two."}}]}
            """#
        #expect(
            try TestRun.answered(result, ["reconcile"]).output == """
                Run 7 is done.
                2 new, 0 still, 0 changed, 1 resolved, 0 reopened, 1 unknown, 0 suppressed
                Rule U1 could not decide: broken

                CHANGE  SEVERITY  RULE  ID  SUMMARY
                opened  critical  P1     4  Two.

                """
        )
        let dry = #"{"run":{"id":0,"counters":\#(counters),"failed_rules":[]},"dry_run":true,"changes":[]}"#
        #expect(
            try TestRun.answered(dry, ["reconcile", "--dry-run"]).output.hasPrefix("Dry run: nothing was changed.\n")
        )
    }

    @Test func showsTheDashboard() throws {
        let active = #"{"active":40,"inactive":3}"#
        let result = #"""
            {"clients":120,"projects":{"planned":0,"live":230,"ended":0},\#
            "instances":{"production":\#(active),"staging":{"active":9,"inactive":0},"development":\#(active)},\#
            "productions_missing":22,"productions_contested":1,\#
            "findings":{"critical":14,"high":12,"medium":0,"low":22,"info":0},\#
            "recent_changes":[{"seq":8,"at":"2026-01-31T11:58:00.000Z","entity":"client","entity_id":3,\#
            "action":"update","revision":2,"actor":{"uid":0,"pid":1,"username":"root","user_id":null,"role":"admin"}}]}
            """#
        #expect(
            try TestRun.answered(result, ["dashboard"], terminalWidth: 100).output == """
                Clients    120
                Projects   230  0 planned, 230 live, 0 ended
                Instances   95  43 production (3 inactive), 9 staging, 43 development (3 inactive)
                Findings    48  14 critical, 12 high, 22 low
                1 project has a contested production.
                22 live projects have no active production.

                Latest changes
                SEQ  AT         ENTITY  ID  ACTION  REVISION  BY
                  8  2 min ago  client   3  update         2  root

                """
        )
    }
}
