import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Envelope, method, role, parameters, visibility, state: an earlier check answers before a later one (DECISIONS.md 9).
@Suite struct CheckOrderTests {
    private let world: MatrixWorld
    private var service: TestService { world.service }

    init() throws { world = try MatrixWorld() }

    /// The same parameters about rows that never were.
    private func missing(_ params: JSONValue) -> JSONValue {
        var object = params.objectValue ?? [:]
        for name in object.keys where name == "id" || name.hasSuffix("_id") { object[name] = 999_999 }
        return .object(object)
    }

    @Test func `the role comes before the parameters`() throws {
        for method in allMethods.types.map({ $0.name }) {
            for caller in MatrixCaller.allCases where PermissionTable.cell(method, caller.column) == .denied {
                let params: JSONValue = ["no_such_member": 1, "deadline_ms": "soon"]
                let kind = service.errorKind(method, params, as: caller.peer)
                #expect(kind == "permission_denied", "\(method) by \(caller)")
            }
        }
    }

    @Test func `the parameters come before the row`() throws {
        for method in allMethods.types.map({ $0.name }) {
            let params = missing(try #require(world.params(method))).with("no_such_member", 1)
            for caller in MatrixCaller.allCases where PermissionTable.cell(method, caller.column) != .denied {
                let reply = service.reply(method, params, as: caller.peer)
                #expect(reply.kind == "invalid_params", "\(method) by \(caller)")
                #expect(reply.pointer == "/params/no_such_member", "\(method) by \(caller)")
            }
        }
    }

    @Test func `a missing row is not found by whoever may call`() throws {
        for method in allMethods.types.map({ $0.name }) where !method.hasPrefix("import.") {
            let params = try #require(world.params(method))
            guard missing(params) != params else { continue }
            for caller in MatrixCaller.allCases where PermissionTable.cell(method, caller.column) != .denied {
                let reply = service.reply(method, missing(params), as: caller.peer)
                #expect(reply.kind == "not_found" && reply.data["id"] == 999_999, "\(method) by \(caller)")
            }
        }
    }

    @Test(
        arguments: [
            ("instance.update", ["aliases": .array((0...20).map { .string("a\($0).example.org") })]),
            ("instance.update", ["watched_by": ["sources": []]]),
            (
                "instance.update",
                [
                    "nodes": [
                        ["host": "a", "unit": "odoo", "role": "web"], ["host": "a", "unit": "odoo", "role": "cron"],
                    ]
                ]
            ),
            ("user.update", ["uid": 65534]),
            ("user.update", ["uid": 990]),
        ] as [(String, JSONValue)]
    )
    func `rules of a field come before the row`(_ method: String, _ field: JSONValue) {
        #expect(service.errorKind(method, field.with("id", 999_999)) == "invalid_params")
    }

    @Test func `contradicting paging comes before the row`() {
        let params: JSONValue = ["project_id": 999_999, "page": 1, "cursor": ""]
        #expect(service.errorKind("project.members", params) == "invalid_params")
    }

    @Test func `rules of a field come before the parent`() {
        let params: JSONValue = [
            "project_id": 999_999, "name": "N", "type": "staging", "watched_by": ["sources": []],
        ]
        #expect(service.errorKind("instance.create", params) == "invalid_params")
    }

    @Test func `the row comes before its state`() {
        let move: JSONValue = ["id": 999_999, "project_id": world.archivedProject]
        #expect(service.errorKind("instance.move", move) == "not_found")
        #expect(service.errorKind("instance.move", move.with("id", world.active)) == "invalid_state")
    }

    @Test func `the method comes before everything a caller may be`() {
        #expect(
            service.errorKind("no.such", ["no_such_member": 1], as: MatrixCaller.nothing.peer) == "method_not_found"
        )
    }
}
