import Glibc

/// The programs that were built together with the tests.
package enum Programs {
    /// The path of a program, which lies beside the test bundle.
    ///
    /// - Parameter name: its name, such as `clientopsd`.
    /// - Returns: the path.
    /// - Throws: ``DaemonFailure`` when it is not built.
    package static func path(of name: String) throws(DaemonFailure) -> String {
        let path = directory + "/" + name
        guard access(path, X_OK) == 0 else { throw DaemonFailure("\(path) is not built") }
        return path
    }

    private static var directory: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        return String(decoding: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)], as: UTF8.self)
    }
}
