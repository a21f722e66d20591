import Testing

extension SystemTests {
    /// The accident the product exists for, with a real Odoo, a real PostgreSQL and the real collector.
    @Suite struct RealOdooTests {
        @Test func theTimersNextRunFindsTheProductionNobodyDeclared() async throws {
            let host = try await OdooHost.boot()
            let production = try await declareProduction(on: host)
            try await host.reconcile()
            #expect(try await host.findings() == [], "a declared and adopted production is no finding")

            try await copyTheDatabaseAndStartASecondServer(on: host)
            try await runTheTimer(of: host)
            try await expectTheAccident(on: host)

            let staging = try await bindTheCopy(on: host, besides: production)
            try await twice(host)
            #expect(try await host.findings() == ["C1 critical", "D2 critical", "N1 high"])

            try await host.sql("UPDATE ir_cron SET active = false", in: "acme_staging")
            try await twice(host)
            #expect(try await host.findings() == ["C1 critical", "D2 info"])

            try await expectASilentSourceToResolveNothing(on: host)

            try await copyWithARenewedUUID(on: host)
            try await host.reconcile()
            let renewed = try await host.findings()
            #expect(renewed.contains { $0.hasPrefix("D5 ") }, "\(renewed)")

            try await dropTheCopies(on: host, staging: staging)
            try await twice(host)
            #expect(try await host.findings() == [])
            let audit = try await host.container.clientopsctl("audit", "verify")
            #expect(audit.status == 0, "\(audit)")
        }

        /// Facts from SQL clear after two decided runs.
        private func twice(_ host: OdooHost) async throws {
            try await host.reconcile()
            try await host.reconcile()
        }

        private func declareProduction(on host: OdooHost) async throws -> Int {
            let client = try await host.container.create("client", "create", "Acme")
            let project = try await host.container.create(
                "project",
                "create",
                "--client-id",
                String(client),
                "ERP",
                "--stage",
                "live"
            )
            let instance = try await host.container.create(
                "instance",
                "create",
                "--project-id",
                String(project),
                "production",
                "--type",
                "production",
                "--host",
                OdooHost.name,
                "--node",
                "\(OdooHost.name):odoo.service:both",
                "--db-name",
                "acme_prod",
                "--odoo-version",
                "14.0",
                "--watched-by",
                "\(OdooHost.name)/sql"
            )
            try await host.container.succeed(["systemctl", "start", "clientops-collect.service"], seconds: 120)
            try await adopt(instance, "acme_prod", on: host)
            return instance
        }

        private func adopt(_ instance: Int, _ database: String, on host: OdooHost) async throws {
            struct Page: Decodable {
                struct Item: Decodable {
                    var id: Int
                    var key: String
                }

                var items: [Item]
            }
            let listed = try await host.container.clientopsctl(
                "call",
                "observation.list",
                #"{"kind": "database", "page_size": 100}"#
            )
            let found = try listed.decoded(Page.self).items.filter { $0.key.hasSuffix("/\(database)") }
            let observation = try #require(found.first, "\(listed)")
            try await host.container.succeed([
                "clientopsctl", "instance", "adopt", String(instance), String(observation.id),
            ])
        }

        private func copyTheDatabaseAndStartASecondServer(on host: OdooHost) async throws {
            try await host.script(
                """
                systemctl stop odoo
                runuser -u odoo -- createdb -T acme_prod acme_staging
                systemctl start odoo
                sed '/^db_name/d' /etc/odoo/odoo.conf >/etc/odoo/staging.conf
                printf '\\nhttp_port = 8070\\n' >>/etc/odoo/staging.conf
                chown odoo:odoo /etc/odoo/staging.conf
                sed -e 's|/etc/odoo/odoo.conf|/etc/odoo/staging.conf|' -e 's|odoo-server.log|staging.log|' \
                    /lib/systemd/system/odoo.service >/etc/systemd/system/odoo-staging.service
                systemctl daemon-reload
                systemctl start odoo-staging
                """
            )
            try await host.awaitListener(port: 8069)
            try await host.awaitListener(port: 8070)
            try await host.grantWhatIsMissing()
        }

        /// Lets the timer itself start the job, which starts the collector before.
        private func runTheTimer(of host: OdooHost) async throws {
            let faster = "[Timer]\nOnCalendar=\nOnActiveSec=1ms\nAccuracySec=1ms\nRandomizedDelaySec=0"
            try await host.container.withDropIn(faster, of: "clientops-reconcile.timer") {
                let result = try await host.container.shell(
                    """
                    before=$(systemctl show -P InvocationID clientops-reconcile.service)
                    systemctl start clientops-reconcile.timer || exit
                    until now=$(systemctl show -P InvocationID clientops-reconcile.service) &&
                        test -n "$now" -a "$now" != "$before" &&
                        test "$(systemctl is-active clientops-reconcile.service)" != activating
                    do sleep 0.1; done
                    systemctl stop clientops-reconcile.timer
                    systemctl show -P Result clientops-reconcile.service
                    """,
                    seconds: 180
                )
                #expect(result.text == "success", "\(result)")
            }
        }

        private func expectTheAccident(on host: OdooHost) async throws {
            let rows = try await host.rows()
            #expect(
                rows.map { "\($0.rule) \($0.severity)" }.sorted() == [
                    "C1 critical", "D2 critical", "O2 high", "P4 critical",
                ]
            )
            let uuid = try await host.sql(
                "SELECT value FROM ir_config_parameter WHERE key = 'database.uuid'",
                in: "acme_prod"
            )
            let shared = try #require(rows.first { $0.rule == "D2" })
            #expect(shared.subject.contains(uuid))
            #expect(shared.values(of: "uuid") == [uuid, uuid])
            let productions = try #require(rows.first { $0.rule == "P4" })
            #expect(productions.labels == ["acme_prod on web-1", "acme_staging on web-1"])
            let cron = try #require(rows.first { $0.rule == "C1" })
            #expect(cron.labels.contains("odoo-staging.service on web-1"))
            let undeclared = try #require(rows.first { $0.rule == "O2" })
            #expect(undeclared.labels == ["acme_staging on web-1"])
        }

        private func bindTheCopy(on host: OdooHost, besides production: Int) async throws -> Int {
            struct Row: Decodable {
                var projectID: Int

                enum CodingKeys: String, CodingKey { case projectID = "project_id" }
            }
            let row = try await host.container.clientopsctl("instance", "get", String(production), "--json=short")
            let staging = try await host.container.create(
                "instance",
                "create",
                "--project-id",
                String(try row.decoded(Row.self).projectID),
                "staging",
                "--type",
                "staging",
                "--host",
                OdooHost.name,
                "--db-name",
                "acme_staging",
                "--odoo-version",
                "14.0"
            )
            try await adopt(staging, "acme_staging", on: host)
            return staging
        }

        private func expectASilentSourceToResolveNothing(on host: OdooHost) async throws {
            let before = try await host.findings()
            try await host.script("systemctl stop odoo-staging odoo postgresql")
            try await host.reconcile()
            #expect(try await host.findings() == before)
            // Past period and grace by time of receipt.
            try await host.script("sleep \(2 * OdooHost.period.sql + 1)")
            try await host.reconcile()
            try await host.reconcile()
            let after = try await host.findings()
            #expect(after.filter { $0 != "O5 medium" } == before)
            let silent = try #require(try await host.rows().first { $0.rule == "O5" })
            #expect(silent.subject.contains("\(OdooHost.name)/sql"))

            try await host.script("systemctl start postgresql odoo odoo-staging", seconds: 120)
            try await host.awaitListener(port: 8069)
            try await host.awaitListener(port: 8070)
            try await twice(host)
            #expect(try await host.findings() == before)
        }

        /// A copy as Odoo's own Duplicate makes it: another uuid and create date, the same first company and user.
        private func copyWithARenewedUUID(on host: OdooHost) async throws {
            try await host.script(
                """
                systemctl stop odoo odoo-staging
                runuser -u odoo -- createdb -T acme_prod acme_duplicate
                systemctl start odoo odoo-staging
                """
            )
            try await host.sql(
                """
                UPDATE ir_config_parameter SET value = '3b3b2a54-0c1d-11ef-9d2b-0242ac120003'
                WHERE key = 'database.uuid'
                """,
                in: "acme_duplicate"
            )
            try await host.grantWhatIsMissing()
        }

        private func dropTheCopies(on host: OdooHost, staging: Int) async throws {
            try await host.script(
                """
                systemctl stop odoo odoo-staging
                rm /etc/systemd/system/odoo-staging.service
                systemctl daemon-reload
                runuser -u odoo -- dropdb acme_staging
                runuser -u odoo -- dropdb acme_duplicate
                systemctl start odoo
                clientopsctl instance archive \(staging)
                """
            )
            try await host.awaitListener(port: 8069)
        }
    }
}
