import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The findings of the matrix, one for each step that is taken by hand.
///
/// They are of a rule that never fails to decide, so they are stored behind the last run that would clear them.
struct MatrixFindings {
    let open: JSONValue
    let acknowledged: JSONValue
    let suppressed: JSONValue
    let clear: JSONValue

    /// When the suppression ends.
    private static let until: JSONValue = "2026-03-20T12:00:00Z"

    /// Stores the findings.
    ///
    /// - Parameter service: where.
    init(in service: TestService) {
        func finding(_ key: String, answer: RuleAnswer = .present) -> JSONValue {
            (try? service.finding(about: key) { $0.lastAnswer = answer }).map { .integer($0.id) } ?? .null
        }
        open = finding("open")
        acknowledged = finding("acknowledged")
        suppressed = finding("suppressed")
        clear = finding("clear", answer: .clear)
        _ = service.id("finding.acknowledge", ["id": acknowledged])
        _ = service.id("finding.suppress", ["id": suppressed, "until": Self.until, "reason": "known"])
    }

    /// Parameters with which a step succeeds for whoever may take it; nil for a step nobody has thought of.
    ///
    /// - Parameter method: the method.
    /// - Returns: the parameters.
    func params(_ method: String) -> JSONValue? {
        switch method {
        case "finding.acknowledge": ["id": open]
        case "finding.unacknowledge": ["id": acknowledged]
        case "finding.suppress": ["id": open, "until": Self.until, "reason": "known"]
        case "finding.unsuppress": ["id": suppressed]
        case "finding.resolve": ["id": clear, "reason": "gone"]
        default: nil
        }
    }
}
