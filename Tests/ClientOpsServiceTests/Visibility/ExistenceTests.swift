import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Whether a row exists is not told to who may not see it: the answers are the same but for the id that was asked.
@Suite struct ExistenceTests {
    private let service: TestService
    private let sam: Peer

    init() throws {
        service = try TestService()
        let project = service.project("Secret", of: service.client())
        _ = service.instance("S", in: project)
        let archived = service.project("Archived", of: service.client("Beta"))
        _ = service.instance("S", in: archived)
        sam = service.standardUser(on: [archived])
        _ = service.call("project.archive", ["id": archived, "force_instances": true])
        service.reconcile()
    }

    /// The reply to a request, with the id that was asked for masked.
    private func masked(_ method: String, _ id: Int64, as peer: Peer) -> String {
        service.line(request(method, ["id": .integer(id)], id: "\"r\""), as: peer)
            .replacing(" \(id).", with: " #.").replacing("\"id\":\(id)", with: "\"id\":#")
    }

    @Test(arguments: ["project.get", "instance.get", "finding.get"])
    func `a hidden row, an archived one and one that never was answer alike`(_ method: String) {
        let hidden = masked(method, 1, as: sam)
        #expect(hidden.contains("not_found"))
        #expect(masked(method, 2, as: sam) == hidden)
        #expect(masked(method, 888_888, as: sam) == hidden)
    }

    @Test(arguments: ["client", "project", "instance", "user"])
    func `an archived row answers a reader as one that never was`(_ entity: String) {
        let id = entity == "client" ? service.client("Gone").integerValue ?? 0 : entity == "user" ? 1 : 2
        _ = service.call("\(entity).archive", ["id": .integer(id)])
        let missing = masked("\(entity).get", 888_888, as: TestPeers.root)
        #expect(missing.contains("not_found"))
        #expect(masked("\(entity).get", id, as: TestPeers.root) == missing)
        #expect(
            masked("\(entity).update", id, as: TestPeers.root)
                == masked("\(entity).update", 888_888, as: TestPeers.root)
        )
    }

    @Test func `a method that the role lacks answers alike for any row`() {
        for method in ["project.update", "instance.archive", "client.get", "user.get"] {
            let answer = masked(method, 888_888, as: sam)
            #expect(answer.contains("permission_denied"))
            for id in [1, 2] as [Int64] { #expect(masked(method, id, as: sam) == answer, "\(method)") }
        }
    }

    @Test func `a filter by a hidden parent finds what a missing one finds`() {
        for method in ["instance.list", "finding.list"] {
            let missing = service.call(method, ["project_id": 888_888], as: sam)
            #expect(service.call(method, ["project_id": 1], as: sam) == missing && missing["items"] == [])
        }
        let missing = service.call("project.list", ["client_id": 888_888], as: sam)
        #expect(service.call("project.list", ["client_id": 1], as: sam) == missing && missing["items"] == [])
    }
}
