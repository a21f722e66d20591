import StrictJSON
import Testing

/// Archive and restore of invoices, alone and with their client (PRODUCT.md section 3).
@Suite struct BillingArchiveTests {
    private let firm: Firm
    private let client: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client()
    }

    private func archive(_ params: JSONObject = [:]) -> Answer {
        firm.call("client.archive", .object(JSONObject([("id", client)] + params.map { $0 })))
    }

    private func isArchived(_ entity: String, _ id: JSONValue) -> Bool {
        firm.row(entity, id)[member: "archived_at"] != .null
    }

    @Test(arguments: ["draft", "sent", "paid", "void"])
    func `staff archive drafts, admins everything, and restoring brings the same back`(status: String) {
        let id = firm.invoice(status, for: client)
        let before = firm.row("invoice", id)
        let staff = firm.call("invoice.archive", ["id": id], as: firm.staff)
        #expect(staff.kind == (status == "draft" ? nil : "permission_denied"))
        if status != "draft" { firm.done("invoice.archive", ["id": id]) }
        #expect(isArchived("invoice", id))
        #expect(firm.call("invoice.get", ["id": id]).kind == "not_found")
        for step in ["invoice.send", "invoice.pay", "invoice.void", "invoice.update"] {
            #expect(firm.call(step, ["id": id]).kind == "not_found")
        }
        #expect(firm.call("invoice.restore", ["id": id], as: firm.staff).kind == "permission_denied")
        #expect(firm.done("invoice.restore", ["id": id])["counts"]["invoice"] == 1)
        #expect(firm.row("invoice", id).content == before.content)
    }

    @Test func `active instances and unpaid invoices stand in the way and are all named`() {
        let project = firm.project(of: client)
        let instance = firm.instance("P", in: project)
        let staging = firm.instance("S", in: project, type: "staging")
        let (first, second) = (firm.sent(to: client), firm.sent(to: client))
        _ = firm.invoice("paid", for: client)
        let names = [("active_children", instance), ("active_children", staging)].map(named)
        let unpaid = [("unpaid_invoices", first), ("unpaid_invoices", second)].map(named)
        let seq = firm.seq
        #expect(archive().conflicts == names + unpaid)
        #expect(archive().data["rule"] == "active_children" && archive().data["conflicting_id"] == instance)
        #expect(archive(["force_instances": true]).conflicts == unpaid)
        #expect(archive(["force_unpaid": true]).conflicts == names)
        #expect(archive(["force_unpaid": false, "force_instances": false]).conflicts == names + unpaid)
        #expect(firm.seq == seq)
        let forced = archive(["force_instances": true, "force_unpaid": true])
        #expect(forced["counts"] == ["client": 1, "project": 1, "instance": 2, "invoice": 3])
        #expect(firm.call("invoice.list").items.isEmpty)
    }

    private func named(_ rule: String, _ id: JSONValue) -> String { "\(rule) \(id.integerValue ?? -1)" }

    @Test func `restore brings back exactly the rows of the operation`() {
        let own = firm.draft(for: client)
        firm.done("invoice.archive", ["id": own])
        let project = firm.project(of: client)
        let oldProject = firm.project("Old", of: client)
        firm.done("project.archive", ["id": oldProject])
        let staging = firm.instance("S", in: project, type: "staging", active: false)
        let paid = firm.invoice("paid", for: client)
        let before = [("invoice", paid), ("project", project), ("instance", staging), ("client", client)]
        let rows = before.map { firm.row($0.0, $0.1).content }
        #expect(archive()["counts"] == ["client": 1, "project": 1, "instance": 1, "invoice": 1])
        let seq = firm.seq
        let restored = firm.done("client.restore", ["id": client])
        #expect(restored["counts"] == ["client": 1, "project": 1, "instance": 1, "invoice": 1])
        #expect(before.map { firm.row($0.0, $0.1).content } == rows)
        #expect(isArchived("invoice", own) && isArchived("project", oldProject))
        let entries = firm.audit(after: seq)
        #expect(entries.count == 4 && Set(entries.map { $0["operation_id"] }).count == 1)
        #expect(entries.allSatisfy { $0["action"] == "restore" && $0["operation_id"]?.integerValue == seq + 1 })
    }

    @Test func `every row of the cascade has its own entry of one operation`() {
        let project = firm.project(of: client)
        let (from, to) = (firm.instance("P", in: project), firm.instance("Q", in: project, active: false))
        firm.done(
            "cutover.open",
            [
                "project_id": project, "from_instance": from, "to_instance": to, "starts_at": firm.time(0),
                "ends_at": firm.time(60), "reason": "move",
            ]
        )
        firm.done("instance.activate", ["id": to])
        _ = firm.sent(to: client)
        let seq = firm.seq
        #expect(archive(["force_instances": true, "force_unpaid": true]).kind == nil)
        let entries = firm.audit(after: seq)
        #expect(entries.count == 6 && entries.allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
        let kinds = entries.map { "\($0["entity"]?.stringValue ?? "") \($0["action"]?.stringValue ?? "")" }
        #expect(
            Set(kinds) == [
                "cutover status_change", "instance archive", "invoice archive", "project archive", "client archive",
            ]
        )
    }

    @Test func `nothing under an archived client is created, restored, paid or changed`() {
        let own = firm.draft(for: client)
        firm.done("invoice.archive", ["id": own])
        let sent = firm.sent(to: client)
        #expect(archive(["force_unpaid": true]).kind == nil)
        let draft: JSONValue = ["client_id": client, "title": "Hosting", "currency": "EUR", "amount": 1]
        #expect(firm.call("invoice.create", draft).kind == "invalid_state")
        for id in [own, sent] { #expect(firm.call("invoice.restore", ["id": id]).kind == "invalid_state") }
        for step in ["invoice.pay", "invoice.update", "invoice.send"] {
            #expect(firm.call(step, ["id": sent]).kind == "not_found")
        }
    }

    @Test func `archived invoices still count in sums and numbers`() {
        let sent = firm.sent(to: client)
        let paid = firm.invoice("paid", for: client)
        let before = firm.done("dashboard.summary")
        firm.done("invoice.archive", ["id": sent])
        firm.done("invoice.archive", ["id": paid])
        let after = firm.done("dashboard.summary")
        #expect(after["revenue"] == before["revenue"] && after["outstanding"] == before["outstanding"])
        #expect(after["revenue"] == [["currency": "EUR", "amount": 10_000]])
        #expect(after["recent_invoices"] == [])
        #expect(firm.row("invoice", firm.sent(to: client))["number"] == "INV-2026-0003")
    }
}
