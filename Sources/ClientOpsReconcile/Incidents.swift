import ClientOpsModel

/// Finds the findings that share members, directly or through others, and gives them one number.
///
/// The number is the smallest id among them; findings that are opened by this run have none yet, and take their place
/// with the next run.
struct Incidents {
    private(set) var changes: [FindingChange]
    private let findings: [Finding]
    /// By id ascending.
    private let untouched: [Int32]
    /// The changes that say how their finding is afterwards.
    private let touched: [Int]
    /// How many unresolved findings are suppressed.
    private(set) var suppressed = 0

    /// Takes what a run does; `untouched` are the positions of the findings that stay as they are.
    init(changes: [FindingChange], findings: [Finding], untouched: [Int32]) {
        self.changes = changes
        self.findings = findings
        self.untouched = untouched.sorted { findings[Int($0)].id < findings[Int($1)].id }
        // The last change of a finding is how it is afterwards.
        var lastChange: [Int64: Int] = [:]
        for (position, change) in changes.enumerated() where change.finding.id != 0 {
            lastChange[change.finding.id] = position
        }
        touched = changes.indices.filter {
            let id = changes[$0].finding.id
            return id == 0 || lastChange[id] == $0
        }
    }

    /// Notes the incident of every unresolved finding.
    mutating func settle() {
        let incidents = numbers()
        for index in incidents.indices {
            let finding = finding(index)
            guard finding.state != .resolved else { continue }
            if finding.suppression != nil { suppressed += 1 }
            guard finding.incident != incidents[index] else { continue }
            var noted = finding
            noted.incident = incidents[index]
            if index < touched.count {
                changes[touched[index]] = changes[touched[index]].with(noted)
            } else {
                changes.append(.noted(noted))
            }
        }
    }

    /// How a finding is afterwards: those that changed, then those that did not.
    private func finding(_ index: Int) -> Finding {
        index < touched.count
            ? changes[touched[index]].finding : findings[Int(untouched[index - touched.count])]
    }

    /// The incident of each finding.
    private func numbers() -> [Int64?] {
        let count = touched.count + untouched.count
        var groups = DisjointSets(count: count)
        var holder: [MemberKey: Int] = [:]
        var isShared = [Bool](repeating: false, count: count)
        for index in 0..<count {
            let finding = finding(index)
            guard finding.state != .resolved else { continue }
            for member in finding.members {
                let key = MemberKey(member)
                guard let other = holder[key] else {
                    holder[key] = index
                    continue
                }
                guard other != index else { continue }
                groups.join(index, other)
                isShared[index] = true
                isShared[other] = true
            }
        }
        var smallest: [Int: Int64] = [:]
        for index in 0..<count where isShared[index] {
            let id = finding(index).id
            guard id != 0 else { continue }
            let root = groups.root(of: index)
            smallest[root] = min(smallest[root] ?? .max, id)
        }
        return (0..<count).map { isShared[$0] ? smallest[groups.root(of: $0)] : nil }
    }
}
