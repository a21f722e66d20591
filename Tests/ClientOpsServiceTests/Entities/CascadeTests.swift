import ClientOpsTestSupport
import StrictJSON
import Testing

/// What archiving takes along, and what restoring brings back: exactly the same rows (PRODUCT.md section 3).
@Suite struct CascadeTests {
    private let service: TestService
    private let client: JSONValue
    private let shop: JSONValue
    private let books: JSONValue
    private let production: JSONValue
    private let staging: JSONValue
    private let idle: JSONValue

    init() throws {
        service = try TestService()
        client = service.client()
        shop = service.project("Shop", of: client)
        books = service.project("Books", of: client)
        production = service.instance("P", in: shop, type: "production")
        staging = service.instance("S", in: shop)
        idle = service.instance("I", in: books, active: false)
    }

    private func archive(_ entity: String, _ id: JSONValue, force: Bool? = true) -> JSONValue {
        service.reply("\(entity).archive", ["id": id, "force_instances": force.map(JSONValue.bool) ?? .null])
    }

    private func isArchived(_ entity: String, _ id: JSONValue) -> Bool {
        service.row(entity, id)["archived_at"]?.stringValue != nil
    }

    @Test func `active instances stand in the way and are all named`() {
        let before = service.head
        for (entity, id) in [("client", client), ("project", shop)] {
            for force in [nil, false] {
                let reply = archive(entity, id, force: force)
                #expect(reply.kind == "conflict" && reply.data["rule"] == "active_children")
                #expect(reply.data["conflicting_id"] == production)
                #expect(reply.data["conflicts"]?.arrayValue?.map { $0["conflicting_id"] } == [production, staging])
            }
        }
        #expect(service.head == before)
        #expect(archive("project", books, force: nil).kind == nil)
    }

    @Test func `archiving a client takes everything below along as one operation`() {
        let seq = service.seq
        let reply = archive("client", client).result
        #expect(reply["counts"] == ["client": 1, "project": 2, "instance": 3, "invoice": 0])
        #expect(reply["item"]?["id"] == client)
        let entries = service.audit(after: seq)
        #expect(entries.count == 6 && entries.allSatisfy { $0["action"] == "archive" })
        #expect(Set(entries.map { $0["operation_id"] }).count == 1)
        #expect(entries.first?["operation_id"]?.integerValue == seq + 1)
        let instance = entries.first { $0["entity"] == "instance" && $0["entity_id"] == production }
        #expect(instance?["changes"]?["active"] == [true, false])
        #expect(Set(["client", "project", "instance"].map { service.items("\($0).list").count }) == [0])
    }

    @Test func `restoring brings back the same rows, instances inactive, as one operation`() {
        _ = archive("client", client)
        let seq = service.seq
        let reply = service.call("client.restore", ["id": client])
        #expect(reply["counts"] == ["client": 1, "project": 2, "instance": 3, "invoice": 0])
        let entries = service.audit(after: seq)
        #expect(entries.count == 6 && entries.allSatisfy { $0["action"] == "restore" })
        #expect(Set(entries.map { $0["operation_id"] }).count == 1)
        for instance in [production, staging, idle] {
            let row = service.call("instance.get", ["id": instance])
            #expect(row["active"] == false && row["archived_at"] == .null && row["revision"] == 3)
        }
        #expect(service.call("project.get", ["id": books])["revision"] == 3)
    }

    @Test func `what was archived before stays archived`() {
        _ = service.call("instance.archive", ["id": staging])
        _ = archive("project", books)
        let reply = archive("client", client).result
        #expect(reply["counts"] == ["client": 1, "project": 1, "instance": 1, "invoice": 0])
        let restored = service.call("client.restore", ["id": client])
        #expect(restored["counts"] == reply["counts"])
        #expect(isArchived("instance", staging) && isArchived("project", books) && isArchived("instance", idle))
        #expect(!isArchived("project", shop) && !isArchived("instance", production))
    }

    @Test func `a second round restores the rows of the second round`() {
        _ = archive("client", client)
        _ = service.call("client.restore", ["id": client])
        _ = service.call("instance.archive", ["id": staging])
        #expect(archive("client", client).result["counts"]?["instance"] == 2)
        #expect(service.call("client.restore", ["id": client])["counts"]?["instance"] == 2)
        #expect(isArchived("instance", staging))
    }

    @Test func `a project brings back its own instances only`() {
        #expect(archive("project", shop).result["counts"] == ["client": 0, "project": 1, "instance": 2, "invoice": 0])
        _ = archive("project", books)
        let reply = service.call("project.restore", ["id": shop])
        #expect(reply["counts"] == ["client": 0, "project": 1, "instance": 2, "invoice": 0])
        #expect(isArchived("project", books) && isArchived("instance", idle))
    }

    @Test func `nothing is restored or changed under an archived parent`() {
        _ = archive("client", client)
        for (method, id) in [("project.restore", shop), ("instance.restore", production)] {
            #expect(service.errorKind(method, ["id": id]) == "invalid_state")
        }
        for method in ["project.update", "project.archive"] {
            #expect(service.errorKind(method, ["id": shop]) == "not_found")
        }
        #expect(service.errorKind("client.restore", ["id": client]) == nil)
    }

    @Test func `a restore that a name stands in the way of changes nothing`() {
        _ = archive("project", shop)
        let other = service.project("Shop", of: client)
        let before = service.head
        let reply = service.reply("project.restore", ["id": shop])
        #expect(reply.data["rule"] == "unique_name" && reply.data["conflicting_id"] == other)
        #expect(service.head == before && isArchived("project", shop) && isArchived("instance", production))
    }

    @Test func `a restored production takes no place that was filled meanwhile`() {
        _ = service.call("instance.archive", ["id": production])
        let next = service.instance("P2", in: shop, type: "production")
        #expect(service.call("instance.restore", ["id": production])["item"]?["active"] == false)
        let reply = service.reply("instance.activate", ["id": production])
        #expect(reply.data["rule"] == "one_active_production" && reply.data["conflicting_id"] == next)
    }

    @Test func `what is live cannot be restored`() {
        for (method, id) in [("client.restore", client), ("project.restore", shop), ("instance.restore", staging)] {
            let reply = service.reply(method, ["id": id])
            #expect(reply.kind == "invalid_state" && reply.data["from"] == "live")
        }
    }

    @Test func `a project that moved is archived with its new client`() {
        let other = service.client("Beta")
        _ = service.call("project.move", ["id": shop, "client_id": other])
        #expect(archive("client", client).result["counts"]?["project"] == 1)
        #expect(!isArchived("project", shop))
        #expect(archive("client", other).result["counts"] == ["client": 1, "project": 1, "instance": 2, "invoice": 0])
    }
}
