package import ClientOpsModel
import Glibc

/// Reads the kernel's tables of TCP sockets.
package enum SocketTable {
    /// Finds the listening sockets.
    ///
    /// - Parameter table: the text of `/proc/PID/net/tcp` or `tcp6`.
    /// - Returns: address and port by inode.
    package static func listeners(_ table: [UInt8]) -> [UInt64: Listener] {
        var result: [UInt64: Listener] = [:]
        for line in table.split(separator: UInt8(ascii: "\n")).dropFirst() {
            let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
            // State 0A is LISTEN.
            guard fields.count > 9, fields[3] == "0A", let inode = UInt64(fields[9]), inode != 0,
                let listener = listener(fields[1])
            else { continue }
            result[inode] = listener
        }
        return result
    }

    private static func listener(_ text: Substring) -> Listener? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let port = Int64(parts[1], radix: 16), let bytes = bytes(parts[0]),
            let address = presentation(bytes)
        else { return nil }
        return Listener(address: address, port: port)
    }

    /// Words of 32 bits in the byte order of the machine, each as eight digits.
    private static func bytes(_ digits: Substring) -> [UInt8]? {
        guard digits.utf8.count == 8 || digits.utf8.count == 32 else { return nil }
        var result: [UInt8] = []
        var rest = digits
        while !rest.isEmpty {
            guard let word = UInt32(rest.prefix(8), radix: 16) else { return nil }
            withUnsafeBytes(of: word) { result += $0 }
            rest = rest.dropFirst(8)
        }
        return result
    }

    private static func presentation(_ bytes: [UInt8]) -> ShortName? {
        var buffer = [CChar](repeating: 0, count: 64)
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return nil }
        return Observed.name(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
