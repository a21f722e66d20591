import Glibc

/// A lock file held until it is released or the value goes away, so that one store has one daemon.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``StoreOpenError`` when somebody else holds it or the file cannot be made.
    init(path: String) throws(StoreOpenError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreOpenError.failed(path: path, why: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(descriptor)
            throw StoreOpenError.inUse(path: path)
        }
    }

    deinit { Glibc.close(descriptor) }

    /// Lets the next one take the lock.
    func release() { _ = flock(descriptor, LOCK_UN) }

    /// The size of a file in bytes; 0 when there is none.
    static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
