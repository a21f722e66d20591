import ClientOpsClient

/// A service of another package, which does a day's work with the client library and prints what it saw.
@main enum Consumer {
    static func main() async throws {
        let daemon = DaemonClient()
        let identity = try await daemon.call(API.SystemMethods.Whoami.self)
        print("role \(identity.role)")
        let acme = try await daemon.call(
            API.ClientMethods.Create.self,
            .init(name: "Acme", notes: "by a library"),
            options: CallOptions(requestID: "acme-1", reason: "a new contract")
        )
        let again = try await daemon.call(
            API.ClientMethods.Create.self,
            .init(name: "Acme", notes: "by a library"),
            options: CallOptions(requestID: "acme-1", reason: "a new contract")
        )
        print("once \(acme == again)")
        let updated = try await daemon.call(
            API.ClientMethods.Update.self,
            .init(id: acme.id, company: .set("Acme SA"), notes: .clear),
            options: CallOptions(ifRevision: acme.revision)
        )
        print("company \(updated.company ?? "none"), notes \(updated.notes ?? "none"), revision \(updated.revision)")
        try await addProjects(to: acme, of: daemon)
        await refusals(of: daemon)
        let pong = try await daemon.call("system.ping", API.NoParams(), returning: JSONText.self)
        print("version \(pong.member("version", as: String.self) != nil)")
    }

    private static func addProjects(to client: API.Client, of daemon: DaemonClient) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...25 {
                group.addTask {
                    let params = API.ProjectMethods.Create.Params(clientID: client.id, name: "Project \(number)")
                    _ = try await daemon.call(API.ProjectMethods.Create.self, params)
                }
            }
            try await group.waitForAll()
        }
        var names: Set<String> = []
        let params = API.ProjectMethods.List.Params(clientID: client.id, pageSize: 10)
        for try await project in daemon.rows(API.ProjectMethods.List.self, params) {
            names.insert(project.name)
        }
        print("projects \(names.count)")
    }

    private static func refusals(of daemon: DaemonClient) async {
        do {
            _ = try await daemon.call(API.ClientMethods.Get.self, .init(id: 4711))
        } catch let error as CallError where error.kind == .notFound {
            print("not found \(error.data.member("entity", as: String.self) ?? "") \(error.mayHaveHappened)")
        } catch {
            print("unexpected \(error)")
        }
    }
}
