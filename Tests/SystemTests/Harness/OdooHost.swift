import Foundation

/// A host with PostgreSQL, a real Odoo that serves one database, and clientops with its collector.
struct OdooHost {
    let container: Container

    /// What the host is called in declarations and sources.
    static let name = "web-1"

    /// How long each source may be silent, in seconds; the SQL source is the one that a test lets fall silent.
    static let period = (others: 3600, sql: 10)

    /// Boots the host, makes the production's database and tells the collector of the cluster.
    static func boot() async throws -> OdooHost {
        let host = OdooHost(container: try await Installation.boot(.odoo, name: "odoo"))
        try await host.script("runuser -u postgres -- createuser --superuser odoo")
        try await host.script(
            """
            systemctl stop odoo
            cd /var/lib/odoo
            runuser -u odoo -- odoo --config /etc/odoo/odoo.conf -d acme_prod -i base,mail --without-demo=all \
                --stop-after-init --logfile /var/log/odoo/init.log
            printf '\\ndb_name = acme_prod\\n' >>/etc/odoo/odoo.conf
            systemctl start odoo
            """,
            seconds: 240
        )
        try await host.awaitListener(port: 8069)
        try await host.configureCollector()
        return host
    }

    /// Runs a script as root that has to succeed.
    @discardableResult
    func script(_ text: String, seconds: Int = 60) async throws -> CommandResult {
        try await container.succeed(["sh", "-ec", text], seconds: seconds)
    }

    /// Runs SQL as the account that Odoo uses.
    @discardableResult
    func sql(_ text: String, in database: String) async throws -> String {
        try await container.succeed(["psql", "-X", "-At", "-v", "ON_ERROR_STOP=1", database, "-c", text], as: "odoo")
            .text
    }

    /// Waits until a server listens.
    func awaitListener(port: Int) async throws {
        let hex = String(port, radix: 16, uppercase: true)
        try await script("until grep -q ':\(hex) 00000000:0000 0A' /proc/net/tcp; do sleep 0.2; done")
    }

    /// Gives the collector its configuration, and its role the rights that `check` says are missing.
    private func configureCollector() async throws {
        try await script(
            """
            mkdir -p /etc/clientops
            cat >/etc/clientops/collect.conf <<'END'
            [collect]
            host=\(Self.name)
            [cluster main]
            host=/var/run/postgresql
            user=_clientops-collect
            END
            """
        )
        for (kind, period) in [
            ("units", Self.period.others), ("config", Self.period.others), ("http", Self.period.others),
            ("sql", Self.period.sql),
        ] {
            try await script(
                """
                clientopsctl source create \(Self.name)/\(kind) --uid "$(id -u _clientops-collect)" --host \(Self.name) \
                    --kind \(kind) --period \(period) --grace \(period)
                """
            )
        }
        try await grantWhatIsMissing()
    }

    /// Runs the SQL that `clientops-collect check` prints, as an administrator would, until it prints none.
    ///
    /// While the role is missing it also prints what each database of Odoo will need, which fails where there is none.
    func grantWhatIsMissing() async throws {
        try await script(
            """
            for _ in 1 2 3; do
                runuser -u _clientops-collect -- clientops-collect check >/tmp/check.txt || true
                sed -nE 's/^ +((CREATE ROLE|ALTER ROLE|GRANT|\\\\connect) .*)$/\\1/p' /tmp/check.txt >/tmp/grants.sql
                test -s /tmp/grants.sql || exit 0
                runuser -u postgres -- psql -X postgres </tmp/grants.sql || true
            done
            cat /tmp/check.txt >&2
            exit 1
            """
        )
    }

    /// Lets the timer's job run once: the collector first, then the reconciliation.
    func reconcile() async throws {
        try await container.succeed(["systemctl", "start", "clientops-reconcile.service"], seconds: 180)
    }

    /// Open findings as `rule severity`, sorted.
    func findings() async throws -> [String] {
        try await rows().map { "\($0.rule) \($0.severity)" }.sorted()
    }

    /// Open findings.
    func rows() async throws -> [FindingRow] {
        struct Page: Decodable { var items: [FindingRow] }
        let result = try await container.clientopsctl("call", "finding.list", #"{"page_size": 100}"#)
        return try result.decoded(Page.self).items
    }
}

/// A finding as far as the tests look at it.
struct FindingRow: Decodable {
    struct Member: Decodable {
        struct Fact: Decodable {
            var name: String
            var value: String
        }

        var entity: String
        var label: String
        var facts: [Fact]
    }

    var rule: String
    var severity: String
    var subject: String
    var members: [Member]

    /// The labels of the members, sorted.
    var labels: [String] { members.map(\.label).sorted() }

    /// What each member says of a fact, in their order.
    func values(of name: String) -> [String] {
        members.flatMap { $0.facts.filter { $0.name == name }.map(\.value) }
    }
}
