package import ClientOpsModel
import Crypto

/// The thing a rule decides about, which groups the members of a finding.
package enum RuleSubject: Sendable, Hashable {
    case project(Int64)
    case instance(Int64)
    /// A comparison key; `place` is the machine on which a loopback or private host is meant.
    case url(String, place: String? = nil)
    case database(cluster: String, name: String)
    case uuid(String)
    /// A keyed hash.
    case lineage(String)
    case unit(host: String, name: String)
    case listener(host: String, port: Int64)
    /// A machine; nil for instances that name none.
    case host(String?)
    case source(Int64, name: String)
    case cutover(Int64)
    /// What alike clients share.
    case clients(name: String, domain: String)
    case audit
    case series(Int64, name: String)
    case invoice(Int64)
    case user(Int64)

    /// The identity of a finding: SHA-256 in hex over the rule, the kind of subject and the shared thing.
    ///
    /// Each part is preceded by its length in bytes, so that no two lists of parts read alike.
    package func fingerprint(for rule: RuleID) -> String {
        var hasher = SHA256()
        let identity = identity
        let number = identity.number.map { [String($0)] } ?? []
        for part in [rule.rawValue, identity.kind] + number + identity.texts {
            hasher.update(text: "\(part.utf8.count):")
            hasher.update(text: part)
            hasher.update(text: ",")
        }
        return hasher.finalize().hexadecimal
    }

    /// What tells it from every other subject, in parts.
    private var identity: (kind: String, number: Int64?, texts: [String]) {
        switch self {
        case .project(let id): ("project", id, [])
        case .instance(let id): ("instance", id, [])
        case .url(let key, nil): ("url", nil, [key])
        case .url(let key, let place?): ("url", nil, [key, place])
        case .database(let cluster, let name): ("database", nil, [cluster, name])
        case .uuid(let uuid): ("uuid", nil, [uuid])
        case .lineage(let hash): ("lineage", nil, [hash])
        case .unit(let host, let name): ("unit", nil, [host, name])
        case .listener(let host, let port): ("listener", port, [host])
        case .host(let host): ("host", nil, host.map { [$0] } ?? [])
        case .source(let id, _): ("source", id, [])
        case .cutover(let id): ("cutover", id, [])
        case .clients(let name, let domain): ("clients", nil, [name, domain])
        case .audit: ("audit", nil, [])
        case .series(let id, _): ("series", id, [])
        case .invoice(let id): ("invoice", id, [])
        case .user(let id): ("user", id, [])
        }
    }
}

extension RuleSubject: CustomStringConvertible {
    /// The subject as findings show it, such as `project 12` or `localhost:8069 on web-1`.
    package var description: String {
        switch self {
        case .url(let key, nil): key
        case .url(let key, let place?): "\(key) on \(place)"
        case .database(let cluster, let name): "database \(name) in \(cluster)"
        case .lineage(let hash): "lineage \(hash.prefix(16))"
        case .unit(let host, let name): "unit \(name) on \(host)"
        case .listener(let host, let port): "port \(port) on \(host)"
        case .host(let host): host.map { "host \($0)" } ?? "instances without a host"
        case .source(_, let name): "source \(name)"
        case .clients(let name, let domain): "clients \(name) at \(domain)"
        case .audit: "audit log"
        case .series(_, let name): "series \(name)"
        default: ([identity.kind] + (identity.number.map { [String($0)] } ?? identity.texts)).joined(separator: " ")
        }
    }
}

extension RuleSubject: Comparable {
    /// Orders by kind, then by id or text, so that findings are opened in a fixed order.
    package static func < (left: RuleSubject, right: RuleSubject) -> Bool {
        switch (left, right) {
        case (.project(let left), .project(let right)), (.instance(let left), .instance(let right)): return left < right
        default: break
        }
        let (left, right) = (left.identity, right.identity)
        if left.kind != right.kind { return rank(left.kind) < rank(right.kind) }
        if left.number != right.number { return left.number ?? 0 < right.number ?? 0 }
        return left.texts.lexicographicallyPrecedes(right.texts)
    }
}

extension RuleSubject {
    /// Whole projects before their parts, then by name.
    private static func rank(_ kind: String) -> (Int, String) {
        (kind == "project" ? 0 : kind == "instance" ? 1 : 2, kind)
    }
}

extension SHA256 {
    fileprivate mutating func update(text: String) {
        var text = text
        text.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }
}

extension SHA256.Digest {
    /// The digest in lower-case hex digits.
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { buffer in
            for (position, byte) in enumerated() {
                buffer[2 * position] = digits[Int(byte >> 4)]
                buffer[2 * position + 1] = digits[Int(byte & 15)]
            }
            return 64
        }
    }
}
