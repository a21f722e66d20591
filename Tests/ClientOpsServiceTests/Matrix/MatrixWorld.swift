import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A store with a row for every method, and the users behind the callers of the matrix.
struct MatrixWorld {
    let service: TestService
    let client: JSONValue
    let emptyClient: JSONValue
    let archivedClient: JSONValue
    /// The project that is assigned to `sam`.
    let project: JSONValue
    let emptyProject: JSONValue
    let archivedProject: JSONValue
    let active: JSONValue
    let inactive: JSONValue
    let archivedInstance: JSONValue
    let sam: JSONValue
    let tom: JSONValue
    let archivedUser: JSONValue
    let finding: JSONValue
    /// Findings in every state.
    let findings: MatrixFindings
    /// Leads, invoices and cut-overs.
    let billing: MatrixBilling
    /// Sources, observations and announced tests.
    let sources: MatrixSources

    init() throws {
        service = try TestService(clock: TestClock(MatrixBilling.now))
        client = service.client("Acme")
        emptyClient = service.client("Empty")
        archivedClient = service.client("Gone")
        project = service.project("Shop", of: client)
        emptyProject = service.project("Books", of: client, stage: "planned")
        archivedProject = service.project("Old", of: client)
        active = service.instance("S", in: project)
        inactive = service.instance("P", in: project, type: "production", active: false)
        archivedInstance = service.instance("X", in: project, active: false)
        _ = service.user("ada", uid: 3001, role: "admin")
        _ = service.user("stan", uid: 3002, role: "staff")
        sam = service.user("sam", uid: 3003)
        tom = service.user("tom", uid: 3004)
        archivedUser = service.user("archie", uid: 3005, role: "admin")
        _ = service.user("before", uid: 3006, role: "admin")
        _ = service.user("reused", uid: 3007, role: "admin")
        _ = service.id("project.assign", ["project_id": project, "user_id": sam])
        billing = MatrixBilling(in: service, client: client, seenBy: sam)
        sources = MatrixSources(in: service, instance: active)
        _ = service.call("client.archive", ["id": archivedClient])
        _ = service.call("project.archive", ["id": archivedProject])
        _ = service.call("instance.archive", ["id": archivedInstance])
        _ = service.call("user.archive", ["id": archivedUser])
        service.reconcile()
        // The second run finds something changed, for the comparison of the two.
        _ = service.call("instance.update", ["id": active, "name": "Staging"])
        service.reconcile()
        finding = service.items("finding.list").first?["id"] ?? .null
        findings = MatrixFindings(in: service)
    }

    /// Parameters with which a method succeeds for whoever may call it; nil for a method nobody has thought of.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - peer: who calls; imports belong to who began them.
    /// - Returns: the parameters.
    func params(_ method: String, as peer: Peer = TestPeers.root) -> JSONValue? {
        switch method {
        case "rpc.discover", "system.ping", "system.health", "system.status", "system.limits", "whoami",
            "system.metrics", "system.reload", "backup.create",
            "client.list", "project.list", "instance.list", "user.list", "audit.list", "audit.verify",
            "finding.list", "reconcile.run", "reconcile.history", "event.list", "event.subscribe",
            "event.unsubscribe", "dashboard.summary":
            [:]
        // From the first run on, for others may have run it meanwhile and found nothing new.
        case "reconcile.diff": ["from": 1]
        case "finding.get": ["id": finding]
        case _ where method.hasPrefix("finding."): findings.params(method)
        case "import.begin": ["kind": "client-infra-manager"]
        case "import.rows": ["import_id": begun(as: peer), "clients": [["source_id": 1, "name": "Imported"]]]
        case "import.commit": ["import_id": begun(as: peer)]
        case "observation.report": sources.report(as: peer)
        default: entityParams(method)
        }
    }

    private func entityParams(_ method: String) -> JSONValue? {
        switch method.prefix(while: { $0 != "." }) {
        case "client": clientParams(method)
        case "project": projectParams(method)
        case "instance": instanceParams(method)
        case "user": userParams(method)
        case "source", "observation", "expectation": sources.params(method)
        default: billing.params(method)
        }
    }

    private func clientParams(_ method: String) -> JSONValue? {
        switch method {
        case "client.create": ["name": "New"]
        case "client.get": ["id": client]
        case "client.update": ["id": client, "company": "Acme Ltd"]
        case "client.archive": ["id": emptyClient]
        case "client.restore": ["id": archivedClient]
        default: nil
        }
    }

    private func projectParams(_ method: String) -> JSONValue? {
        switch method {
        case "project.create": ["client_id": client, "name": "New"]
        case "project.get": ["id": project]
        case "project.update": ["id": project, "notes": "changed"]
        case "project.move": ["id": project, "client_id": emptyClient]
        case "project.archive": ["id": emptyProject]
        case "project.restore": ["id": archivedProject]
        case "project.assign": ["project_id": project, "user_id": tom]
        case "project.unassign": ["project_id": project, "user_id": sam]
        case "project.members": ["project_id": project]
        default: nil
        }
    }

    private func instanceParams(_ method: String) -> JSONValue? {
        switch method {
        case "instance.create": ["project_id": project, "name": "New", "type": "development"]
        case "instance.get": ["id": active]
        case "instance.update": ["id": active, "notes": "changed"]
        case "instance.move": ["id": active, "project_id": emptyProject]
        case "instance.activate": ["id": inactive]
        case "instance.deactivate", "instance.archive": ["id": active]
        case "instance.restore": ["id": archivedInstance]
        default: sources.params(method)
        }
    }

    private func userParams(_ method: String) -> JSONValue? {
        switch method {
        case "user.create": ["username": "new", "uid": 4000, "role": "standard"]
        case "user.get": ["id": tom]
        case "user.update": ["id": tom, "display_name": "Tom"]
        case "user.archive": ["id": tom]
        case "user.restore": ["id": archivedUser]
        default: nil
        }
    }

    private func begun(as peer: Peer) -> JSONValue {
        let begun = service.call("import.begin", ["kind": "client-infra-manager"], as: peer)
        return begun["import_id"] ?? 1
    }
}
