import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A person's own table of clients, projects and instances.
@Suite struct CSVTests {
    private func items(_ text: String) throws -> [SourceItem] {
        let file = try TemporaryDatabase(bytes: Array(text.utf8))
        var items: [SourceItem] = []
        try CSVSource(path: file.path).forEachItem { item, _, _ in items.append(item) }
        return items
    }

    private func take(_ text: String, by service: TestService) throws -> ImportSummary {
        let file = try TemporaryDatabase(bytes: Array(text.utf8))
        let summary = try service.take(try CSVSource(path: file.path))
        #expect(summary.unaccounted.isEmpty)
        return summary
    }

    private static let table = """
        Client,company,email,project,stage,instance,type,active,url,aliases,host,db_name,notes
        Acme,Acme SA,info@acme.example,Shop,live,Main,production,yes,https://shop.acme.example,*.acme.example shop.example,web-1,shop,
        Acme,,,Shop,,Test,staging,,,,web-2,shop_test,"of ""Main"", weekly
        neutralised"
        Acme,,,Books,planned,,,,,,,,
        Bolt,,,,,,,,,,,,
        """

    @Test func takesClientsProjectsAndInstances() throws {
        let service = try TestService()
        let summary = try take(Self.table, by: service)
        let counts = summary.report.tables.filter { $0.read > 0 }.map { [$0.read, $0.created, $0.aside] }
        #expect(counts == [[2, 2, 0], [2, 2, 0], [2, 2, 0]])
        #expect(summary.report.lines.isEmpty)
        let client = try service.answer("client.get", ["id": 1])
        #expect(client["company"] == "Acme SA" && client["email"] == "info@acme.example")
        #expect(try service.answer("project.get", ["id": 2])["stage"] == "planned")
        let main = try service.answer("instance.get", ["id": 1])
        #expect(main["active"] == true && main["aliases"] == ["*.acme.example", "shop.example"])
        let test = try service.answer("instance.get", ["id": 2])
        #expect(test["notes"] == "of \"Main\", weekly\nneutralised" && test["active"] == true)
        #expect(test["host"] == "web-2" && test["db_name"] == "shop_test" && test["type"] == "staging")
    }

    @Test func aSecondImportChangesNothingAndALongerTableAddsWhatIsNew() throws {
        let service = try TestService()
        _ = try take(Self.table, by: service)
        let before = try service.export()
        #expect(try !take(Self.table, by: service).changesSomething)
        #expect(try service.export() == before)
        // Another order of lines, and one instance more.
        let more = "client;project;instance;type;active\nBolt;;;;\nAcme;Books;Main;production;no\n"
        let summary = try take(more, by: service)
        #expect(summary.report.tables.map(\.created).reduce(0, +) == 1)
        #expect(try service.answer("instance.get", ["id": 3])["project_id"] == 2)
    }

    @Test func whatCannotBeKeptIsSaidByItsLine() throws {
        let service = try TestService()
        let text = """
            client,email,project,instance,type,active,url
            Acme,none,Shop,A,production,yes,ftp://x
            Acme,,Shop,B,production,yes,
            Acme,,Shop,C,prod,yes,
            Acme,,Shop,D,staging,maybe,
            Acme,,Shop,A,production,yes,
            Acme,,,E,production,yes,
            Acme,,Shop,,staging,,
            ,,Shop,F,staging,,
            X,,Shop,F,staging,,
            """
        let summary = try take(text, by: service)
        let lines = summary.report.lines.map {
            "\($0.table.rawValue) \($0.sourceID) \($0.outcome.rawValue): \($0.reason)"
        }
        #expect(
            Set(lines) == [
                "client 2 converted: email was unusable and is kept in the notes",
                "client 9 aside: client is empty.",
                "client 10 aside: name: expected text of 2 to 200 characters on one line",
                "project 10 aside: the client 10 it belongs to was not taken over",
                "instance 2 converted: url was unusable and is kept in the notes",
                "instance 3 contested: a second active production of its project",
                "instance 4 aside: type is none of production, staging, development: prod.",
                "instance 5 aside: active is neither yes nor no: maybe.",
                "instance 6 aside: line 2 names the same instance.",
                "instance 7 aside: project is empty.", "instance 8 aside: instance is empty.",
                "instance 10 aside: the project 10 it belongs to was not taken over",
            ]
        )
    }

    @Test func aKeyTellsClientsOfOneNameApart() throws {
        let clients = try items("client,client_key\nAcme,a\nAcme,b\nAcme,a\n")
        #expect(clients.count == 2)
    }

    @Test(arguments: [
        ("client\r\nAcme\r\n\r\nBolt", ["Acme", "Bolt"]), ("\u{FEFF}client\nAcme\n", ["Acme"]),
        ("client\n\"a, \"\"b\"\"\"\n", ["a, \"b\""]), (" CLIENT \n Acme \n", ["Acme"]),
        ("client\rAcme\rBolt\r", ["Acme", "Bolt"]),
        ("client;email\nAcme, Inc;\n", ["Acme, Inc"]), ("client\n", []), ("client\n\"x\ny\"\n", ["x\ny"]),
    ])
    func readsRFC4180(_ text: String, _ names: [String]) throws {
        let found = try items(text).map { item -> String in
            if case .client(let client) = item { client.name } else { "?" }
        }
        #expect(found == names)
    }

    @Test(arguments: [
        ("", 1, "the first line has to name the columns"), ("name\nAcme\n", 1, "“name” is none of the columns"),
        ("company\nx\n", 1, "the column client is missing"), ("client,client\n", 1, "the column client is there twice"),
        ("client,email\nAcme\n", 2, "1 cells, where the first line names 2 columns"),
        ("client\n\"Acme\n", 2, "a quoted cell has no end"), ("client\nA\"b\"\n", 2, "a quote stands inside"),
        ("client\n\"A\"b\n", 2, "text follows a quoted cell"),
        ("client,company\nAcme,x\nAcme,y\n", 3, "company is “y”, but line 2 says “x”"),
        ("client,project,stage\nAcme,Shop,dead\n", 2, "stage is none of planned, live, ended: dead"),
    ])
    func whatIsNoSuchTableIsRefusedWithItsLine(_ text: String, _ line: Int, _ reason: String) throws {
        #expect { try items(text) } throws: { error in
            guard case .malformed(_, line, let why) = error as? SourceError else { return false }
            return why.hasPrefix(reason)
        }
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        let file = try TemporaryDatabase(bytes: Array("client\n".utf8) + [0xFF, 0x41])
        #expect { try CSVSource(path: file.path) } throws: { error in
            guard case .malformed(_, 2, "the text is not UTF-8") = error as? SourceError else { return false }
            return true
        }
    }

    @Test func nothingIsAddedUnderWhatWasArchivedSince() throws {
        let service = try TestService()
        _ = try take("client,project\nAcme,Shop\n", by: service)
        _ = try service.answer("client.archive", ["id": 1])
        let summary = try take("client,project\nAcme,Shop\nAcme,Books\n", by: service)
        #expect(summary.report.lines.map(\.reason) == ["the client 1 it belongs to is archived"])
    }
}
