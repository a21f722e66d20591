import ClientOpsModel

/// Finds the findings that share members, directly or through others, and gives them one number.
///
/// The number is the smallest id among them; findings that are opened by this run have none yet, and take their place
/// with the next run.
struct Incidents {
    private(set) var changes: [FindingChange]
    private let untouched: [Finding]
    /// How many unresolved findings are suppressed.
    private(set) var suppressed = 0

    init(changes: [FindingChange], untouched: [Finding]) {
        self.changes = changes
        self.untouched = untouched
    }

    /// Notes the incident of every unresolved finding.
    mutating func settle() {
        // The last change of a finding is how it is afterwards.
        var lastChange: [Int64: Int] = [:]
        for (position, change) in changes.enumerated() where change.finding.id != 0 {
            lastChange[change.finding.id] = position
        }
        let touched = changes.indices.filter {
            let id = changes[$0].finding.id
            return id == 0 || lastChange[id] == $0
        }
        let rest = untouched.sorted { $0.id < $1.id }
        let findings = touched.map { changes[$0].finding } + rest
        suppressed = findings.count { $0.state != .resolved && $0.suppression != nil }
        let incidents = Self.incidents(of: findings)
        for (index, finding) in findings.enumerated() where finding.state != .resolved {
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

    private static func incidents(of findings: [Finding]) -> [Int64?] {
        var groups = DisjointSets(count: findings.count)
        var holder: [MemberKey: Int] = [:]
        var isShared = [Bool](repeating: false, count: findings.count)
        for (index, finding) in findings.enumerated() where finding.state != .resolved {
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
        for (index, finding) in findings.enumerated() where isShared[index] && finding.id != 0 {
            let root = groups.root(of: index)
            smallest[root] = min(smallest[root] ?? .max, finding.id)
        }
        return findings.indices.map { isShared[$0] ? smallest[groups.root(of: $0)] : nil }
    }
}
