import Glibc
import JSONRPC

/// Tells a peer that there is no place for it.
enum Refusal {
    /// The line that names the limit, with its end.
    static func line(for reached: ReachedLimit) -> [UInt8] {
        var line: [UInt8] = []
        let error = RPCError.limitExceeded(which: reached.name, limit: reached.limit, value: reached.value)
        Reply.writeError(id: nil, error, into: &line)
        line.append(UInt8(ascii: "\n"))
        return line
    }

    /// Writes the line to a connected socket, which has room for it since nothing was written before.
    static func send(_ reached: ReachedLimit, to descriptor: Int32) {
        let line = line(for: reached)
        _ = Glibc.send(descriptor, line, line.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
    }
}
