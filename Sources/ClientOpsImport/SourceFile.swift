import Glibc

/// A file as it was found, to notice when it changes.
package struct SourceFile: Sendable, Equatable {
    /// The path without symbolic links.
    package let path: String
    private let mark: Mark

    private struct Mark: Sendable, Equatable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// The first bytes of a rollback journal that is to be played back.
    private static let journalMagic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

    /// Looks at a file that is complete in itself: no other file holds changes of it.
    ///
    /// - Parameter path: where the file is.
    /// - Throws: `SourceError` when it is no readable file, or another file belongs to it.
    package init(path: String) throws(SourceError) {
        guard let resolved = realpath(path, nil) else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { free(resolved) }
        self.path = String(cString: resolved)
        mark = try Self.look(at: self.path)
        guard access(self.path, R_OK) == 0 else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        try refuseCompanions()
    }

    /// Checks that the file is still as it was found.
    ///
    /// - Throws: `SourceError` when it changed, vanished, or another file belongs to it now.
    package func checkUnchanged() throws(SourceError) {
        guard try Self.look(at: path) == mark else { throw .changed(path: path) }
        try refuseCompanions()
    }

    /// The path as an SQLite URI of a file that nobody changes.
    var immutableURI: String {
        var uri = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return uri + "?mode=ro&immutable=1"
    }

    private static func look(at path: String) throws(SourceError) -> Mark {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        return Mark(
            device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino),
            size: Int64(status.st_size),
            seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec
        )
    }

    /// An immutable database is read without its log and journal, so what stands in them would be lost silently.
    private func refuseCompanions() throws(SourceError) {
        let log = path + "-wal"
        var status = stat()
        if stat(log, &status) == 0, status.st_size > 0 { throw .unfinished(path: path, companion: log) }
        let journal = path + "-journal"
        let descriptor = open(journal, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: Self.journalMagic.count)
        if read(descriptor, &head, head.count) == head.count, head == Self.journalMagic {
            throw .unfinished(path: path, companion: journal)
        }
    }
}
