import ClientOpsModel
import ClientOpsReconcile

/// What the store does with changes: gives ids to opened findings and replaces the others.
struct FindingTable: Equatable {
    private(set) var findings: [Finding] = []

    mutating func apply(_ changes: some Sequence<FindingChange>) {
        for change in changes {
            var finding = change.finding
            if case .opened = change {
                finding.id = Int64(findings.count + 1)
                findings.append(finding)
            } else if let index = findings.firstIndex(where: { $0.id == finding.id }) {
                findings[index] = finding
            }
        }
    }

    /// Acknowledges every second open finding.
    mutating func acknowledgeSome() {
        for index in findings.indices where index.isMultiple(of: 2) && findings[index].state == .open {
            findings[index].state = .acknowledged
        }
    }
}

/// A moment `minutes` after the first run.
func moment(_ minutes: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_767_225_600_000).adding(seconds: minutes * 60)
}
