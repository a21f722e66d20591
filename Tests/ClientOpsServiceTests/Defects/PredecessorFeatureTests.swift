import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Everything the two predecessors could do, row by row of PRODUCT.md section 1.
@Suite struct PredecessorFeatureTests {
    private let service: TestService
    private let staff = TestPeers.inGroup(of: .staff)
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.call("client.create", ["name": "Acme"])["id"] ?? .null
    }

    private func project(_ name: String = "Shop") -> JSONValue {
        service.call("project.create", ["client_id": client, "name": .string(name)])["id"] ?? .null
    }

    private func instance(_ name: String, in project: JSONValue, type: String) -> JSONValue {
        service.reply(
            "instance.create",
            ["project_id": project, "name": .string(name), "type": .string(type)]
        )
    }

    private func invoice(of client: JSONValue, amount: Int64 = 1000) -> JSONValue {
        service.call(
            "invoice.create",
            ["client_id": client, "title": "Hours", "currency": "EUR", "amount": .integer(amount)]
        )["id"] ?? .null
    }

    // MARK: Client Infrastructure Manager

    @Test func `clients group projects and a project belongs to exactly one client`() {
        let other = service.call("client.create", ["name": "Beta"])["id"] ?? .null
        let project = project()
        #expect(service.call("project.list", ["client_id": client])["items"]?.arrayValue?.count == 1)
        _ = service.call("project.move", ["id": project, "client_id": other])
        #expect(service.call("project.list", ["client_id": client])["items"] == [])
        #expect(service.call("project.list", ["client_id": other])["items"]?[0]?["id"] == project)
    }

    @Test(arguments: ["production", "staging", "development"])
    func `projects hold Odoo instances`(of type: String) {
        #expect(instance("One", in: project(), type: type)["result"]?["type"] == .string(type))
    }

    @Test func `at most one active production instance per project`() {
        let project = project()
        let first = instance("A", in: project, type: "production")["result"]?["id"]
        let second = instance("B", in: project, type: "production")["error"]?["data"]
        #expect(second?["rule"] == "one_active_production")
        #expect(second?["conflicting_id"] == first)
    }

    @Test func `users and projects are many-to-many`() {
        let (shop, books) = (project("Shop"), project("Books"))
        let users = [3001, 3002].map { uid in
            service.call(
                "user.create",
                ["username": .string("user\(uid)"), "uid": .integer(Int64(uid)), "role": "standard"]
            )["id"] ?? .null
        }
        for user in users {
            for project in [shop, books] {
                #expect(service.call("project.assign", ["project_id": project, "user_id": user])["id"] != nil)
            }
        }
        _ = service.call("project.unassign", ["project_id": books, "user_id": users[0]])
        #expect(service.call("project.members", ["project_id": shop])["items"]?.arrayValue?.count == 2)
        #expect(service.call("project.members", ["project_id": books])["items"]?.arrayValue?.count == 1)
    }

    @Test func `STANDARD sees only assigned projects and their instances, read only`() {
        let (shop, books) = (project("Shop"), project("Books"))
        _ = instance("A", in: shop, type: "production")
        _ = instance("A", in: books, type: "production")
        let user = service.call("user.create", ["username": "sam", "uid": 3001, "role": "standard"])["id"] ?? .null
        _ = service.call("project.assign", ["project_id": shop, "user_id": user])
        let sam = Peer(uid: 3001, pid: 7, username: "sam")
        #expect(service.call("project.list", as: sam)["items"]?.arrayValue?.map { $0["id"] } == [shop])
        #expect(service.call("instance.list", as: sam)["items"]?.arrayValue?.map { $0["project_id"] } == [shop])
        #expect(service.errorKind("project.get", ["id": books], as: sam) == "not_found")
        #expect(service.errorKind("project.update", ["id": shop, "name": "X"], as: sam) == "permission_denied")
    }

    @Test func `dashboard of clients, projects and instances by type`() {
        _ = instance("A", in: project(), type: "staging")
        let dashboard = service.call("dashboard.summary")
        #expect(dashboard["clients"] == 1)
        #expect(dashboard["projects"]?["live"] == 1)
        #expect(dashboard["instances"]?["staging"]?["active"] == 1)
    }

    // MARK: ClientOps Hub

    @Test func `clients are created, updated, searched, archived and restored`() {
        #expect(service.call("client.update", ["id": client, "company": "Acme Łódź"], as: staff)["revision"] == 2)
        #expect(service.call("client.list", ["q": "lodz"], as: staff)["items"]?[0]?["id"] == client)
        #expect(service.call("client.archive", ["id": client])["counts"]?["client"] == 1)
        #expect(service.call("client.list", as: staff)["items"] == [])
        #expect(service.call("client.restore", ["id": client])["item"]?["archived_at"] == .null)
    }

    @Test func `leads have a pipeline, archive and restore`() {
        let lead = service.call("lead.create", ["name": "Ann Lind"], as: staff)["id"] ?? .null
        for status in ["contacted", "qualified"] {
            let params: JSONValue = ["id": lead, "status": .string(status)]
            #expect(service.call("lead.set_status", params, as: staff)["status"] == .string(status))
        }
        let lost: JSONValue = ["id": lead, "status": "lost", "reason": "no budget"]
        #expect(service.call("lead.set_status", lost, as: staff)["lost_reason"] == "no budget")
        #expect(service.call("lead.archive", ["id": lead], as: staff)["item"]?["id"] == lead)
        #expect(service.call("lead.restore", ["id": lead])["item"]?["archived_at"] == .null)
    }

    @Test func `invoices linked to clients are drafted, sent, paid, archived and restored`() {
        let invoice = invoice(of: client)
        #expect(service.call("invoice.get", ["id": invoice], as: staff)["status"] == "draft")
        #expect(service.call("invoice.send", ["id": invoice], as: staff)["status"] == "sent")
        #expect(service.call("invoice.pay", ["id": invoice], as: staff)["status"] == "paid")
        #expect(service.call("invoice.archive", ["id": invoice])["counts"]?["invoice"] == 1)
        #expect(service.call("invoice.restore", ["id": invoice])["item"]?["status"] == "paid")
    }

    @Test func `audit log of create, update, archive, restore and status_change with actor, role and time`() {
        _ = service.call("client.update", ["id": client, "phone": "1"])
        _ = service.call("client.archive", ["id": client])
        _ = service.call("client.restore", ["id": client])
        _ = service.call("invoice.send", ["id": invoice(of: client)])
        let entries = service.call("audit.list", ["page_size": 500])["items"]?.arrayValue ?? []
        let actions = Set(entries.compactMap { $0["action"]?.stringValue })
        #expect(actions.isSuperset(of: ["create", "update", "archive", "restore", "status_change"]))
        #expect(entries.allSatisfy { $0["actor"]?["uid"] == 0 && $0["actor"]?["role"] == "admin" && $0["at"] != nil })
        #expect(service.errorKind("audit.list", as: staff) == "permission_denied")
    }

    @Test func `include_archived, restore and the audit log are admin only`() {
        #expect(service.errorKind("client.list", ["include_archived": true], as: staff) == "permission_denied")
        #expect(service.errorKind("client.restore", ["id": client], as: staff) == "permission_denied")
        #expect(service.errorKind("audit.verify", as: staff) == "permission_denied")
    }

    @Test func `archiving a client archives its invoices`() {
        let invoice = invoice(of: client)
        #expect(service.call("client.archive", ["id": client])["counts"]?["invoice"] == 1)
        #expect(service.errorKind("invoice.get", ["id": invoice]) == "not_found")
        #expect(service.call("invoice.get", ["id": invoice, "include_archived": true])["archived_at"] != .null)
    }

    @Test func `optional pagination with page, page_size, total and total pages`() {
        for number in 2...5 { _ = service.call("client.create", ["name": .string("Client \(number)")]) }
        let page = service.call("client.list", ["page": 2, "page_size": 2], as: staff)
        #expect(page["items"]?.arrayValue?.count == 2)
        #expect(page["total"] == 5 && page["total_pages"] == 3 && page["page"] == 2 && page["page_size"] == 2)
    }

    @Test func `dashboard of active leads, revenue of the month and recent invoices`() {
        _ = service.call("lead.create", ["name": "Ann Lind"])
        let invoice = invoice(of: client, amount: 5000)
        _ = service.call("invoice.send", ["id": invoice])
        _ = service.call("invoice.pay", ["id": invoice])
        let dashboard = service.call("dashboard.summary", as: staff)
        #expect(dashboard["leads"]?["new"] == 1)
        #expect(dashboard["revenue"] == [["currency": "EUR", "amount": 5000]])
        #expect(dashboard["recent_invoices"]?[0]?["id"] == invoice)
    }

    @Test func `health endpoint and API document`() {
        let nobody = TestPeers.inGroup(of: .noRole)
        #expect(service.call("system.health", as: nobody) == ["status": "ok"])
        #expect(service.call("rpc.discover", as: nobody)["info"]?["title"] == "clientops")
    }

    // MARK: Defects of money

    @Test func `money is a float`() {
        let params: JSONValue = ["client_id": client, "title": "Hours", "currency": "EUR", "amount": 10.5]
        #expect(service.errorKind("invoice.create", params) == "invalid_params")
        #expect(service.call("invoice.get", ["id": invoice(of: client, amount: 1)])["amount"] == 1)
    }

    @Test func `a list without paging returns everything`() {
        for number in 1...40 { _ = service.call("client.create", ["name": .string("Client \(number)")]) }
        #expect(service.call("client.list")["items"]?.arrayValue?.count == 20)
    }

    @Test func `restoring a client also restores invoices that had been archived on their own before`() {
        let (alone, along) = (invoice(of: client), invoice(of: client))
        _ = service.call("invoice.archive", ["id": alone])
        _ = service.call("client.archive", ["id": client])
        #expect(service.call("client.restore", ["id": client])["counts"]?["invoice"] == 1)
        #expect(service.errorKind("invoice.get", ["id": alone]) == "not_found")
        #expect(service.call("invoice.get", ["id": along])["archived_at"] == .null)
    }
}
