import Dispatch
import StrictJSON
import Synchronization
import Testing

/// A close and an activation at the same moment keep the constraint (PRODUCT.md section 6).
@Suite struct CutoverRaceTests {
    @Test(arguments: ["completed", "rolled_back", "cancelled"])
    func `a close racing an activation`(outcome: String) throws {
        let change = try Changeover()
        let firm = change.firm
        var (from, to) = (change.from, change.to)
        for round in 0..<25 {
            var params = change.params
            params["from_instance"] = from
            params["to_instance"] = to
            params["starts_at"] = firm.time(0)
            let id = firm.done("cutover.open", .object(params)).id
            let second = to
            let answers = Mutex<[String: Answer]>([:])
            DispatchQueue.concurrentPerform(iterations: 2) { index in
                let isClose = (index + round) % 2 == 0
                let answer = isClose ? change.close(id, outcome) : change.activate(second)
                answers.withLock { $0[isClose ? "close" : "activate"] = answer }
            }
            let (closed, activated) = answers.withLock { ($0["close"]?.kind, $0["activate"]?.kind) }
            let rows = [from, to].map { firm.row("instance", $0) }
            let active = rows.filter { $0["active"] == true }
            if closed == nil {
                // Whoever came first: exactly one production is left, in the one place.
                #expect(active.count == 1 && active.allSatisfy { $0["cutover_id"] == .null })
                #expect(outcome != "completed" || active.first?["id"] == to)
            } else {
                #expect(closed == "invalid_state" && activated == nil)
                #expect(active.count == 2 && active.contains { $0["cutover_id"] == id })
                #expect(change.close(id, outcome == "cancelled" ? "rolled_back" : outcome).kind == nil)
            }
            if firm.row("cutover", id)["state"] == "open" {
                firm.done("cutover.close", ["id": id, "outcome": "cancelled"])
            }
            if firm.row("instance", to)["active"] == true { swap(&from, &to) }
        }
        #expect(firm.done("audit.verify")["valid"] == true)
    }

    @Test func `many activations at once let in one second production`() throws {
        let change = try Changeover()
        let firm = change.firm
        let id = change.open()
        let others = (0..<6).map { firm.instance("N\($0)", in: change.project, active: false) }
        firm.at(60)
        let kinds = Mutex<[String?]>([])
        let candidates = others + [change.to]
        DispatchQueue.concurrentPerform(iterations: candidates.count) { index in
            let kind = change.activate(candidates[index]).kind
            kinds.withLock { $0.append(kind) }
        }
        #expect(kinds.withLock { $0.filter { $0 == nil }.count } == 1)
        #expect(change.sides == "active, active beside" && change.state(id) == "open running")
    }
}
