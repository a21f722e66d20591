import ClientOpsTestSupport
import StrictJSON
import Testing

/// A firm in which anything that can be asked is asked, in an order that only the seed decides.
struct RandomFirm {
    let firm: Firm
    private var generator: SeededGenerator
    private let seed: UInt64
    /// Rows made so far, by entity; ids count from 1.
    private(set) var made: [String: Int64] = ["client": 0, "project": 0, "instance": 0, "invoice": 0, "cutover": 0]
    /// How often each method succeeded.
    private(set) var successes: [String: Int] = [:]
    private var elapsed: Int64 = 0

    init(seed: UInt64) throws {
        firm = try Firm()
        generator = SeededGenerator(seed: seed)
        self.seed = seed
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    /// A row that may exist, live or archived, or just not.
    private mutating func some(_ entity: String) -> JSONValue {
        .integer(Int64.random(in: 1...max(1, made[entity] ?? 1), using: &generator))
    }

    /// One of the latest rows, which has most steps before it.
    private mutating func recent(_ entity: String) -> JSONValue {
        let latest = max(1, made[entity] ?? 1)
        return .integer(Int64.random(in: max(1, latest - 4)...latest, using: &generator))
    }

    private mutating func name(_ count: Int) -> JSONValue {
        .string("N\(Int.random(in: 0..<count, using: &generator))")
    }

    private mutating func type() -> JSONValue {
        chance(60) ? "production" : chance(50) ? "staging" : "development"
    }

    /// Asks for one thing; a refusal has to be one of the domain's.
    mutating func step() {
        if chance(15) {
            elapsed += Int64.random(in: 1...7200, using: &generator)
            firm.at(elapsed)
        }
        let (method, params) = request()
        let answer = firm.call(method, params)
        if let kind = answer.kind {
            let isOfDomain = ["conflict", "invalid_state", "not_found", "invalid_params"].contains(kind)
            #expect(isOfDomain, "seed \(seed): \(method) answered \(kind)")
        } else {
            successes[method, default: 0] += 1
            let parts = method.split(separator: ".").map(String.init)
            if ["create", "open"].contains(parts[1]) { made[parts[0], default: 0] += 1 }
        }
    }

    private mutating func request() -> (String, JSONValue) {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<30: creation()
        case 30..<60: instanceStep()
        case 60..<72: cutoverStep()
        case 72..<84: invoiceStep()
        default: archiving()
        }
    }

    private mutating func creation() -> (String, JSONValue) {
        // Few clients and projects, so that their rows get into each other's way.
        let isFull = made["project", default: 0] >= 8
        switch Int.random(in: 0..<10, using: &generator) {
        case 0 where made["client", default: 0] < 4: return ("client.create", ["name": "Acme"])
        case 1..<3 where !isFull:
            return ("project.create", ["client_id": some("client"), "name": name(6)])
        case 9:
            let currency: JSONValue = chance(50) ? "EUR" : "JPY"
            return (
                "invoice.create",
                ["client_id": some("client"), "title": "Hosting", "currency": currency, "amount": 100]
            )
        default:
            return (
                "instance.create",
                [
                    "project_id": some("project"), "name": name(12), "type": type(), "active": .bool(chance(40)),
                    "host": "web-1", "aliases": ["a.example"], "notes": "n",
                ]
            )
        }
    }

    private mutating func instanceStep() -> (String, JSONValue) {
        let id = some("instance")
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...3: return ("instance.activate", ["id": id])
        case 4, 5: return ("instance.deactivate", ["id": id])
        case 6: return ("instance.move", ["id": id, "project_id": some("project")])
        case 7: return ("instance.update", ["id": id, "type": type()])
        case 8: return ("instance.update", ["id": id, "name": name(12)])
        default: return ("project.move", ["id": some("project"), "client_id": some("client")])
        }
    }

    private mutating func cutoverStep() -> (String, JSONValue) {
        let id = recent("cutover")
        switch Int.random(in: 0..<9, using: &generator) {
        case 0, 8: return ("cutover.extend", ["id": id, "ends_at": firm.time(elapsed + 9000)])
        case 1, 2:
            let outcome: JSONValue = chance(40) ? "completed" : chance(50) ? "rolled_back" : "cancelled"
            return ("cutover.close", ["id": id, "outcome": outcome])
        case 3, 4: return ("instance.activate", ["id": firm.row("cutover", id)[member: "to_instance"]])
        default: return opening()
        }
    }

    /// A cut-over of a project that has an active production and an inactive one, if there is any.
    private mutating func opening() -> (String, JSONValue) {
        let productions = firm.call("instance.list", ["type": "production", "page_size": 500]).items
        let active = productions.filter { $0["active"] == true }.randomElement(using: &generator)
        let project = active?["project_id"] ?? some("project")
        let to = productions.first { $0["project_id"] == project && $0["active"] == false }?["id"]
        return (
            "cutover.open",
            [
                "project_id": project, "from_instance": active?["id"] ?? some("instance"),
                "to_instance": to ?? some("instance"), "starts_at": firm.time(elapsed + (chance(70) ? 0 : 3600)),
                "ends_at": firm.time(elapsed + 7200), "reason": "r",
            ]
        )
    }

    private mutating func invoiceStep() -> (String, JSONValue) {
        let id = recent("invoice")
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...2: return ("invoice.send", ["id": id])
        case 3, 4: return ("invoice.pay", ["id": id, "amount": chance(50) ? 40 : .null])
        case 5, 6:
            let payment = firm.row("invoice", id)[member: "payments"][0]?["id"] ?? 1
            return ("invoice.reverse_payment", ["id": id, "payment_id": payment, "reason": "r"])
        case 7, 8: return ("invoice.void", ["id": id, "reason": "r"])
        default: return ("invoice.update", ["id": id, chance(50) ? "notes" : "title": name(3)])
        }
    }

    private mutating func archiving() -> (String, JSONValue) {
        let entity =
            ["client", "project", "instance", "instance", "instance", "invoice"].randomElement(using: &generator) ?? ""
        let id = some(entity)
        guard chance(45) else { return restoring(entity, id) }
        switch entity {
        case "client":
            return (
                "client.archive",
                ["id": id, "force_instances": .bool(chance(40)), "force_unpaid": .bool(chance(40))]
            )
        case "project": return ("project.archive", ["id": id, "force_instances": .bool(chance(40))])
        default: return ("\(entity).archive", ["id": id])
        }
    }

    /// Restores a row that is archived, if there is one.
    private mutating func restoring(_ entity: String, _ id: JSONValue) -> (String, JSONValue) {
        let archived = firm.all(entity).filter { !$0.isLive }.compactMap { $0["id"] }
        return ("\(entity).restore", ["id": archived.randomElement(using: &generator) ?? id])
    }

    // MARK: What always holds

    /// Archives something without force, restores it, and expects everything as it was.
    mutating func archiveAndRestore() {
        let entity = ["client", "project", "instance", "invoice"].randomElement(using: &generator) ?? ""
        let id = some(entity)
        var before = contents()
        // An active instance is archived without force, but comes back inactive.
        if entity == "instance" { before = before.map { $0.inactive(id: id) } }
        guard firm.call("\(entity).archive", ["id": id]).kind == nil else { return }
        successes["archive and restore", default: 0] += 1
        firm.done("\(entity).restore", ["id": id])
        var after = contents()
        if entity == "instance" { after = after.map { $0.inactive(id: id) } }
        // A cut-over that ended with its second side lets that one take the place.
        #expect(Rows(before) == Rows(after), "seed \(seed): \(entity) \(id) came back different")
    }

    private func contents() -> [JSONValue] {
        ["client", "project", "instance", "invoice"].flatMap { entity in
            firm.all(entity).map { .object(["entity": .string(entity), "row": $0.content.withoutCutover]) }
        }
    }

    /// Checks every rule that no sequence of calls may break.
    func check() {
        let rows = made.keys.reduce(into: [String: [JSONValue]]()) { $0[$1] = firm.all($1) }
        let invariants = Invariants(rows)
        for (entity, count) in made {
            #expect(Int64(rows[entity]?.count ?? 0) == count, "seed \(seed): a \(entity) was lost")
            let live = firm.call("\(entity).list", ["page": 1, "page_size": 1])["total"].integerValue
            let all = firm.call("\(entity).list", ["page": 1, "page_size": 1, "include_archived": true])["total"]
            #expect(live == Int64(rows[entity]?.filter(\.isLive).count ?? 0), "seed \(seed): counters of \(entity)")
            #expect(all.integerValue == count, "seed \(seed): counters of \(entity)")
        }
        for problem in invariants.problems { Issue.record("seed \(seed): \(problem)") }
        #expect(firm.done("audit.verify")["valid"] == true)
    }
}

/// Rows whose differences alone are shown.
private struct Rows: Equatable, CustomStringConvertible {
    let rows: Set<JSONValue>

    init(_ rows: [JSONValue]) { self.rows = Set(rows) }

    var description: String { "\(rows.count) rows" }
}

extension JSONValue {
    /// Whether a row is not archived.
    var isLive: Bool { self[member: "archived_at"] == .null }

    /// An instance without what ends with a cut-over.
    fileprivate var withoutCutover: JSONValue {
        var object = objectValue ?? [:]
        object["cutover_id"] = nil
        return .object(object)
    }

    /// A row in which one instance counts as inactive.
    fileprivate func inactive(id: JSONValue) -> JSONValue {
        guard self["entity"] == "instance", self["row"]?["id"] == id else { return self }
        var row = self["row"]?.objectValue ?? [:]
        row["active"] = false
        row["contested"] = false
        return .object(["entity": "instance", "row": .object(row)])
    }
}
