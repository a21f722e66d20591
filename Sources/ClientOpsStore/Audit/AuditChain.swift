package import ClientOpsAudit
package import ClientOpsModel
import Crypto
import Foundation
import StrictJSON

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
    /// - Throws: `EncodingError` when the entry cannot be written as JSON.
    package static func hash(of entry: AuditEntry, previous: String) throws -> String {
        var hasher = SHA256()
        hasher.update(data: Array(previous.utf8))
        hasher.update(data: try entry.canonicalBytes())
        return hex(hasher.finalize())
    }

    static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        for byte in digest {
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
