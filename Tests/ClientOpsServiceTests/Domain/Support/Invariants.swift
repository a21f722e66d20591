import StrictJSON

/// What holds of all rows together, whatever was done to them.
struct Invariants {
    private(set) var problems: [String] = []

    /// Checks rows by entity, archived ones included.
    init(_ rows: [String: [JSONValue]]) {
        let (clients, projects) = (Self.byID(rows["client"]), Self.byID(rows["project"]))
        let cutovers = Self.byID(rows["cutover"])
        parents(rows["project"], "client_id", clients)
        parents(rows["invoice"], "client_id", clients)
        parents(rows["instance"], "project_id", projects)
        uniqueNames(rows["project"], of: "client_id")
        uniqueNames(rows["instance"], of: "project_id")
        productions(rows["instance"] ?? [], cutovers)
        open(rows["cutover"] ?? [], projects, Self.byID(rows["instance"]))
        invoices(rows["invoice"] ?? [])
    }

    private static func byID(_ rows: [JSONValue]?) -> [JSONValue: JSONValue] {
        Dictionary((rows ?? []).map { ($0[member: "id"], $0) }) { first, _ in first }
    }

    private mutating func parents(_ rows: [JSONValue]?, _ field: String, _ parents: [JSONValue: JSONValue]) {
        for row in rows ?? [] where row.isLive && parents[row[member: field]]?.isLive != true {
            problems.append("\(row[member: "id"]) lives under an archived \(field)")
        }
    }

    private mutating func uniqueNames(_ rows: [JSONValue]?, of parent: String) {
        let names = (rows ?? []).filter(\.isLive).map { [$0[member: parent], $0[member: "name"]] }
        if Set(names).count != names.count { problems.append("a name is taken twice below \(parent)") }
    }

    private mutating func productions(_ instances: [JSONValue], _ cutovers: [JSONValue: JSONValue]) {
        for row in instances where !row.isLive && row["active"] != false { problems.append("archived, yet active") }
        let active = instances.filter { $0.isLive && $0["active"] == true && $0["type"] == "production" }
        for row in instances where row["contested"] == true { problems.append("\(row) is contested") }
        for row in instances where row[member: "cutover_id"] != .null && !active.contains(row) {
            problems.append("\(row) has a place in a cut-over without being an active production")
        }
        for (project, rows) in Dictionary(grouping: active, by: { $0[member: "project_id"] }) {
            let second = rows.filter { $0[member: "cutover_id"] != .null }
            if rows.count - second.count > 1 { problems.append("project \(project) has two productions") }
            for row in second {
                let cutover = cutovers[row[member: "cutover_id"]]
                if cutover?["state"] != "open" || cutover?["to_instance"] != row["id"]
                    || cutover?["project_id"] != project
                {
                    problems.append("\(row) stands beside the production without an open cut-over")
                }
            }
        }
    }

    private mutating func open(
        _ cutovers: [JSONValue],
        _ projects: [JSONValue: JSONValue],
        _ instances: [JSONValue: JSONValue]
    ) {
        let open = cutovers.filter { $0["state"] == "open" }
        if Set(open.map { $0[member: "project_id"] }).count != open.count { problems.append("two open in a project") }
        for row in open {
            if projects[row[member: "project_id"]]?.isLive != true { problems.append("\(row) is open in an archive") }
            for side in ["from_instance", "to_instance"] {
                let instance = instances[row[member: side]]
                let fits = instance?["project_id"] == row["project_id"] && instance?["type"] == "production"
                if !fits || instance?.isLive != true { problems.append("\(row) has lost its \(side)") }
            }
        }
    }

    private mutating func invoices(_ invoices: [JSONValue]) {
        for row in invoices {
            let net = (row["payments"]?.arrayValue ?? []).compactMap { $0["amount"]?.integerValue }.reduce(0, +)
            if row["paid_amount"] != .integer(net) { problems.append("\(row) disagrees with its payments") }
            if (row["status"] == "paid") != (row["paid_amount"] == row["amount"]) {
                problems.append("\(row) is not paid")
            }
            if (row["status"] == "draft") != (row["number"] == .null) { problems.append("\(row) has the wrong number") }
        }
        let numbers = invoices.compactMap { $0["number"]?.stringValue?.split(separator: "-").last.flatMap { Int($0) } }
        if numbers.sorted() != Array(1..<(numbers.count + 1)) { problems.append("numbers \(numbers)") }
    }
}
