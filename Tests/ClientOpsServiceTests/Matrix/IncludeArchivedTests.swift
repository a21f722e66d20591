import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Archived rows are shown to admins who ask, and to nobody else.
@Suite struct IncludeArchivedTests {
    /// The methods that take `include_archived`.
    private static let methods = [
        "client.get", "client.list", "project.get", "project.list", "project.members", "instance.get",
        "instance.list", "user.get", "user.list", "audit.list", "finding.list", "reconcile.history",
        "lead.get", "lead.list", "invoice.get", "invoice.list", "cutover.get", "cutover.list", "source.list",
        "observation.list", "expectation.list",
    ]

    @Test func `only an admin may ask`() throws {
        let world = try MatrixWorld()
        for method in Self.methods {
            let params = try #require(world.params(method)).with("include_archived", true)
            for caller in MatrixCaller.allCases {
                let reply = world.service.reply(method, params, as: caller.peer)
                let expected = caller.column == .admin ? nil : "permission_denied"
                #expect(reply.kind == expected, "\(method) by \(caller): \(reply.text)")
            }
        }
    }

    @Test func `false is what it is without`() throws {
        let world = try MatrixWorld()
        for method in Self.methods {
            let params = try #require(world.params(method))
            for caller in MatrixCaller.allCases {
                let without = world.service.reply(method, params, as: caller.peer)
                let with = world.service.reply(method, params.with("include_archived", false), as: caller.peer)
                #expect(without.kind == with.kind, "\(method) by \(caller)")
                #expect(without.result.ids == with.result.ids, "\(method) by \(caller)")
            }
        }
    }

    @Test func `no other method takes it`() throws {
        let world = try MatrixWorld()
        for name in allMethods.types.map({ $0.name }) where !Self.methods.contains(name) {
            let params = try #require(world.params(name)).with("include_archived", true)
            let reply = world.service.reply(name, params)
            #expect(reply.kind == "invalid_params" && reply.pointer == "/params/include_archived", "\(name)")
        }
    }

    @Test func `a get shows the archived row`() throws {
        let world = try MatrixWorld()
        for (entity, id) in world.archivedRows {
            #expect(world.service.errorKind("\(entity).get", ["id": id]) == "not_found")
            let shown = world.service.call("\(entity).get", ["id": id, "include_archived": true])
            #expect(shown["archived_at"]?.stringValue != nil)
        }
    }

    @Test func `a list adds the archived rows and counts them`() throws {
        let world = try MatrixWorld()
        for (entity, id) in world.archivedRows {
            let live = world.service.call("\(entity).list", ["page": 1, "page_size": 500])
            let all = world.service.call("\(entity).list", ["page": 1, "page_size": 500, "include_archived": true])
            #expect(!live.ids.contains(id) && all.ids.contains(id))
            #expect(live["total"]?.integerValue == Int64(live.ids.count))
            #expect(all["total"]?.integerValue == Int64(live.ids.count + 1))
        }
    }

    @Test func `members that left are shown too`() throws {
        let world = try MatrixWorld()
        _ = world.service.call("project.unassign", ["project_id": world.project, "user_id": world.sam])
        let params: JSONValue = ["project_id": world.project]
        #expect(world.service.items("project.members", params).isEmpty)
        #expect(world.service.items("project.members", params.with("include_archived", true)).count == 1)
    }
}

extension MatrixWorld {
    /// An archived row of every entity that can be archived.
    fileprivate var archivedRows: [(entity: String, id: JSONValue)] {
        [
            ("client", archivedClient), ("project", archivedProject), ("instance", archivedInstance),
            ("user", archivedUser), ("lead", billing.archivedLead), ("invoice", billing.archivedInvoice),
        ]
    }
}
