import ClientOpsModel
import Foundation
import Testing

@Suite struct ObservedSubjectTests {
    @Test func aCopyIsAValueOfItsOwn() throws {
        let first = ObservedSubject(try database())
        var second = first
        #expect(second == first)
        second.database?.crons = 6
        #expect(first.database?.crons == nil)
        #expect(second.database?.crons == 6)
        #expect(second != first)
        second.database?.crons = nil
        #expect(second == first)
        #expect(second.hashValue == first.hashValue)
    }

    @Test func theWireShowsPresentMembersOnly() throws {
        let config = ConfigSignals(unit: try ObservedText("odoo.service"), dbNames: [try ShortName("acme")])
        let subject = ObservedSubject(config)
        let json = try JSONEncoder().encode(subject)
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object.keys.sorted() == ["config"])
        #expect(try JSONDecoder().decode(ObservedSubject.self, from: json) == subject)
    }

    @Test func twoMembersAreNoKind() throws {
        var subject = ObservedSubject(try database())
        #expect(subject.kind == .database)
        subject.unit = UnitSignals(unit: try ObservedText("odoo.service"), running: true)
        #expect(subject.kind == nil)
        subject.database = nil
        #expect(subject.kind == .unit)
    }

    private func database() throws -> DatabaseSignals {
        DatabaseSignals(
            cluster: ClusterSignals(endpoint: try ObservedText("localhost:5432")),
            name: try ShortName("acme")
        )
    }
}
