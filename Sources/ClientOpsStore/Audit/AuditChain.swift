package import ClientOpsAudit
package import ClientOpsModel

/// The end of the audit log: where the next entry goes, and the hash it builds on.
package struct AuditHead: Sendable, Equatable {
    /// 0 in an empty log.
    package var seq: Int64
    /// SHA-256 in hex; 64 zeros in an empty log.
    package var hash: String
    /// The time of the last entry: no later one is before it.
    package var at: Timestamp

    /// Makes a head, as a caller remembers one.
    package init(seq: Int64, hash: String, at: Timestamp) {
        self.seq = seq
        self.hash = hash
        self.at = at
    }

    /// The head of an empty log.
    package static let empty = AuditHead(
        seq: 0,
        hash: String(repeating: "0", count: 64),
        at: Timestamp(milliseconds: 0)
    )
}

/// The hash chain over the audit log (DECISIONS.md 28).
package enum AuditChain {
    /// The hash of an entry: SHA-256 over the previous hash and the canonical bytes of the entry.
    ///
    /// - Parameters:
    ///   - entry: the entry; its hash members are not looked at.
    ///   - previous: the hash before it, in hex.
    /// - Returns: 64 hex digits.
    package static func hash(of entry: AuditEntry, previous: String) -> String {
        Digest.hex(Array(previous.utf8) + entry.canonicalBytes())
    }
}
