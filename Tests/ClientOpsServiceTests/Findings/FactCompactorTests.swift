import ClientOpsModel
import ClientOpsReconcile
import Testing

@testable import ClientOpsService

@Suite struct FactCompactorTests {
    @Test func aDatabaseKeepsWhatTheRulesCompare() throws {
        var cluster = ClusterSignals(endpoint: try ObservedText("localhost:5432"))
        cluster.systemIdentifier = try ShortName("7312345678910000000")
        var database = DatabaseSignals(cluster: cluster, name: try ShortName("acme"))
        database.owner = try ShortName("the role of all databases")
        database.uuid = try ShortName("7d1a4c1e-6f0a-11ee-8c99-000000000001")
        let given = observation(ObservedSubject(database), .database, "localhost:5432/acme")
        var expected = given
        expected.key = ""
        var compactor = FactCompactor()
        #expect(compactor.compact(given) == expected)
        #expect(compactor.compact(given) == expected)
    }

    @Test func aConfigurationLosesWhatNoRuleLooksAt() throws {
        var config = ConfigSignals(unit: try ObservedText("odoo.service"), dbNames: [try ShortName("acme")])
        config.configPath = try ObservedText("/etc/odoo/odoo.conf")
        config.dbUser = try ShortName("odoo")
        config.httpInterface = try ShortName("127.0.0.1")
        var expected = observation(ObservedSubject(config), .config, "odoo.service")
        expected.key = ""
        config.dbFilter = try ObservedText("^%d$")
        config.dataDir = try ObservedText("/var/lib/odoo")
        var compactor = FactCompactor()
        #expect(compactor.compact(observation(ObservedSubject(config), .config, "odoo.service")) == expected)
    }

    @Test func anInstanceStaysWhatItIs() {
        var instance = DeclaredFacts.InstanceFact(
            id: 1,
            projectID: 2,
            name: "Main",
            type: .production,
            urlKey: "a-long-name.example.org",
            urlHost: "a-long-name.example.org",
            host: "a-host-with-a-long-name"
        )
        instance.dbCluster = "7312345678910000000"
        var compactor = FactCompactor()
        #expect(compactor.compact(instance) == instance)
    }

    private func observation(_ subject: ObservedSubject, _ kind: ObservedKind, _ key: String) -> Observation {
        let time = Timestamp(milliseconds: 1)
        return Observation(
            id: 1,
            sourceID: 2,
            source: "web-1/sql",
            host: "web-1",
            kind: kind,
            key: key,
            subject: subject,
            observedAt: time,
            receivedAt: time,
            firstReceivedAt: time,
            changedAt: time
        )
    }
}
