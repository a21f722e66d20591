import Glibc

/// Reads files that are text.
struct TextFile {
    /// The file as it was found.
    let file: SourceFile

    /// Looks at a file.
    ///
    /// - Parameter path: where it is.
    /// - Throws: `SourceError` when it is no readable file.
    init(path: String) throws(SourceError) {
        file = try SourceFile(path: path)
    }

    /// Hands over the lines, without their ends and without empty ones, counted from 1.
    ///
    /// - Parameter body: takes a line and its number; answers whether to go on.
    /// - Throws: `SourceError` of the file, or what `body` throws.
    func forEachLine(_ body: (ArraySlice<UInt8>, Int) throws -> Bool) throws {
        var pending: [UInt8] = []
        var number = 0
        var isWanted = true
        func take(_ line: ArraySlice<UInt8>) throws -> Bool {
            number += 1
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return line.isEmpty ? true : try body(line, number)
        }
        try forEachBlock { block in
            var rest = block
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                pending += rest[..<end]
                isWanted = try take(pending[...])
                guard isWanted else { return false }
                pending.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            pending += rest
            return true
        }
        if isWanted, !pending.isEmpty { _ = try take(pending[...]) }
    }

    /// Reads all of the file.
    ///
    /// - Parameter limit: most bytes.
    /// - Returns: the bytes.
    /// - Throws: `SourceError` when the file is longer or cannot be read.
    func bytes(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachBlock { block in
            bytes += block
            return bytes.count <= limit
        }
        guard bytes.count <= limit else {
            throw SourceError.unreadable(path: file.path, reason: "it is larger than \(limit >> 20) MiB")
        }
        return bytes
    }

    private func forEachBlock(_ body: (ArraySlice<UInt8>) throws -> Bool) throws {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 || errno == EINTR else { throw failure() }
            guard count != 0 else { return }
            guard try count < 0 || body(buffer[..<count]) else { return }
        }
    }

    private func failure() -> SourceError {
        .unreadable(path: file.path, reason: String(cString: strerror(errno)))
    }
}
