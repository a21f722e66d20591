import ClientOpsModel
import ClientOpsProtocol
import Synchronization

/// The description of the protocol, kept for each role while the limits in it are in force.
///
/// It is long, and to build it takes a processor for milliseconds, which nobody may demand over and over.
final class DescriptionCache: Sendable {
    private struct Description {
        var limits: PublishedLimits
        var bytes: [UInt8]
    }

    private let descriptions = Mutex<[Role: Description]>([:])

    /// The description for a role.
    ///
    /// - Parameters:
    ///   - role: the caller's.
    ///   - limits: the limits in force.
    ///   - build: makes it when there is none yet, or only one with other limits.
    /// - Returns: the bytes of the result.
    /// - Throws: what `build` throws.
    func bytes(for role: Role, limits: PublishedLimits, build: () throws -> [UInt8]) throws -> [UInt8] {
        let known = descriptions.withLock { $0[role] }
        if let known, known.limits == limits { return known.bytes }
        // Without the lock: readers who come meanwhile build their own rather than wait.
        let bytes = try build()
        descriptions.withLock { $0[role] = Description(limits: limits, bytes: bytes) }
        return bytes
    }
}
