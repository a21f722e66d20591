import ClientOpsProtocol
import Testing

@Suite struct MethodListTests {
    @Test func listsKeepTheirOrder() {
        let list = MethodList {
            UserMethods.list
            DashboardMethods.list
            MethodList(SystemMethods.Ping.self)
        }
        let names = list.types.map { $0.name }
        #expect(names.suffix(3) == ["user.restore", "dashboard.summary", "system.ping"])
        #expect(names.first == "user.create")
        #expect(names.count == UserMethods.list.types.count + 2)
    }

    @Test func everyEntityIsInTheWholeList() {
        let groups = Set(allMethods.types.map { $0.name.prefix { $0 != "." } })
        let expected: Set<Substring> = [
            "rpc", "system", "whoami", "client", "project", "instance", "user", "lead", "invoice", "series", "cutover",
            "audit", "finding", "reconcile", "event", "dashboard", "import", "export",
            "source", "observation", "expectation", "backup",
        ]
        #expect(groups == expected)
    }
}
