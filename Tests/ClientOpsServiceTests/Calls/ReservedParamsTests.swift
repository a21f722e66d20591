import ClientOpsTestSupport
import StrictJSON
import Testing

/// `if_revision`, `validate_only`, `reason` and `deadline_ms`, which every method takes as far as they concern it.
@Suite struct ReservedParamsTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.client()
    }

    @Test func `a write happens only if the row has the revision`() {
        let params: JSONValue = ["id": client, "name": "Beta", "if_revision": 1]
        #expect(service.call("client.update", params)["revision"] == 2)
        let reply = service.reply("client.update", params)
        #expect(reply.kind == "stale_revision" && reply.data["current"] == 2)
        for method in ["client.archive", "project.update", "client.restore"] {
            #expect(service.reply(method, ["id": client, "if_revision": 7]).kind != nil)
        }
        #expect(service.row("client", client)["revision"] == 2)
    }

    @Test func `every step on a row looks at the revision`() {
        let project = service.project("Shop", of: client)
        let instance = service.instance("S", in: project)
        let user = service.user("sam", uid: 3001)
        let pair: JSONValue = ["project_id": project, "user_id": user]
        _ = service.call("project.assign", pair)
        let steps: [(String, JSONValue)] = [
            ("client.update", ["id": client]), ("client.archive", ["id": client]), ("project.update", ["id": project]),
            ("project.move", ["id": project, "client_id": client]), ("project.archive", ["id": project]),
            ("project.unassign", pair), ("instance.update", ["id": instance]),
            ("instance.move", ["id": instance, "project_id": project]), ("instance.deactivate", ["id": instance]),
            ("instance.archive", ["id": instance]), ("user.update", ["id": user]), ("user.archive", ["id": user]),
        ]
        for (method, params) in steps {
            #expect(service.errorKind(method, params.with("if_revision", 9)) == "stale_revision", "\(method)")
        }
        _ = service.call("instance.archive", ["id": instance])
        #expect(service.errorKind("instance.restore", ["id": instance, "if_revision": 1]) == "stale_revision")
        #expect(service.errorKind("instance.restore", ["id": instance, "if_revision": 2]) == nil)
    }

    @Test func `a call that names no row has no revision`() {
        let project = service.project("Shop", of: client)
        let user = service.user("sam", uid: 3001)
        let calls: [(String, JSONValue)] = [
            ("client.create", ["name": "Beta"]), ("project.create", ["client_id": client, "name": "Books"]),
            ("instance.create", ["project_id": project, "name": "S", "type": "staging"]),
            ("user.create", ["username": "tom", "role": "staff"]),
            ("project.assign", ["project_id": project, "user_id": user]),
            ("import.begin", ["kind": "client-infra-manager"]),
        ]
        let before = service.head
        for (method, params) in calls {
            let reply = service.reply(method, params.with("if_revision", 1))
            #expect(reply.kind == "invalid_params" && reply.pointer == "/params/if_revision", "\(method)")
        }
        #expect(service.head == before)
    }

    @Test func `a validation answers the result and the changes, and changes nothing`() {
        let before = service.head
        let row = service.row("client", client)
        let reply = service.call(
            "client.update",
            ["id": client, "name": "Beta", "company": "C", "validate_only": true]
        )
        #expect(reply["name"] == "Beta" && reply["revision"] == 2 && reply["validate_only"] == true)
        let changes: JSONValue = [
            [
                "action": "update", "entity": "client", "entity_id": client, "label": "Beta",
                "changes": ["name": ["Acme", "Beta"], "company": [nil, "C"]],
            ]
        ]
        #expect(reply["changes"] == changes)
        #expect(service.head == before && service.row("client", client) == row)
    }

    @Test func `a validation of a cascade names every row`() {
        let project = service.project("Shop", of: client)
        _ = service.instance("S", in: project)
        let params: JSONValue = ["id": client, "force_instances": true, "validate_only": true]
        let reply = service.call("client.archive", params)
        #expect(
            reply["changes"]?.arrayValue?.compactMap { $0["entity"]?.stringValue } == ["instance", "project", "client"]
        )
        #expect(reply["counts"]?["instance"] == 1 && service.items("instance.list").count == 1)
        #expect(service.errorKind("client.archive", ["id": client, "validate_only": true]) == "conflict")
    }

    @Test func `an id that a validation showed is given to the next row`() {
        let shown = service.call("client.create", ["name": "Beta", "validate_only": true])["id"]
        #expect(service.client("Gamma") == shown)
    }

    @Test func `validate_only false is an ordinary write`() {
        let reply = service.call("client.create", ["name": "Beta", "validate_only": false])
        #expect(reply["validate_only"] == nil && reply["changes"] == nil)
        #expect(service.items("client.list").count == 2)
    }

    @Test func `the reason is kept with the entries`() {
        let seq = service.seq
        _ = service.call("client.archive", ["id": client, "reason": "  contract ended "])
        #expect(service.audit(after: seq).map { $0["reason"] } == ["contract ended"])
        let long = JSONValue.string(String(repeating: "x", count: 1001))
        let reply = service.reply("client.restore", ["id": client, "reason": long])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/reason")
    }

    @Test(
        arguments: [
            ("/params/deadline_ms", ["deadline_ms": 0]), ("/params/deadline_ms", ["deadline_ms": "1"]),
            ("/params/deadline_ms", ["deadline_ms": 3_600_001]), ("/params/deadline_ms", ["deadline_ms": 1.5]),
            ("/params/if_revision", ["if_revision": "1"]), ("/params/validate_only", ["validate_only": 1]),
            ("/params/request_id", ["request_id": 5]),
            ("/params/request_id", ["request_id": .string(String(repeating: "k", count: 65))]),
            ("/params/request_id", ["request_id": "k", "validate_only": true]),
        ] as [(String, JSONValue)]
    )
    func `unusable ones are refused with their place`(_ pointer: String, _ reserved: JSONValue) {
        let reply = service.reply("client.update", reserved.with("id", client))
        #expect(reply.kind == "invalid_params" && reply.pointer == pointer, "\(reply.text)")
    }

    @Test func `methods that do not write take only a deadline`() {
        for method in ["client.list", "rpc.discover", "reconcile.run", "system.ping"] {
            #expect(service.errorKind(method, ["deadline_ms": 20_000]) == nil)
            for name in ["request_id", "if_revision", "validate_only", "reason"] {
                let reply = service.reply(method, ([:] as JSONValue).with(name, "x"))
                #expect(reply.kind == "invalid_params" && reply.pointer == "/params/\(name)", "\(method)")
            }
        }
    }
}
