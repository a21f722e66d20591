import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct DeclaredFactsTests {
    @Test(arguments: [
        "https://shop.example.org", "http://Shop.example.org:8069/Odoo/", "https://shop.example.org/a:b",
        "http://[2001:db8::1]", "http://[2001:db8::1]:8069/x", "http://localhost:8069", "https://Bücher.example/",
    ])
    func aStoredInstanceGivesTheKeyOfItsURL(_ text: String) throws {
        let url = try OdooURL(text)
        let fact = InstanceFact(Instance(projectID: 1, name: "I", type: .staging, url: url))
        #expect(fact.urlKey == url.comparisonKey)
        #expect(fact.urlHost == url.host)
    }

    @Test func aStoredInstanceGivesItsOtherFields() {
        var stored = Instance(projectID: 4, name: "Main", type: .production, aliases: ["*.example.org"], host: "web-1")
        stored.id = 9
        stored.contested = true
        let fact = InstanceFact(stored)
        var expected = InstanceFact(
            id: 9,
            projectID: 4,
            name: "Main",
            type: .production,
            contested: true,
            aliases: ["*.example.org"],
            host: "web-1"
        )
        expected.declaredAt = stored.createdAt
        #expect(fact == expected)
        #expect(fact.isActiveProduction)
        stored.archivedAt = moment(0)
        #expect(!InstanceFact(stored).isInUse)
    }

    @Test func storedClientsAndProjectsGiveTheirFields() {
        let client = Client(name: "Acme", id: 2, archivedAt: moment(0))
        let project = Project(clientID: 2, name: "Shop", stage: .ended, id: 5)
        #expect(ClientFact(client) == ClientFact(id: 2, name: "Acme", isArchived: true))
        #expect(ProjectFact(project) == ProjectFact(id: 5, clientID: 2, name: "Shop", stage: .ended))
    }
}
