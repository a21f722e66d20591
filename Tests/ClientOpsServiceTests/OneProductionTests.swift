import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// At most one active production per project, whatever way one might come in.
@Suite struct OneProductionTests {
    private let service: TestService
    private let project: Int64
    private let other: Int64

    init() throws {
        service = try TestService()
        let client = service.call("client.create", ["name": "Acme"])["id"] ?? .null
        project = service.call("project.create", ["client_id": client, "name": "Shop"])["id"]?.integerValue ?? 0
        other = service.call("project.create", ["client_id": client, "name": "Books"])["id"]?.integerValue ?? 0
    }

    private func create(
        _ name: String,
        in project: Int64,
        type: String = "production",
        active: Bool = true
    ) -> JSONValue {
        service.reply(
            "instance.create",
            [
                "project_id": .integer(project), "name": .string(name), "type": .string(type), "active": .bool(active),
            ]
        )
    }

    private func expectRefused(_ reply: JSONValue, winner: Int64?, sourceLocation: SourceLocation = #_sourceLocation) {
        let data = reply["error"]?["data"]
        #expect(data?["kind"] == "conflict", sourceLocation: sourceLocation)
        #expect(data?["rule"] == "one_active_production", sourceLocation: sourceLocation)
        #expect(data?["conflicting_id"]?.integerValue == winner, sourceLocation: sourceLocation)
    }

    @Test func `a second one is refused with the id of the first`() {
        let first = create("A", in: project)["result"]?["id"]?.integerValue
        #expect(first != nil)
        expectRefused(create("B", in: project), winner: first)
        #expect(service.call("instance.list", ["project_id": .integer(project)])["items"]?.arrayValue?.count == 1)
    }

    @Test func `another project and other types do not count`() {
        #expect(create("A", in: project)["result"] != nil)
        #expect(create("A", in: other)["result"] != nil)
        #expect(create("S", in: project, type: "staging")["result"] != nil)
        #expect(create("D", in: project, type: "development")["result"] != nil)
        #expect(create("P", in: project, active: false)["result"] != nil)
    }

    @Test func `activating a second one is refused`() {
        let first = create("A", in: project)["result"]?["id"]?.integerValue
        let second = create("B", in: project, active: false)["result"]?["id"] ?? .null
        expectRefused(service.reply("instance.activate", ["id": second]), winner: first)
        #expect(service.call("instance.get", ["id": second])["active"] == false)
    }

    @Test func `moving a second one in is refused and leaves it where it was`() {
        let first = create("A", in: project)["result"]?["id"]?.integerValue
        let second = create("B", in: other)["result"]?["id"] ?? .null
        expectRefused(
            service.reply("instance.move", ["id": second, "project_id": .integer(project)]),
            winner: first
        )
        #expect(service.call("instance.get", ["id": second])["project_id"]?.integerValue == other)
    }

    @Test func `making a staging instance a second production is refused`() {
        let first = create("A", in: project)["result"]?["id"]?.integerValue
        let staging = create("S", in: project, type: "staging")["result"]?["id"] ?? .null
        expectRefused(service.reply("instance.update", ["id": staging, "type": "production"]), winner: first)
    }

    @Test func `after the first is deactivated the second may take its place`() {
        let first = create("A", in: project)["result"]?["id"] ?? .null
        let second = create("B", in: project, active: false)["result"]?["id"] ?? .null
        #expect(service.call("instance.deactivate", ["id": first])["active"] == false)
        #expect(service.call("instance.activate", ["id": second])["active"] == true)
    }

    @Test func `a step to the present state is invalid_state`() {
        let first = create("A", in: project)["result"]?["id"] ?? .null
        #expect(service.errorKind("instance.activate", ["id": first]) == "invalid_state")
        #expect(service.call("instance.deactivate", ["id": first])["active"] == false)
        #expect(service.errorKind("instance.deactivate", ["id": first]) == "invalid_state")
    }
}
