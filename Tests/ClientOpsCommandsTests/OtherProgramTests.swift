import Testing

@Suite struct OtherProgramTests {
    @Test func runsOnAnotherMachine() {
        let run = TestRun(["-H", "admin@web-1", "client", "create", "A'; rm -rf /", "--notes", "", "-j"])
        #expect(
            run.replacement == [
                "ssh", "--", "admin@web-1", #"clientopsctl client create 'A'\''; rm -rf /' --notes '' -j"#,
            ]
        )
        // The stand-in for exec comes back, which means that it failed.
        #expect(run.status == 69)
        #expect(run.error.contains("ssh cannot be run: No such file or directory."))
    }

    @Test(arguments: [
        (["whoami", "--remote", "h"], "clientopsctl whoami"),
        (["whoami", "--remote=h", "--socket", "/a b"], "clientopsctl whoami --socket '/a b'"),
        (["-H", "h", "client", "create", "--", "-H"], "clientopsctl client create -- -H"),
        (["-H", "h", "client", "list", "--q", "$(id) `id` \"\n"], "clientopsctl client list --q '$(id) `id` \"\n'"),
        (["-H", "h", "client", "list", "--sort", "-name"], "clientopsctl client list --sort -name"),
    ])
    func quotesEveryWord(arguments: [String], remote: String) {
        #expect(TestRun(arguments).replacement == ["ssh", "--", "h", remote])
    }

    @Test func asksOnTheOtherMachine() {
        let archive = ["-H", "h", "client", "archive", "3"]
        let asking = TestRun(archive, terminalWidth: 80, reply: "y")
        #expect(asking.replacement == ["ssh", "-t", "--", "h", "clientopsctl client archive 3"])
        #expect(asking.questions.isEmpty)
        #expect(TestRun(archive).replacement.first { $0 == "-t" } == nil)
        #expect(TestRun(archive, reply: "y").replacement.first { $0 == "-t" } == nil)
        #expect(TestRun(archive + ["--yes"], terminalWidth: 80, reply: "y").replacement[1] == "--")
        #expect(TestRun(["-H", "h", "client", "list"], terminalWidth: 80, reply: "y").replacement[1] == "--")
    }

    @Test(arguments: ["-oProxyCommand=id", "", "a b"])
    func refusesWhatIsNoHost(host: String) {
        let run = TestRun(["--remote=" + host, "whoami"])
        #expect(run.status == 64)
        #expect(run.replacement.isEmpty)
    }

    @Test func wrongUsageStaysHere() {
        let run = TestRun(["-H", "h", "client", "nonsense"])
        #expect(run.status == 64)
        #expect(run.replacement.isEmpty)
    }

    @Test func importsThroughItsOwnProgram() {
        let run = TestRun(
            ["import", "client-ops-hub", "f.db", "--currency", "EUR", "--yes", "--socket", "/s", "--json=short"],
            executables: ["/opt/bin/../libexec/clientops/clientops-import"]
        )
        #expect(
            run.replacement == [
                "/opt/bin/../libexec/clientops/clientops-import", "--socket", "/s", "--json", "short", "client-ops-hub",
                "f.db", "--currency", "EUR", "--yes",
            ]
        )
    }

    @Test func prefersTheProgramThatTheEnvironmentNames() {
        let programs = ["/opt/bin/clientops-import", "/build/clientops-import"]
        let beside = TestRun(["-j", "import", "x", "f", "--dry-run"], executables: programs)
        #expect(beside.replacement == ["/opt/bin/clientops-import", "-j", "x", "f", "--dry-run"])
        let named = TestRun(["import", "x"], environment: ["CLIENTOPS_LIBEXEC": "/build"], executables: programs)
        #expect(named.replacement == ["/build/clientops-import", "x"])
        #expect(TestRun(["import", "--help-import"], executables: programs).replacement.last == "--help")
    }

    @Test func saysWhereItLookedForTheProgram() {
        let run = TestRun(["import", "x", "f"])
        #expect(run.status == 69)
        #expect(
            run.error
                == "Error: clientops-import is not installed; looked for /opt/bin/clientops-import, "
                + "/opt/bin/../libexec/clientops/clientops-import.\n"
        )
    }
}
