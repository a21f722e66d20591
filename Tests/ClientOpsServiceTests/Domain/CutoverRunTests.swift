import StrictJSON
import Testing

/// Activating the second side, and closing (PRODUCT.md section 6).
@Suite struct CutoverRunTests {
    private let change: Changeover
    private var firm: Firm { change.firm }
    private var fromConflict: [String] { ["one_active_production \(change.from.integerValue ?? 0)"] }

    init() throws { change = try Changeover() }

    @Test(arguments: [(0, false), (59, false), (60, true), (3599, true)] as [(Int64, Bool)])
    func `to is activated while starts_at is reached and ends_at is not`(second: Int64, allowed: Bool) {
        let id = change.open()
        firm.at(second)
        let answer = change.activate(change.to)
        if allowed {
            #expect(answer["cutover_id"] == id && answer["active"] == true && answer["contested"] == false)
            #expect(change.sides == "active, active beside")
        } else {
            #expect(answer.conflicts == fromConflict)
            #expect(change.sides == "active, inactive")
        }
    }

    @Test func `at ends_at nothing is deactivated, but nothing new is activated`() {
        let id = change.running()
        let staging = firm.instance("Test", in: change.project, type: "staging", active: false)
        let other = firm.project("Books", of: change.client)
        firm.at(3600)
        #expect(change.state(id) == "open overdue" && change.sides == "active, active beside")
        let conflict = ["cutover_open \(id.integerValue ?? 0)"]
        #expect(change.activate(staging).conflicts == conflict)
        let new: JSONValue = ["project_id": change.project, "name": "N", "type": "development"]
        #expect(firm.call("instance.create", new).conflicts == conflict)
        #expect(firm.call("instance.create", ["project_id": other, "name": "N", "type": "production"]).kind == nil)
        #expect(change.deactivate(change.to).kind == nil)
        #expect(change.activate(staging).kind == nil)
        #expect(change.activate(change.to).conflicts == fromConflict)
        #expect(change.close(id, "cancelled").kind == nil)
    }

    @Test func `overdue and never used, it lets everything but the second production in`() {
        _ = change.open()
        firm.at(3600)
        #expect(change.activate(change.to).conflicts == fromConflict)
        #expect(change.activate(firm.instance("Test", in: change.project, type: "staging", active: false)).kind == nil)
    }

    @Test func `a clock that is set back does not run backwards`() {
        let id = change.open()
        firm.at(3600)
        firm.done("client.create", ["name": "Later"])
        firm.at(100)
        #expect(change.activate(change.to).conflicts == fromConflict)
        #expect(change.state(id) == "open overdue")
        #expect(firm.call("cutover.extend", ["id": id, "ends_at": firm.time(7200)]).kind == "invalid_state")
    }

    @Test func `a third production is refused`() {
        _ = change.running()
        let third = firm.instance("Third", in: change.project, active: false)
        #expect(change.activate(third).conflicts == fromConflict)
        let new: JSONValue = ["project_id": change.project, "name": "N", "type": "production"]
        #expect(firm.call("instance.create", new).conflicts == fromConflict)
        let other = firm.instance("Books", in: firm.project("Books", of: change.client))
        #expect(firm.call("instance.move", ["id": other, "project_id": change.project]).conflicts == fromConflict)
        let staging = firm.instance("Test", in: change.project, type: "staging")
        #expect(firm.call("instance.update", ["id": staging, "type": "production"]).conflicts == fromConflict)
    }

    @Test func `a third production is refused while the cut-over is only planned, too`() {
        _ = change.open()
        let third = firm.instance("Third", in: change.project, active: false)
        firm.at(60)
        #expect(change.activate(third).conflicts == fromConflict)
    }

    @Test(arguments: [100, 3600] as [Int64])
    func `completed deactivates from and gives to its place, in one operation`(second: Int64) {
        let id = change.running()
        firm.at(second)
        let seq = firm.seq
        let answer = change.close(id, "completed")
        #expect(answer["state"] == "completed" && answer["phase"] == .null)
        #expect(change.sides == "inactive, active")
        let entries = firm.audit(after: seq)
        #expect(entries.map { $0["entity"] } == ["instance", "instance", "cutover"])
        #expect(entries.map { $0["entity_id"] } == [change.from, change.to, id])
        #expect(entries.allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
        #expect(change.activate(change.from).conflicts == ["one_active_production \(change.to.integerValue ?? 0)"])
    }

    @Test(arguments: [100, 3600] as [Int64])
    func `rolled_back deactivates to`(second: Int64) {
        let id = change.running()
        firm.at(second)
        let seq = firm.seq
        #expect(change.close(id, "rolled_back")["state"] == "rolled_back")
        #expect(change.sides == "active, inactive")
        #expect(firm.audit(after: seq).allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
        #expect(change.activate(change.to).conflicts == fromConflict)
    }

    @Test func `completed needs the second side active, cancelled needs it inactive`() {
        let id = change.open()
        let unused = change.close(id, "completed")
        #expect(unused.kind == "invalid_state" && unused.data["allowed"] == ["rolled_back", "cancelled"])
        firm.at(60)
        #expect(change.activate(change.to).kind == nil)
        let used = change.close(id, "cancelled")
        #expect(used.kind == "invalid_state" && used.data["allowed"] == ["completed", "rolled_back"])
        #expect(change.deactivate(change.to).kind == nil)
        #expect(change.state(id) == "open running")
        #expect(change.close(id, "cancelled")["state"] == "cancelled")
    }

    @Test(arguments: ["completed", "rolled_back", "cancelled"], ["completed", "rolled_back", "cancelled"])
    func `what is closed stays closed`(first: String, second: String) {
        let id = first == "cancelled" ? change.open() : change.running()
        #expect(change.close(id, first).kind == nil)
        let again = change.close(id, second)
        #expect(again.kind == "invalid_state" && again.data["from"] == .string(first))
        #expect(change.close(999, second).kind == "not_found")
    }

    @Test func `to may leave and come back while it runs`() {
        let id = change.running()
        #expect(change.deactivate(change.to)["cutover_id"] == .null)
        #expect(change.activate(change.to)["cutover_id"] == id)
    }

    @Test func `a switch without an overlap takes the one place`() {
        let id = change.open()
        #expect(change.deactivate(change.from).kind == nil)
        #expect(change.activate(change.to)["cutover_id"] == .null)
        #expect(change.sides == "inactive, active")
        #expect(change.activate(change.from).conflicts == ["one_active_production \(change.to.integerValue ?? 0)"])
        #expect(change.close(id, "completed")["state"] == "completed")
        #expect(change.sides == "inactive, active")
    }
}
