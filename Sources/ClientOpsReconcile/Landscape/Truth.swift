import ClientOpsModel

/// An answer that may be missing, with the reason why.
enum Truth: Sendable, Equatable {
    case yes, no
    case unknown(String)

    /// Takes what was read; nil is unknown for the given reason.
    init(_ value: Bool?, else reason: @autoclosure () -> String) {
        switch value {
        case true?: self = .yes
        case false?: self = .no
        case nil: self = .unknown(reason())
        }
    }

    var isYes: Bool { self == .yes }
    var isNo: Bool { self == .no }
    var isUnknown: Bool { !isYes && !isNo }

    /// Yes when both are; no when one is not, whatever the other.
    func and(_ other: @autoclosure () -> Truth) -> Truth {
        switch self {
        case .no: .no
        case .yes: other()
        case .unknown: other().isNo ? .no : self
        }
    }

    /// Yes when one is; no when both are not.
    func or(_ other: @autoclosure () -> Truth) -> Truth {
        switch self {
        case .yes: .yes
        case .no: other()
        case .unknown: other().isYes ? .yes : self
        }
    }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: self
        }
    }

    /// The answer as evidence shows it.
    var inWords: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unknown(let reason): "\(EvidenceFact.unknown): \(reason)"
        }
    }
}

extension EvidenceFact {
    /// What stands for a value that nobody knows.
    static let unknown = "unknown"
}
