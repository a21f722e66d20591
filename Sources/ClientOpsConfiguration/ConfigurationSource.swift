import Glibc

/// Where configuration files are read from.
package protocol ConfigurationSource: Sendable {
    /// Reads a file; nil when there is none.
    ///
    /// - Throws: `ConfigurationProblem` when it is there and cannot be read.
    func contents(of path: String) throws(ConfigurationProblem) -> [UInt8]?

    /// Lists the names in a directory; empty when there is none.
    ///
    /// - Throws: `ConfigurationProblem` when it is there and cannot be read.
    func names(in directory: String) throws(ConfigurationProblem) -> [String]
}

/// The files of the host.
package struct FileSystem: ConfigurationSource {
    /// More than this is no configuration file.
    package static let maximumBytes = 1 << 20

    /// Makes the source.
    package init() {}

    /// Reads a file; nil when there is none.
    package func contents(of path: String) throws(ConfigurationProblem) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Self.problem(path)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw Self.problem(path)
            }
            bytes += buffer[..<count]
            guard bytes.count <= Self.maximumBytes else {
                throw ConfigurationProblem(path: path, expected: "a file of at most 1M")
            }
        }
    }

    /// Lists the names in a directory; empty when there is none.
    package func names(in directory: String) throws(ConfigurationProblem) -> [String] {
        guard let stream = opendir(directory) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw Self.problem(directory)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // The kernel ends `d_name` with a NUL inside the record.
            let offset = MemoryLayout.offset(of: \dirent.d_name) ?? 0
            let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            names.append(String(cString: name))
        }
        return names
    }

    private static func problem(_ path: String) -> ConfigurationProblem {
        ConfigurationProblem(path: path, expected: String(cString: strerror(errno)))
    }
}
