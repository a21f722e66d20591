import Crypto
import Glibc

/// SHA-256 for keys and marks.
package enum Digest {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The hash of some bytes.
    ///
    /// - Parameter bytes: anything.
    /// - Returns: 64 hex digits.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        text(SHA256.hash(data: Array(bytes)))
    }

    /// The hash of an open file, from its beginning.
    ///
    /// - Parameter descriptor: the file.
    /// - Returns: how many bytes it has, and 64 hex digits; nil when it cannot be read.
    static func hex(ofFile descriptor: Int32) -> (size: Int64, sha256: String)? {
        var hash = SHA256()
        var size: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = pread(descriptor, &buffer, buffer.count, off_t(size))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return (size, text(hash.finalize())) }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
            size += Int64(count)
        }
    }

    private static func text(_ digest: SHA256.Digest) -> String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (position, byte) in digest.enumerated() {
                text[position * 2] = digits[Int(byte >> 4)]
                text[position * 2 + 1] = digits[Int(byte & 15)]
            }
            return 64
        }
    }
}
