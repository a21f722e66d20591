import Glibc

/// A file that is replaced as a whole, so that nobody ever reads half of it.
struct AtomicFile {
    let path: String

    /// Writes beside the file and then puts what was written in its place.
    ///
    /// - Parameter bytes: all of the file.
    /// - Throws: ``LocalError`` when it cannot be written; a file that was there before is untouched then.
    func write(_ bytes: [UInt8]) throws(LocalError) {
        // Named after the process: collectors read only names that end as the file does.
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure() }
        let isWritten = Self.write(bytes, to: descriptor) && fsync(descriptor) == 0
        let number = errno
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let failure = failure(isWritten ? errno : number)
            unlink(temporary)
            throw failure
        }
    }

    private func failure(_ number: Int32 = errno) -> LocalError {
        LocalError(
            message: "\(path) cannot be written: \(String(cString: strerror(number))).",
            kind: "file_not_written",
            status: 73
        )
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            guard count >= 0 || errno == EINTR else { return false }
            written += max(0, count)
        }
        return true
    }
}
