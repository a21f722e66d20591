import Testing

@Suite struct ConfirmationTests {
    private static let archive = Conversation(results: [
        "client.archive?": """
        {"item":{"id":3,"name":"Acme"},"counts":{"client":1,"project":2,"instance":12,"invoice":0},\
        "validate_only":true,"changes":[\
        {"action":"archive","entity":"instance","entity_id":9,"label":"A","changes":{"active":[true,false]}},\
        {"action":"archive","entity":"instance","entity_id":10,"label":"B","changes":{}}]}
        """,
        "client.archive": #"{"item":{"id":3},"counts":{"client":1,"project":2,"instance":12,"invoice":0}}"#,
    ])

    @Test func asksBeforeAnArchiveThatTakesOtherRowsAlong() throws {
        let (run, calls) = try Self.archive.run("client archive 3 --force-instances", reply: " Yes ")
        #expect(
            run.questions == [
                """
                This archives client 3 (Acme) with 2 projects, 12 instances.
                1 active instance will be deactivated.
                Go on? [y/N]\u{20}
                """
            ]
        )
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("id          3\n"))
        #expect(
            calls == [
                #"client.archive {"force_instances":true,"id":3,"validate_only":true}"#,
                #"client.archive {"force_instances":true,"id":3}"#,
            ]
        )
    }

    @Test(arguments: ["", "n", "no", "yess", "j"])
    func anythingButAYesIsANo(reply: String) throws {
        let (run, calls) = try Self.archive.run("client archive 3 --force-unpaid", reply: reply)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.error.hasSuffix("Nothing was changed.\n"))
        #expect(calls.count == 1)
    }

    @Test(arguments: [("client archive 3 --force-instances --yes", "y"), ("client archive 3 --validate-only", "y")])
    func doesNotAskWhereTheAnswerIsKnown(line: String, reply: String) throws {
        let (run, calls) = try Self.archive.run(line, reply: reply)
        #expect(run.status == 0)
        #expect(run.questions.isEmpty)
        #expect(calls.count == 1)
    }

    @Test func doesNotAskWhereNobodySits() throws {
        let (run, calls) = try Self.archive.run("client archive 3 --force-instances", reply: nil)
        #expect(run.status == 0)
        #expect(calls == [#"client.archive {"force_instances":true,"id":3}"#])
    }

    @Test func doesNotAskAboutOneRow() throws {
        let counts = #""counts":{"client":0,"project":1,"instance":0,"invoice":0}"#
        let daemon = Conversation(results: [
            "project.restore?": #"{"item":{"id":5,"name":"Shop"},\#(counts),"validate_only":true,"changes":[]}"#,
            "project.restore": #"{"item":{"id":5,"name":"Shop"},\#(counts)}"#,
        ])
        let (run, calls) = try daemon.run("project restore 5", reply: "n")
        #expect(run.status == 0)
        #expect(run.questions.isEmpty)
        #expect(calls.count == 2)
    }

    @Test func asksBeforeARestoreThatBringsOtherRowsBack() throws {
        let daemon = Conversation(results: [
            "client.restore?": #"{"item":{"id":3,"name":"Acme\u001b[2J"},"counts":{"client":1,"invoice":1}}"#
        ])
        let run = try daemon.run("client restore 3", reply: "n").run
        #expect(run.questions == ["This restores client 3 (Acme\\u001B[2J) with 1 invoice.\nGo on? [y/N] "])
    }

    @Test func asksForWhatIsForcedEvenWhenNothingElseIsTouched() throws {
        let daemon = Conversation(results: [
            "project.archive?": #"{"item":{"id":5,"name":"Shop"},"counts":{"project":1,"instance":0}}"#
        ])
        let run = try daemon.run("project archive 5 --force-instances", reply: "n").run
        #expect(run.questions == ["This archives project 5 (Shop).\nGo on? [y/N] "])
        #expect(run.status == 1)
    }

    @Test func saysAtOnceWhatStandsInTheWay() throws {
        let (run, calls) = try Conversation(results: [:]).run("client archive 3 --force-instances", reply: "y")
        #expect(run.questions.isEmpty)
        #expect(run.error == "Error: There is none.\n")
        #expect(calls.count == 1)
    }

    @Test func aRepeatedCallIsAnsweredFromItsKey() throws {
        let daemon = Conversation(results: ["client.archive": Self.archive.results["client.archive"] ?? ""])
        let (run, calls) = try daemon.run("client archive 3 --request-id k", reply: "n")
        #expect(run.status == 0)
        #expect(run.questions.isEmpty)
        #expect(
            calls == [
                #"client.archive {"id":3,"validate_only":true}"#, #"client.archive {"id":3,"request_id":"k"}"#,
            ]
        )
    }

    @Test func asksBeforeAYearIsClosed() throws {
        let series = #"{"year":2025,"next":119,"count":118,"last_issued_on":"2025-12-30","closed":true}"#
        let daemon = Conversation(results: ["series.close?": series, "series.close": series])
        let run = try daemon.run("series close 2025", reply: "y").run
        #expect(
            run.questions == [
                """
                The series of 2025 has 118 invoices, the last of 2025-12-30. No further invoice will get a number of \
                2025.
                Close it? [y/N]\u{20}
                """
            ]
        )
        #expect(run.status == 0)
    }
}

@Suite struct LeadConversionTests {
    private static let lead = #""id":4,"name":"Ann","status":"qualified""#
    private static let new = #"{"action":"create","entity":"client","entity_id":77,"label":"Ann","changes":{}}"#
    private static let candidates = """
        {"items":[{"client":{"id":3,"name":"Acme","company":null,"email":"a@b.c"},"matches":["email","email_domain"]},\
        {"client":{"id":12,"name":"Beta","company":"B","email":null},"matches":["company"]}]}
        """

    private static func daemon(candidates: String = candidates, changes: String = new) -> Conversation {
        Conversation(results: [
            "lead.convert?": "{\(lead),\"validate_only\":true,\"changes\":[\(changes)]}",
            "lead.convert": "{\(lead)}", "lead.candidates": candidates,
        ])
    }

    @Test func showsWhoItMayBe() throws {
        let (run, calls) = try Self.daemon().run("lead convert 4", reply: "")
        #expect(
            run.questions == [
                """
                ID  NAME  COMPANY  EMAIL  SAME
                 3  Acme           a@b.c  email, email_domain
                12  Beta  B               company
                Link one of them (its id), or make a new client (y)? [id/y/N]\u{20}
                """
            ]
        )
        #expect(run.status == 1)
        #expect(calls == [#"lead.convert {"id":4,"validate_only":true}"#, #"lead.candidates {"id":4}"#])
    }

    @Test(arguments: [("y", #"lead.convert {"id":4}"#), ("12", #"lead.convert {"id":4,"client_id":12}"#)])
    func goesTheWayThatWasAnswered(reply: String, call: String) throws {
        let (run, calls) = try Self.daemon().run("lead convert 4", reply: reply)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("id          4\nname        Ann\nstatus      qualified\n"))
        #expect(calls.last == call)
    }

    @Test(arguments: ["13", "-3", "all"])
    func linksNobodyWhoWasNotShown(reply: String) throws {
        #expect(try Self.daemon().run("lead convert 4", reply: reply).run.status == 1)
    }

    @Test func saysWhenNobodyIsLikeIt() throws {
        let run = try Self.daemon(candidates: #"{"items":[]}"#).run("lead convert 4", reply: "y").run
        #expect(run.questions == ["No client is like it.\nMake a new client? [y/N] "])
        #expect(run.status == 0)
    }

    @Test func doesNotAskWhenNoClientWouldBeMade() throws {
        let (run, calls) = try Self.daemon(changes: "").run("lead convert 4", reply: "n")
        #expect(run.status == 0)
        #expect(calls.count == 2)
        for line in ["lead convert 4 --client 3", "lead convert 4 --yes"] {
            #expect(try Self.daemon().run(line, reply: "n").calls.count == 1)
        }
        #expect(try Self.daemon().run("lead convert 4", reply: nil).calls.count == 1)
    }
}
