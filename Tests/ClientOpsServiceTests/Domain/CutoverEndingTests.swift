import StrictJSON
import Testing

/// Every way in which a cut-over ends by itself, and what is refused to its sides (PRODUCT.md section 6).
@Suite struct CutoverEndingTests {
    private let change: Changeover
    private var firm: Firm { change.firm }

    init() throws { change = try Changeover() }

    @Test(arguments: [100, 3600] as [Int64])
    func `deactivating from while to is active completes it`(second: Int64) {
        let id = change.running()
        firm.at(second)
        let seq = firm.seq
        #expect(change.deactivate(change.from)["active"] == false)
        #expect(change.state(id) == "completed" && change.sides == "inactive, active")
        let entries = firm.audit(after: seq)
        #expect(entries.count == 3 && entries.allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
    }

    @Test func `deactivating from while to is inactive ends nothing`() {
        let id = change.open()
        #expect(change.deactivate(change.from).kind == nil)
        #expect(change.state(id) == "open planned")
        #expect(change.activate(change.from).kind == nil)
    }

    @Test func `archiving from while to is active completes it`() {
        let id = change.running()
        let seq = firm.seq
        firm.done("instance.archive", ["id": change.from])
        #expect(change.state(id) == "completed" && change.sides == "inactive, active")
        #expect(firm.audit(after: seq).allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
        firm.done("instance.restore", ["id": change.from])
        #expect(change.state(id) == "completed" && change.sides == "inactive, active")
    }

    @Test func `archiving from while to is inactive cancels it`() {
        let id = change.open()
        firm.done("instance.archive", ["id": change.from])
        #expect(change.state(id) == "cancelled")
        #expect(change.activate(change.to)["cutover_id"] == .null)
    }

    @Test(arguments: [false, true])
    func `archiving to cancels it`(isActive: Bool) {
        let id = isActive ? change.running() : change.open()
        firm.done("instance.archive", ["id": change.to])
        #expect(change.state(id) == "cancelled" && change.sides == "active, inactive")
        firm.done("instance.restore", ["id": change.to])
        #expect(change.state(id) == "cancelled" && change.sides == "active, inactive")
    }

    @Test(arguments: ["project", "client"], [false, true])
    func `archiving the project or the client cancels it, and restoring never reopens it`(
        entity: String,
        isActive: Bool
    ) {
        let id = isActive ? change.running() : change.open()
        let target = entity == "project" ? change.project : change.client
        let seq = firm.seq
        firm.done("\(entity).archive", ["id": target, "force_instances": true])
        #expect(change.state(id) == "cancelled")
        #expect(firm.audit(after: seq).allSatisfy { $0["operation_id"]?.integerValue == seq + 1 })
        firm.done("\(entity).restore", ["id": target])
        #expect(change.state(id) == "cancelled" && change.sides == "inactive, inactive")
        #expect(change.activate(change.from).kind == nil)
        #expect(change.activate(change.to).kind == "conflict")
    }

    @Test(arguments: [false, true])
    func `a side is neither moved nor retyped while it is open`(isActive: Bool) {
        let id = isActive ? change.running() : change.open()
        let other = firm.project("Books", of: change.client)
        let conflict = ["cutover_open \(id.integerValue ?? 0)"]
        for side in [change.from, change.to] {
            #expect(firm.call("instance.move", ["id": side, "project_id": other]).conflicts == conflict)
            #expect(firm.call("instance.update", ["id": side, "type": "staging"]).conflicts == conflict)
            #expect(firm.call("instance.update", ["id": side, "notes": "n"]).kind == nil)
        }
        #expect(change.close(id, isActive ? "rolled_back" : "cancelled").kind == nil)
        #expect(firm.call("instance.update", ["id": change.to, "type": "staging"]).kind == nil)
        #expect(firm.call("instance.move", ["id": change.from, "project_id": other]).kind == nil)
    }

    @Test func `while it runs the two productions are information, afterwards they are critical`() {
        /// Rule and severity of what is found about the two productions; W1 stands for P1 once the time is over.
        func found() -> [String] {
            firm.done("reconcile.run")
            return ["P1", "W1"].flatMap { rule in
                firm.call("finding.list", ["rule": .string(rule)]).items.map {
                    "\(rule) \($0["severity"]?.stringValue ?? "")"
                }
            }
        }
        #expect(found() == [])
        let id = change.running()
        #expect(found() == ["P1 info"])
        firm.at(3600)
        #expect(found() == ["W1 critical"])
        #expect(change.close(id, "completed").kind == nil)
        #expect(found() == [])
    }
}
