package import ClientOpsModel
import Crypto

/// The thing a rule decides about, which groups the members of a finding.
package enum RuleSubject: Sendable, Hashable {
    case project(Int64)
    case instance(Int64)
    /// A comparison key; `place` is the machine on which a loopback or private host is meant.
    case url(String, place: String? = nil)

    /// The identity of a finding: SHA-256 in hex over the rule, the kind of subject and the shared thing.
    ///
    /// Each part is preceded by its length in bytes, so that no two lists of parts read alike.
    package func fingerprint(for rule: RuleID) -> String {
        var hasher = SHA256()
        for part in [rule.rawValue] + parts {
            let bytes = Array("\(part.utf8.count):\(part),".utf8)
            bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        }
        return hasher.finalize().reduce(into: "") { text, byte in
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
    }

    private var parts: [String] {
        switch self {
        case .project(let id): ["project", String(id)]
        case .instance(let id): ["instance", String(id)]
        case .url(let key, nil): ["url", key]
        case .url(let key, let place?): ["url", key, place]
        }
    }
}

extension RuleSubject: CustomStringConvertible {
    /// The subject as findings show it, such as `project 12` or `localhost:8069 on web-1`.
    package var description: String {
        switch self {
        case .project(let id): "project \(id)"
        case .instance(let id): "instance \(id)"
        case .url(let key, nil): key
        case .url(let key, let place?): "\(key) on \(place)"
        }
    }
}

extension RuleSubject: Comparable {
    /// Orders by kind, then by id or text, so that findings are opened in a fixed order.
    package static func < (left: RuleSubject, right: RuleSubject) -> Bool {
        switch (left, right) {
        case (.project(let left), .project(let right)), (.instance(let left), .instance(let right)): left < right
        case (.url(let left, let leftPlace), .url(let right, let rightPlace)):
            (left, leftPlace ?? "") < (right, rightPlace ?? "")
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .project: 0
        case .instance: 1
        case .url: 2
        }
    }
}
