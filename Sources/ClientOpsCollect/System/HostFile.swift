import Glibc

/// Reads files that others write.
enum HostFile {
    /// Most bytes of a configuration file.
    static let limit = 1 << 20

    /// Reads a regular file.
    ///
    /// - Parameters:
    ///   - path: where it is.
    ///   - limit: most bytes.
    /// - Returns: its bytes.
    /// - Throws: why it cannot be read.
    static func read(_ path: String, limit: Int = limit) throws(Reason) -> [UInt8] {
        // Neither a pipe without a writer nor a terminal may hang the collector or become its own.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
        guard descriptor >= 0 else { throw Reason(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Reason(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Reason("it is not a regular file") }
        guard status.st_size <= limit else { throw Reason("it is larger than \(limit) bytes") }
        return try bytes(of: descriptor, limit: limit)
    }

    /// Reads a file of the kernel, which has no size.
    ///
    /// - Parameters:
    ///   - path: where it is.
    ///   - limit: most bytes; the rest is left out.
    /// - Returns: its bytes; nil when it cannot be read.
    static func kernelFile(_ path: String, limit: Int = 8 << 20) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return try? bytes(of: descriptor, limit: limit, cutting: true)
    }

    private static func bytes(of descriptor: Int32, limit: Int, cutting: Bool = false) throws(Reason) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw Reason(errno: errno)
            }
        }
        guard cutting else { throw Reason("it is larger than \(limit) bytes") }
        return Array(bytes.prefix(limit))
    }

    /// The names in a directory, in order.
    static func names(in directory: String) -> [String]? {
        guard let stream = opendir(directory) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The path of a file without symbolic links.
    ///
    /// - Throws: that there is no such file.
    static func realPath(_ path: String) throws(Reason) -> String {
        guard let resolved = realpath(path, nil) else { throw Reason(errno: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Where a symbolic link leads.
    static func link(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A tree of files that a process sees as `/`, which need not be this process's.
struct FileTree {
    /// The path of the tree's root; empty for this process's own.
    let root: String

    /// The real path of a file, with its symbolic links read inside the tree.
    ///
    /// - Parameter path: an absolute path in the tree.
    /// - Returns: the path as this process sees it.
    /// - Throws: why there is none.
    func resolve(_ path: String) throws(Reason) -> String {
        var pending = path.split(separator: "/").map(String.init)[...]
        var done: [String] = []
        var links = 0
        while let step = pending.popFirst() {
            if step == "." { continue }
            if step == ".." {
                _ = done.popLast()
                continue
            }
            let here = root + "/" + (done + [step]).joined(separator: "/")
            guard let target = HostFile.link(here) else {
                guard errno == EINVAL else { throw Reason(errno: errno) }
                done.append(step)
                continue
            }
            links += 1
            guard links <= 40 else { throw Reason(errno: ELOOP) }
            if target.hasPrefix("/") { done = [] }
            pending = target.split(separator: "/").map(String.init) + pending
        }
        return root + "/" + done.joined(separator: "/")
    }
}
