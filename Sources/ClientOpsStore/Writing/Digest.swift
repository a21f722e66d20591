import Crypto

/// SHA-256 for keys and marks.
package enum Digest {
    /// The hash of some bytes.
    ///
    /// - Parameter bytes: anything.
    /// - Returns: 64 hex digits.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        AuditChain.hex(SHA256.hash(data: Array(bytes)))
    }
}
