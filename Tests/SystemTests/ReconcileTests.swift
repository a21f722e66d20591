import Testing

extension SystemTests {
    /// The imported duplicates and the job that flags them.
    @Suite struct ReconcileTests {
        private struct Total: Decodable { var total: Int }

        @Test func theTimersServiceFlagsTheImportedDuplicates() async throws {
            let container = try await Installation.container()
            let file = "\(Installation.fixtures)/legacy/client-infra-manager.db"
            let first = try await container.clientopsctl("import", "client-infra-manager", file, "--yes", seconds: 120)
            #expect(first.status == 0, "\(first)")
            try await container.succeed(["systemctl", "start", "clientops-reconcile.service"], seconds: 120)

            let expected = ["P1": 14, "U1": 12, "P2": 22]
            for (rule, count) in expected {
                #expect(try await openFindings(of: rule, in: container) == count, "\(rule)")
            }

            // Importing and reconciling again change nothing.
            let second = try await container.clientopsctl("import", "client-infra-manager", file, "--yes", seconds: 120)
            #expect(second.status == 0, "\(second)")
            try await container.succeed(["systemctl", "start", "clientops-reconcile.service"], seconds: 120)
            for (rule, count) in expected {
                #expect(try await openFindings(of: rule, in: container) == count, "\(rule)")
            }
            let audit = try await container.clientopsctl("audit", "verify")
            #expect(audit.status == 0, "\(audit)")

            let entries = try await container.journal("MESSAGE_ID=\(MessageID.findingOpened)", "CLIENTOPS_RULE=P1")
            #expect(entries.count == 14)
            #expect(entries.allSatisfy { $0["CLIENTOPS_FINDING_ID"] != nil && $0["CLIENTOPS_SEVERITY"] == "critical" })
        }

        @Test func theTimerRunsTheJob() async throws {
            let container = try await Installation.container()
            let timer = "clientops-reconcile.timer"
            let faster = "[Timer]\nOnCalendar=\nOnActiveSec=1ms\nAccuracySec=1ms\nRandomizedDelaySec=0"
            try await container.withDropIn(faster, of: timer) {
                // The service of a timer may have run before, so only a run that begins after now counts.
                let result = try await container.shell(
                    """
                    before=$(systemctl show -P InvocationID clientops-reconcile.service)
                    systemctl start \(timer) || exit
                    until now=$(systemctl show -P InvocationID clientops-reconcile.service) &&
                        test -n "$now" -a "$now" != "$before" &&
                        test "$(systemctl is-active clientops-reconcile.service)" != activating
                    do sleep 0.1; done
                    systemctl show -P Result clientops-reconcile.service
                    """,
                    seconds: 60
                )
                #expect(result.status == 0 && result.text == "success", "\(result)")
                try await container.succeed(["systemctl", "stop", timer])
            }
        }

        @Test func theTimerIsPlannedEveryFiveMinutes() async throws {
            let container = try await Installation.container()
            let result = try await container.succeed(["systemctl", "cat", "clientops-reconcile.timer"])
            #expect(result.output.contains("OnCalendar=*:0/5"))
            #expect(
                try await container.run(["systemctl", "is-enabled", "clientops-reconcile.timer"]).text == "enabled"
            )
        }

        private func openFindings(of rule: String, in container: Container) async throws -> Int {
            let parameters = #"{"rule": "\#(rule)", "state": "open", "page": 1, "page_size": 1}"#
            let result = try await container.clientopsctl("call", "finding.list", parameters)
            #expect(result.status == 0, "\(result)")
            return try result.decoded(Total.self).total
        }
    }
}
