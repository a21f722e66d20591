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

    /// Changes the finding of an id, as a person does.
    mutating func change(_ id: Int64, _ change: (inout Finding) -> Void) {
        for index in findings.indices where findings[index].id == id { change(&findings[index]) }
    }

    /// Acknowledges, suppresses and resolves some of the findings by hand.
    mutating func handleSome(at now: Timestamp) {
        for index in findings.indices where findings[index].state == .open {
            switch index % 5 {
            case 0, 2:
                findings[index].state = .acknowledged
                findings[index].acknowledgement = FindingNote(at: now, by: "ada", reason: nil)
            case 1:
                let until = now.adding(seconds: 900)
                findings[index].suppression = FindingSuppression(at: now, by: "ada", until: until, reason: "Known")
            case 3 where findings[index].lastAnswer == .clear:
                findings[index].state = .resolved
                findings[index].resolvedAt = now
                findings[index].resolution = FindingNote(at: now, by: "ada", reason: "Done")
            default: break
            }
        }
    }
}

/// A moment `minutes` after the first run.
func moment(_ minutes: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_767_225_600_000).adding(seconds: minutes * 60)
}
