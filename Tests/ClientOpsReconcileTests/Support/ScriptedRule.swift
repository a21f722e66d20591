import ClientOpsModel
import ClientOpsReconcile

/// A rule that decides what it was told, or fails.
struct ScriptedRule: ReconcileRule {
    struct Failure: Error, CustomStringConvertible {
        var description: String { "the rule broke" }
    }

    var id = RuleID.severalProductions
    var decisions: [RuleDecision] = []
    var fails = false

    func decide(_ landscape: Landscape) throws -> [RuleDecision] {
        if fails { throw Failure() }
        return decisions
    }
}

extension RuleEvidence {
    /// Evidence about the instances with the given ids, all in project 1.
    static func about(_ ids: Int64..., severity: Severity = .high, label: String = "I") -> RuleEvidence {
        RuleEvidence(
            severity: severity,
            members: ids.map { FindingMember(entity: .instance, id: $0, label: "\(label)\($0)", projectID: 1) },
            summary: "Seen.",
            nextStep: "Look."
        )
    }
}
