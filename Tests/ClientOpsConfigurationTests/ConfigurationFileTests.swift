import ClientOpsConfiguration
import ClientOpsModel
import Testing

@Suite struct ConfigurationFileTests {
    @Test(arguments: [
        "[limits]\nbatch=7",
        "[limits]\r\nbatch=7\r\n",
        "\n\n  [limits]  \n\t batch \t=  7  \n",
        "# a\n; b\n[limits]\n#batch=9\nbatch=7\n;batch=9",
        "[limits]\nbatch=5\nbatch=7",
        "[limits]\nbatch=5\n[business]\n[limits]\nbatch=7",
        "[limits]\nbatch=\\\n7",
        "[limits]\nbatch=\\\n# between\n7",
    ])
    func theFormIsSystemds(_ text: String) throws {
        #expect(try load(text).limits.batch == 7)
    }

    @Test func listsMayGoOnAfterABackslash() throws {
        let configuration = try load("[roles]\nadmin=a \\\n  b\nstaff=c")
        #expect(configuration.roleGroups[.admin] == ["a", "b"])
        #expect(configuration.roleGroups[.staff] == ["c"])
        #expect(configuration.origin(of: "staff", in: "roles") == .file(path: "/c.conf", line: 4))
    }

    @Test(arguments: [
        ("batch=7", "/c.conf:1: expected a section such as [limits] before the first setting"),
        ("[limits", "/c.conf:1: expected a section such as [limits]"),
        ("[limits]\nbatch", "/c.conf:2: expected a section such as [limits], or a setting such as batch=256"),
        ("[limits]\n=7", "/c.conf:2: expected a section such as [limits], or a setting such as batch=256"),
        (
            "[Limits]\nbatch=7",
            "/c.conf:1: [Limits]: expected one of the sections store, limits, roles, business, reconcile, log"
        ),
        ("[business]\nBatch=7", "/c.conf:2: [business] Batch: expected one of the keys timezone, number_prefix"),
        (
            "[roles]\nnone=x",
            "/c.conf:2: [roles] none: expected one of the keys admin, staff, standard, collector, backup"
        ),
    ])
    func mistakesAreNamedWithTheirLine(_ text: String, _ expected: String) {
        #expect(problems(text) == [expected])
    }

    @Test func everyProblemIsReportedInOrder() {
        let found = problems("[limits]\nbatch=x\nnonsense\nbath=1\n[oops]\nany=thing\n[business]\nnumber_prefix=?")
        #expect(
            found.map { $0.prefix { $0 != " " } } == [
                "/c.conf:2:", "/c.conf:3:", "/c.conf:4:", "/c.conf:5:", "/c.conf:8:",
            ]
        )
    }

    @Test func textOutsideUTF8IsRefused() {
        struct Broken: ConfigurationSource {
            func contents(of path: String) throws(ConfigurationProblem) -> [UInt8]? { [0x5B, 0xFF, 0x5D] }
            func names(in directory: String) throws(ConfigurationProblem) -> [String] { [] }
        }
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(path: "/x", from: Broken()) }
        #expect(error?.description == "/x: a text in UTF-8")
    }

    @Test func dropInsWinByNameAndSayWhereTheyAre() throws {
        let source = MemorySource(files: [
            "/c.conf": "[limits]\nbatch=1\nconnections=2000\npage_size=100",
            "/c.conf.d/10-first.conf": "[limits]\nbatch=2\nconnections=3000",
            "/c.conf.d/20-second.conf": "\n[limits]\nbatch=3\npage_size=",
            "/c.conf.d/30-other.txt": "[limits]\nbatch=4",
            "/c.conf.d/.hidden.conf": "[limits]\nbatch=5",
            "/c.conf.d/40-empty.conf": "",
        ])
        let configuration = try Configuration.load(path: "/c.conf", from: source)
        #expect(configuration.limits.batch == 3)
        #expect(configuration.limits.connections == 3000)
        #expect(configuration.limits.pageSize == 500)
        #expect(configuration.origin(of: "batch", in: "limits").description == "/c.conf.d/20-second.conf:3")
        #expect(configuration.origin(of: "connections", in: "limits").description == "/c.conf.d/10-first.conf:3")
        #expect(configuration.origin(of: "page_size", in: "limits").description == "default")
        #expect(configuration.origin(of: "line_bytes", in: "limits") == .builtIn)
    }

    @Test func theDefaultFileMayBeMissingButItsDropInsCount() throws {
        let source = MemorySource(files: ["/etc/clientops/clientops.conf.d/a.conf": "[business]\nnumber_prefix=X"])
        #expect(try Configuration.load(from: source).business.numberPrefix == "X")
    }

    @Test func aNamedFileHasToBeThere() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.load(path: "/none.conf", from: MemorySource())
        }
        #expect(error?.description == "/none.conf: there is no such file")
    }

    @Test func whatCannotBeReadIsNotPassedOver() {
        let source = MemorySource(files: ["/c.conf": "[limits]\nbatch=x"], unreadable: ["/c.conf.d"])
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(path: "/c.conf", from: source) }
        #expect(
            error?.problems.map(\.description) == [
                "/c.conf:2: [limits] batch: expected a number from 1 to 65536", "/c.conf.d: Permission denied",
            ]
        )
    }

    @Test func shownValuesReadBackTheSame() throws {
        let given = try load(
            "[store]\npath=/a b\n[limits]\nline_bytes=5000\ndeadline_ms=1500ms\nbatch=9\n[roles]\nadmin=a b\nstaff=\n"
        )
        var text = ""
        var section = ""
        for setting in given.settings {
            if setting.section != section { text += "[\(setting.section)]\n" }
            section = setting.section
            text += "\(setting.key)=\(setting.value)\n"
        }
        let again = try load(text)
        #expect(again.settings.map(\.value) == given.settings.map(\.value))
        #expect(again.limits == given.limits)
        #expect(again.roleGroups == given.roleGroups)
        #expect(again.store == given.store)
        #expect(given.settings.first { $0.key == "deadline_ms" }?.value == "1500ms")
        #expect(given.settings.first { $0.key == "reply_bytes" }?.value == "4M")
    }
}
