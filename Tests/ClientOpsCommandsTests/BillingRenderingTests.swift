import Testing

@Suite struct BillingRenderingTests {
    private static let invoice = #"""
        {"id":7,"client_id":3,"number":"INV-2026-0012","title":"Hosting","currency":"EUR","amount":123450,\#
        "status":"sent","issued_on":"2026-01-02","due_on":"2026-01-16","paid_on":null,"paid_amount":23450,\#
        "overdue":true,"client_snapshot":{"name":"Acme","company":"Acme Ltd","email":null},"notes":null,\#
        "void_reason":null,"imported":false,"payments":[\#
        {"id":1,"amount":50000,"paid_on":"2026-01-10","method":"transfer","reference":"A 1","reason":null,\#
        "reverses":null},\#
        {"id":2,"amount":-26550,"paid_on":null,"method":null,"reference":null,"reason":"error","reverses":1}],\#
        "revision":4,"created_at":"2026-01-01T12:00:00.000Z","updated_at":"2026-01-10T12:00:00.000Z","archived_at":null}
        """#

    @Test func showsAnInvoiceWithItsPayments() throws {
        #expect(
            try TestRun.answered(Self.invoice, ["invoice", "get", "7"]).output == """
                id               7
                client id        3
                number           INV-2026-0012
                title            Hosting
                currency         EUR
                amount           1,234.50 EUR
                status           sent
                issued on        2026-01-02
                due on           2026-01-16
                paid amount      234.50 EUR
                open             1,000.00 EUR
                client snapshot  name Acme, company Acme Ltd
                revision         4
                created at       2026-01-01T12:00:00.000Z
                updated at       2026-01-10T12:00:00.000Z
                Overdue since 2026-01-16.

                PAYMENT  PAID ON          AMOUNT  METHOD    REFERENCE  REVERSES  REASON
                      1  2026-01-10   500.00 EUR  transfer  A 1
                      2              -265.50 EUR                              1  error

                """
        )
    }

    @Test func jsonKeepsWhatTheDaemonSaid() throws {
        let run = try TestRun.answered(Self.invoice, ["invoice", "get", "7", "-j"])
        #expect(run.output == Self.invoice + "\n")
    }

    @Test func showsWhatWouldChangeInMoney() throws {
        let result = #"""
            {"id":7,"currency":"JPY","amount":1500,"status":"draft","validate_only":true,"changes":[{"action":"update",\#
            "entity":"invoice","entity_id":7,"label":"T","changes":{"amount":[100000,1500],"notes":[null,"n"]}}]}
            """#
        #expect(
            try TestRun.answered(result, ["invoice", "update", "7", "--minor-units", "1500", "--validate-only"]).output
                == """
                Nothing was changed. This is how it would be:
                id           7
                client id    0
                title        x
                currency     JPY
                amount       1,500 JPY
                status       draft
                paid amount  0 JPY
                revision     0
                created at   2026-01-31T09:15:00.000Z
                updated at   2026-01-31T09:15:00.000Z
                Changes
                  amount: 100,000 JPY → 1,500 JPY
                  notes: – → n

                """
        )
    }

    @Test func namesTheRowsThatWouldChange() throws {
        let result = #"""
            {"id":4,"name":"Ann","status":"qualified","history":[{"status":"new","at":"2026-01-29T12:00:00.000Z"}],\#
            "validate_only":true,"changes":[\#
            {"action":"create","entity":"client","entity_id":77,"label":"Ann","changes":{"name":[null,"Ann"]}},\#
            {"action":"status_change","entity":"lead","entity_id":4,"label":"Ann","changes":{"status":["new","qualified"]}}]}
            """#
        #expect(
            try TestRun.answered(result, ["lead", "convert", "4", "--validate-only"]).output == """
                Nothing was changed. This is how it would be:
                id          4
                name        Ann
                status      qualified
                history     new 2026-01-29T12:00:00.000Z
                revision    0
                created at  2026-01-31T09:15:00.000Z
                updated at  2026-01-31T09:15:00.000Z
                Changes
                  create client 77 Ann
                    name: – → Ann
                  status change lead 4 Ann
                    status: new → qualified

                """
        )
        let same = try TestRun.answered(
            #"{"id":4,"validate_only":true,"changes":[]}"#,
            ["lead", "update", "4", "--validate-only"]
        )
        #expect(same.error == "Nothing would change.\n")
    }

    @Test func listsInvoicesEachInItsCurrency() throws {
        let result = #"""
            {"items":[{"id":7,"number":"INV-2026-0012","client_id":3,"title":"Hosting","currency":"EUR","amount":123450,\#
            "paid_amount":0,"status":"sent","overdue":true,"issued_on":"2026-01-02","due_on":"2026-01-16"},\#
            {"id":12,"number":null,"client_id":14,"title":"Setup","currency":"JPY","amount":1000000,"paid_amount":0,\#
            "status":"draft","overdue":false,"issued_on":null,"due_on":null}],"next_cursor":null}
            """#
        let text = """
            ID  NUMBER         CLIENT  TITLE           AMOUNT      PAID  STATUS   ISSUED      DUE
             7  INV-2026-0012       3  Hosting   1,234.50 EUR  0.00 EUR  overdue  2026-01-02  2026-01-16
            12                     14  Setup    1,000,000 JPY     0 JPY  draft

            """
        #expect(try TestRun.answered(result, ["invoice", "list"]).output == text)
        let colored = try TestRun.answered(result, ["invoice", "list"], terminalWidth: 100, usesColor: true).output
        #expect(colored.contains("\n\u{1B}[31m 7  INV-2026-0012"))
        #expect(colored.contains("\n12  "))
    }

    @Test func showsTheWayOfALead() throws {
        let lead = #"""
            {"id":4,"name":"Ann","status":"contacted","history":[{"status":"new","at":"2026-01-29T12:00:00.000Z"},\#
            {"status":"contacted","at":"2026-01-31T09:00:00.000Z"}],"revision":2}
            """#
        #expect(
            try TestRun.answered(lead, ["lead", "get", "4"], terminalWidth: 80).output == """
                id          4
                name        Ann
                status      contacted
                history     new 2 d ago → contacted 3 h ago
                revision    2
                created at  2026-01-31T09:15:00.000Z (2 h ago)
                updated at  2026-01-31T09:15:00.000Z (2 h ago)

                """
        )
        let exact = "history     new 2026-01-29T12:00:00.000Z → contacted 2026-01-31T09:00:00.000Z\n"
        #expect(try TestRun.answered(lead, ["lead", "get", "4"]).output.contains(exact))
        let archived = try TestRun.answered(#"{"item":\#(lead),"counts":{"client":0}}"#, ["lead", "archive", "4"])
        #expect(archived.output.contains(exact))
        #expect(archived.error.isEmpty)
    }

    @Test func listsSeriesAndCandidates() throws {
        let series = #"""
            {"items":[{"year":2025,"next":119,"count":118,"last_issued_on":"2025-12-30","closed":true},\#
            {"year":2026,"next":1,"count":0,"last_issued_on":null,"closed":false}]}
            """#
        #expect(
            try TestRun.answered(series, ["series", "list"]).output == """
                YEAR  NEXT  INVOICES  LAST ISSUED  CLOSED
                2025   119       118  2025-12-30   yes
                2026     1         0               no

                """
        )
        let none = try TestRun.answered(#"{"items":[]}"#, ["lead", "candidates", "4"])
        #expect(none.error == "No clients like it.\n")
    }

    @Test func listsCutovers() throws {
        let result = #"""
            {"items":[{"id":2,"project_id":5,"from_instance":9,"to_instance":10,"state":"open","phase":"planned",\#
            "starts_at":"2026-01-31T14:00:00.000Z","ends_at":"2026-02-03T12:00:00.000Z","approved_by":"root",\#
            "reason":"move"},{"id":1,"project_id":6,"from_instance":1,"to_instance":2,"state":"completed","phase":null,\#
            "starts_at":"2025-01-31T14:00:00.000Z","ends_at":"2026-01-31T11:00:00.000Z","approved_by":"ann",\#
            "reason":"new server"}],"next_cursor":null}
            """#
        #expect(
            try TestRun.answered(result, ["cutover", "list"], terminalWidth: 120).output == """
                ID  PROJECT  FROM  TO  STATE      PHASE    STARTS      ENDS     BY    REASON
                 2        5     9  10  open       planned  in 2 h      in 3 d   root  move
                 1        6     1   2  completed           2025-01-31  1 h ago  ann   new server

                """
        )
    }
}

@Suite struct DashboardTests {
    private static let rest = #"""
        "projects":{"planned":1,"live":2,"ended":0},"instances":{"production":{"active":2,"inactive":0}},\#
        "productions_missing":0,"productions_contested":0,"findings":{"critical":0}
        """#

    @Test func showsLeadsAndMoneyPerCurrency() throws {
        let result = #"""
            {"clients":120,"leads":{"new":5,"contacted":4,"qualified":3,"lost":7},\#(Self.rest),\#
            "revenue":[{"currency":"EUR","amount":123450},{"currency":"JPY","amount":10000}],\#
            "outstanding":[{"currency":"EUR","amount":500000,"overdue":120000},\#
            {"currency":"JPY","amount":300,"overdue":0}],\#
            "recent_invoices":[{"id":7,"number":"INV-2026-0012","client_id":3,"title":"Hosting","currency":"EUR",\#
            "amount":123450,"paid_amount":0,"status":"sent","overdue":false,"issued_on":"2026-01-02",\#
            "due_on":"2026-02-01"}],"recent_changes":[]}
            """#
        #expect(
            try TestRun.answered(result, ["dashboard"], terminalWidth: 100).output == """
                Clients      120
                Leads         12  5 new, 4 contacted, 3 qualified, besides 7 lost
                Projects       3  1 planned, 2 live, 0 ended
                Instances      2  2 production, 0 staging, 0 development
                Findings       0
                Revenue      1,234.50 EUR, 10,000 JPY this month
                Outstanding  5,000.00 EUR (1,200.00 EUR overdue), 300 JPY

                Latest invoices
                ID  NUMBER         CLIENT  TITLE          AMOUNT      PAID  STATUS  ISSUED      DUE
                 7  INV-2026-0012       3  Hosting  1,234.50 EUR  0.00 EUR  sent    2026-01-02  2026-02-01

                """
        )
    }

    @Test func leavesOutWhatTheCallerMayNotSee() throws {
        let members = #""leads":null,"revenue":null,"outstanding":null,"recent_invoices":null"#
        let run = try TestRun.answered("{\"clients\":1,\(members),\(Self.rest),\"recent_changes\":[]}", ["dashboard"])
        #expect(
            run.output == """
                Clients    1
                Projects   3  1 planned, 2 live, 0 ended
                Instances  2  2 production, 0 staging, 0 development
                Findings   0

                """
        )
    }

    @Test func saysWhenThereIsNoMoney() throws {
        let result = #"{"clients":1,\#(Self.rest),"revenue":[],"outstanding":[],"recent_changes":[]}"#
        let output = try TestRun.answered(result, ["dashboard"]).output
        #expect(output.contains("Revenue      none this month\nOutstanding  none\n"))
    }
}
