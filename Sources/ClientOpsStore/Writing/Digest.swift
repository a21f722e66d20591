import Crypto

/// SHA-256 for keys and marks.
package enum Digest {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The hash of some bytes.
    ///
    /// - Parameter bytes: anything.
    /// - Returns: 64 hex digits.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digest = SHA256.hash(data: Array(bytes))
        return String(unsafeUninitializedCapacity: 64) { text in
            for (position, byte) in digest.enumerated() {
                text[position * 2] = digits[Int(byte >> 4)]
                text[position * 2 + 1] = digits[Int(byte & 15)]
            }
            return 64
        }
    }
}
