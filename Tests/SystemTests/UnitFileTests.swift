import Testing

extension SystemTests {
    /// The installed units, read by the systemd that is to run them.
    @Suite struct UnitFileTests {
        private static let units = [
            "clientops.socket", "clientops.service", "clientops-reconcile.service", "clientops-reconcile.timer",
            "clientops-collect.service", "clientops-backup.service", "clientops-backup.timer",
            "clientops-failure@clientops.service",
        ]

        @Test(arguments: units)
        func verifiesCleanly(unit: String) async throws {
            let container = try await Installation.container()
            // Without recursive-errors, version 252 exits with 0 whatever it finds.
            let result = try await container.run([
                "systemd-analyze", "verify", "--recursive-errors=no", "--man=no", unit,
            ])
            #expect(result.status == 0 && result.error.isEmpty, "\(result)")
        }

        /// The collector has network and may act as the accounts of servers; all others have neither.
        @Test(arguments: units.filter { $0.hasSuffix(".service") })
        func exposesAtMostPointSix(unit: String) async throws {
            let threshold = unit == "clientops-collect.service" ? 25 : 6
            let result = try await Installation.container().run([
                "systemd-analyze", "security", "--threshold=\(threshold)", "--no-pager", unit,
            ])
            #expect(result.status == 0, "\(result)")
        }

        @Test func usersAndGroupsExist() async throws {
            let container = try await Installation.container()
            for group in ["clientops", "-admin", "-staff", "-standard", "-collector", "-backup"] {
                try await container.succeed(["getent", "group", group.hasPrefix("-") ? "clientops\(group)" : group])
            }
            // The daemon's user is in no other group: it is the store's owner and nobody's operator.
            #expect(try await container.succeed(["id", "-Gn", "_clientops"]).text == "_clientops")
            let shell = try await container.succeed(["getent", "passwd", "_clientops"]).text
            #expect(shell.hasSuffix("nologin"))
        }

        @Test func theCatalogueIsInstalled() async throws {
            let catalogue = try await Installation.container().succeed(["journalctl", "--list-catalog", "--no-pager"])
            for id in [MessageID.daemonStarted, MessageID.findingOpened, MessageID.unitFailed] {
                #expect(catalogue.output.contains(id))
            }
        }

        @Test func aFailedUnitIsReported() async throws {
            let container = try await Installation.container()
            let broken = "[Service]\nExecStart=\nExecStart=/bin/false"
            let unit = "clientops-reconcile.service"
            try await container.withDropIn(broken, of: unit) {
                #expect(try await container.run(["systemctl", "start", unit]).status != 0)
                let entries = try await container.journalOnceItHolds(
                    "MESSAGE_ID=\(MessageID.unitFailed)",
                    "CLIENTOPS_UNIT=\(unit)"
                )
                #expect(entries.first?["CLIENTOPS_RESULT"] == "exit-code")
                #expect(entries.first?["MESSAGE"] == "\(unit) failed: exit-code, exit 1")
                let invocation = try await container.properties("InvocationID", of: unit)
                #expect(entries.first?["CLIENTOPS_INVOCATION_ID"] == invocation["InvocationID"])
            }
            try await container.succeed(["systemctl", "reset-failed", unit])
        }

        @Test func repeatedFailuresAreReportedOnce() async throws {
            let container = try await Installation.container()
            for _ in 1...3 {
                try await container.succeed(["systemctl", "start", "clientops-failure@probe.service.service"])
            }
            let entries = try await container.journal(
                "MESSAGE_ID=\(MessageID.unitFailed)",
                "CLIENTOPS_UNIT=probe.service"
            )
            #expect(entries.count == 1)
            #expect(entries.first?["PRIORITY"] == "3")
            #expect(entries.first?["MESSAGE"]?.hasPrefix("probe.service failed") == true)
        }
    }
}

/// The ids of the journal's catalogue that these tests look for.
enum MessageID {
    static let daemonStarted = "0029bf5a48d64f29b1b1569dd1e47d0b"
    static let daemonStopped = "67bf0f711027408285e43c5e542e6ef5"
    static let findingOpened = "8d7a6a8b2a8b41f5bcd71ce0682c9b5e"
    static let reloadFailed = "b70994b9f3e2497aaa41084c5c9f9510"
    static let reconcileFinished = "5bc5e5c39c38473fb8a762f8b33209aa"
    static let unitFailed = "9a732b978d384a3a931e337ba23a6739"
}
