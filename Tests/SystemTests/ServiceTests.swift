import Testing

extension SystemTests {
    /// The daemon's life under the service manager.
    @Suite struct ServiceTests {
        @Test func aStartedServiceAnswersAtOnce() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "stop", "clientops.service"])
            let result = try await container.shell("systemctl start clientops.service && clientopsctl system ping")
            #expect(result.status == 0, "\(result)")
            #expect(try await container.run(["systemctl", "is-active", "clientops.service"]).text == "active")

            let properties = try await container.properties("StatusText", "NRestarts", "Type", of: "clientops.service")
            #expect(properties["Type"] == "notify")
            #expect(properties["StatusText"]?.isEmpty == false)
        }

        @Test func aRequestStartsTheService() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "stop", "clientops.service"])
            let result = try await container.clientopsctl("system", "ping")
            #expect(result.status == 0, "\(result)")
            #expect(try await container.run(["systemctl", "is-active", "clientops.service"]).text == "active")
        }

        @Test func requestsDuringARestartAreAnswered() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "start", "clientops.service"])
            let before = try await container.properties("MainPID", of: "clientops.service")
            let result = try await container.shell(
                """
                systemctl restart clientops.service & restart=$!
                for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                    clientopsctl system ping >/dev/null || exit 1
                done
                wait $restart
                """,
                seconds: 120
            )
            #expect(result.status == 0, "\(result)")
            let after = try await container.properties("MainPID", of: "clientops.service")
            #expect(before != after)
        }

        @Test func stoppingIsCleanAndKeepsTheSocket() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "start", "clientops.service"])
            let id = try await container.properties("InvocationID", of: "clientops.service")
            try await container.succeed(["systemctl", "stop", "clientops.service"], seconds: 60)

            let properties = try await container.properties(
                "Result",
                "ExecMainStatus",
                "ActiveState",
                of: "clientops.service"
            )
            #expect(properties == ["Result": "success", "ExecMainStatus": "0", "ActiveState": "inactive"])
            try await container.succeed(["test", "-S", "/run/clientops/clientops.sock"])
            let invocation = try #require(id["InvocationID"])
            let entries = try await container.journal(
                "MESSAGE_ID=\(MessageID.daemonStopped)",
                "_SYSTEMD_INVOCATION_ID=\(invocation)"
            )
            #expect(entries.count == 1)
        }

        @Test func aDaemonThatAnswersKeepsItsWatchdogQuiet() async throws {
            let container = try await Installation.container()
            try await container.withDropIn("[Service]\nWatchdogSec=2", of: "clientops.service") {
                try await container.succeed(["systemctl", "restart", "clientops.service"])
                let before = try await container.properties("MainPID", "NRestarts", of: "clientops.service")
                // The first time is that of the start, the ones after it are of pings.
                let result = try await container.shell(
                    """
                    for ping in 1 2 3; do
                        last=$(systemctl show -P WatchdogTimestampMonotonic clientops.service)
                        while test "$(systemctl show -P WatchdogTimestampMonotonic clientops.service)" = "$last"
                        do sleep 0.1; done
                    done
                    """
                )
                #expect(result.status == 0, "\(result)")
                let after = try await container.properties("MainPID", "NRestarts", of: "clientops.service")
                #expect(after == before)
            }
            try await container.succeed(["systemctl", "restart", "clientops.service"])
        }

        @Test func aHungDaemonIsKilledAndReplaced() async throws {
            let container = try await Installation.container()
            try await container.withDropIn("[Service]\nWatchdogSec=2\nTimeoutAbortSec=5", of: "clientops.service") {
                try await container.succeed(["systemctl", "restart", "clientops.service"])
                let before = try await container.properties("MainPID", "InvocationID", of: "clientops.service")
                let hung = try #require(before["InvocationID"])
                try await container.succeed([
                    "systemctl", "kill", "--kill-whom=main", "--signal=STOP", "clientops.service",
                ])

                // The end of the one that hangs may take a request with it.
                let result = try await container.shell(
                    "until clientopsctl system ping; do sleep 0.1; done",
                    seconds: 60
                )
                #expect(result.status == 0, "\(result)")
                let after = try await container.properties("MainPID", of: "clientops.service")
                #expect(after["MainPID"] != before["MainPID"])
                let failures = try await container.journal("INVOCATION_ID=\(hung)", "UNIT_RESULT=watchdog")
                #expect(failures.count == 1)
            }
            try await container.succeed(["systemctl", "restart", "clientops.service"])
        }

        private static let dropIn = "/etc/clientops/clientops.conf.d/test.conf"

        private func configure(_ text: String, in container: Container) async throws {
            let script = "mkdir -p \"$(dirname \"$1\")\" && printf '%s\\n' \"$2\" >\"$1\""
            try await container.succeed(["sh", "-c", script, "sh", Self.dropIn, text])
        }

        @Test func aReloadIsInForceWhenItReturns() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "start", "clientops.service"])
            let before = try await container.properties("MainPID", of: "clientops.service")
            for batch in [17, 18, 19] {
                try await configure("[limits]\nbatch=\(batch)", in: container)
                let result = try await container.shell(
                    "systemctl reload clientops.service && clientopsctl system limits --json=short"
                )
                #expect(result.status == 0, "\(result)")
                #expect(result.output.contains("\"batch\":\(batch),"), "\(result)")
            }
            let after = try await container.properties("MainPID", "ActiveState", "NRestarts", of: "clientops.service")
            #expect(after["MainPID"] == before["MainPID"])
            #expect(after["ActiveState"] == "active")
            try await container.succeed(["rm", Self.dropIn])
            try await container.succeed(["systemctl", "reload", "clientops.service"])
        }

        @Test func aFailedReloadSaysWhyAndKeepsTheOldConfiguration() async throws {
            let container = try await Installation.container()
            try await configure("[limits]\nbatch=21", in: container)
            try await container.succeed(["systemctl", "restart", "clientops.service"])
            let before = try await container.properties("MainPID", "InvocationID", of: "clientops.service")
            try await configure("[limits]\nbatch=many", in: container)
            let result = try await container.run(["systemctl", "reload", "clientops.service"])
            #expect(result.status != 0)
            // The command's own words stand in the unit's journal, as systemctl status shows them.
            try await container.succeed(["journalctl", "--sync"])
            let invocation = try #require(before["InvocationID"])
            let journal = try await container.succeed([
                "journalctl", "--output=cat", "--no-pager", "_SYSTEMD_INVOCATION_ID=\(invocation)",
            ])
            let reason = "\(Self.dropIn):2: limits.batch: expected a number from 1 to 65536"
            #expect(journal.output.contains("Error: The configuration is not valid"), "\(journal)")
            #expect(journal.output.contains(reason), "\(journal)")
            let entries = try await container.journal("MESSAGE_ID=\(MessageID.reloadFailed)")
            #expect(entries.last?["_SYSTEMD_UNIT"] == "clientops.service")

            let limits = try await container.clientopsctl("system", "limits", "--json=short")
            #expect(limits.output.contains("\"batch\":21,"), "\(limits)")
            let after = try await container.properties("MainPID", "ActiveState", of: "clientops.service")
            #expect(after == ["MainPID": before["MainPID"] ?? "", "ActiveState": "active"])
            try await container.succeed(["rm", Self.dropIn])
            try await container.succeed(["systemctl", "reload", "clientops.service"])
        }

        @Test func theStoreIsTheDaemonsAlone() async throws {
            let container = try await Installation.container()
            try await container.succeed(["clientopsctl", "system", "ping"])
            let state = try await container.succeed(["stat", "-c", "%U %a", "/var/lib/clientops"])
            #expect(state.text == "_clientops 700")
            let store = try await container.succeed(["stat", "-c", "%U %a", "/var/lib/clientops/clientops.db"])
            #expect(store.text == "_clientops 600")
            let socket = try await container.succeed(["stat", "-c", "%U %G %a", "/run/clientops/clientops.sock"])
            #expect(socket.text == "root clientops 660")
        }

        @Test func theJournalHoldsTheFields() async throws {
            let container = try await Installation.container()
            try await container.succeed(["systemctl", "restart", "clientops.service"])
            let id = try await container.properties("InvocationID", of: "clientops.service")
            let invocation = try #require(id["InvocationID"])
            let entries = try await container.journal(
                "MESSAGE_ID=\(MessageID.daemonStarted)",
                "_SYSTEMD_INVOCATION_ID=\(invocation)"
            )
            let entry = try #require(entries.first)
            #expect(entry["_SYSTEMD_UNIT"] == "clientops.service")
            #expect(entry["_TRANSPORT"] == "journal")
            #expect(entry["SYSLOG_IDENTIFIER"] == "clientopsd")
            #expect(entry["CODE_FILE"]?.hasSuffix(".swift") == true)
            #expect(entry["PRIORITY"].flatMap { Int($0) }.map { (5...6).contains($0) } == true)
        }

        @Test func theJournalHoldsNoNames() async throws {
            let container = try await Installation.container()
            _ = try await container.create("client", "create", "Unspeakable Holdings")
            try await container.succeed(["journalctl", "--sync"])
            let journal = try await container.succeed([
                "journalctl", "--output=json", "--no-pager", "-u", "clientops.service",
            ])
            #expect(!journal.output.contains("Unspeakable"))
        }
    }
}
