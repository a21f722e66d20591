import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import Glibc
import StrictJSON
import Testing

@Suite struct FixtureTests {
    private func expected(_ file: String) throws -> JSONValue {
        let descriptor = open(Fixture.expected, O_RDONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &bytes, bytes.count)
        let document = try JSONDocument(Array(bytes.prefix(count)))
        return try #require(JSONValue(document.root)[file])
    }

    @Test func readsEveryRowOfClientInfraManager() throws {
        let expected = try expected("client-infra-manager.db")
        let items = try items(of: Fixture.clientInfraManager)
        var counts: [String: Int64] = [:]
        var instances: [ImportedInstance] = []
        for item in items {
            switch item {
            case .user: counts["users", default: 0] += 1
            case .client: counts["clients", default: 0] += 1
            case .project: counts["projects", default: 0] += 1
            case .instance(let row):
                counts["odoo_instances", default: 0] += 1
                instances.append(row)
            case .assignment: counts["project_users", default: 0] += 1
            case .aside: counts["asides", default: 0] += 1
            default: Issue.record("unexpected \(item)")
            }
        }
        for table in ["users", "clients", "projects", "odoo_instances", "project_users"] {
            #expect(counts[table] == expected[table]?.integerValue, "\(table)")
        }
        #expect(counts["asides"] == nil)
        #expect(Int64(instances.count { $0.active == nil }) == expected["null_active"]?.integerValue)
        let unusable = instances.count { row in row.url.map { (try? OdooURL($0)) == nil } ?? false }
        #expect(Int64(unusable) == expected["unusable_urls"]?.integerValue)
        let productions = Dictionary(
            grouping: instances.filter { $0.type == .production && $0.active == true },
            by: \.projectSourceID
        )
        let crowded = productions.values.filter { $0.count > 1 }
        #expect(Int64(crowded.count) == expected["projects_with_several_active_productions"]?.integerValue)
        let extra = crowded.reduce(0) { $0 + $1.count - 1 }
        #expect(Int64(extra) == expected["extra_active_productions"]?.integerValue)
    }

    @Test func readsEveryRowOfClientOpsHub() throws {
        let expected = try expected("client-ops-hub.db")
        var users: [ImportedUser] = []
        var clients: [ImportedClient] = []
        var leads: [ImportedLead] = []
        var invoices: [ImportedInvoice] = []
        var history: [ImportedHistory] = []
        for item in try items(of: Fixture.clientOpsHub, .clientOpsHub) {
            switch item {
            case .user(let row): users.append(row)
            case .client(let row): clients.append(row)
            case .lead(let row): leads.append(row)
            case .invoice(let row): invoices.append(row)
            case .history(let row): history.append(row)
            default: Issue.record("unexpected \(item)")
            }
        }
        #expect(Int64(users.count) == expected["users"]?.integerValue)
        #expect(Int64(clients.count) == expected["clients"]?.integerValue)
        #expect(Int64(clients.count { $0.archivedAt != nil }) == expected["archived_clients"]?.integerValue)
        #expect(Int64(leads.count) == expected["leads"]?.integerValue)
        #expect(Int64(invoices.count) == expected["invoices"]?.integerValue)
        #expect(Int64(history.count) == expected["audit_logs"]?.integerValue)
        #expect(Int64(invoices.count { $0.archivedAt != nil }) == expected["archived_invoices"]?.integerValue)
        let undated = invoices.count { $0.status == .paid && $0.paidAt == nil }
        #expect(Int64(undated) == expected["paid_without_a_date"]?.integerValue)
        #expect(invoices.first?.amount == 0.30000000000000004)
    }

    @Test func takesTheColumnsOfARow() throws {
        let hub = try items(of: Fixture.clientOpsHub, .clientOpsHub)
        let client = ImportedClient(
            sourceID: 1,
            name: "Chloé Dubois",
            company: "Stone Motors AB",
            email: "chlo--dubois@stone-motors-ab.example",
            phone: nil,
            notes: "Prefers e-mail.\nPays late.",
            createdAt: Timestamp("2024-07-17T16:03:50.000Z"),
            archivedAt: Timestamp("2025-02-02T13:39:28.000Z")
        )
        #expect(hub.contains(.client(client)))
        let infra = try items(of: Fixture.clientInfraManager)
        let email = "user3@agency.example"
        #expect(infra.contains(.user(ImportedUser(sourceID: 3, login: email, email: email, role: .standard))))
        let instance = ImportedInstance(
            sourceID: 1,
            projectSourceID: 1,
            name: "Production",
            type: .production,
            active: true,
            url: "https://silver-works-ltd.odoo.example"
        )
        #expect(infra.contains(.instance(instance)))
        #expect(infra.contains(.assignment(ImportedAssignment(projectSourceID: 3, userSourceID: 12))))
    }

    @Test func leavesTheFileAsItIs() throws {
        var before = stat()
        var after = stat()
        #expect(stat(Fixture.clientOpsHub, &before) == 0)
        _ = try items(of: Fixture.clientOpsHub, .clientOpsHub)
        #expect(stat(Fixture.clientOpsHub, &after) == 0)
        #expect(before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_size == after.st_size)
        for suffix in ["-wal", "-shm", "-journal"] {
            #expect(access(Fixture.clientOpsHub + suffix, F_OK) != 0)
        }
    }
}
