import Glibc
import StrictJSON

/// A call that is made when a measurement begins, and whose answer ends the measurement.
final class LongCall {
    /// The longest answer that is read.
    private static let maximumBytes = 64 << 20

    let descriptor: Int32
    private let request: [UInt8]

    /// Connects; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - method: The method, which takes no parameters.
    ///   - socket: The daemon's.
    /// - Throws: Why there is no connection.
    init(_ method: String, socket: String) throws(BenchError) {
        descriptor = try UnixSocket.connect(to: socket)
        request = Array(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{}}"#.utf8) + [UInt8(ascii: "\n")]
    }

    deinit { close(descriptor) }

    /// Makes the call.
    func send() throws(BenchError) {
        guard Glibc.send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw .system("send")
        }
    }

    /// Waits for the whole answer.
    ///
    /// - Returns: the result.
    /// - Throws: ``BenchError`` when there is none, with the error that was answered.
    func result() throws -> JSONValue {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while line.last != UInt8(ascii: "\n") {
            guard line.count < Self.maximumBytes else { throw BenchError("an answer is too long") }
            var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&one, 1, -1) >= 0 || errno == EINTR else { throw BenchError.system("poll") }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count != 0 else { throw BenchError("the connection was closed") }
            if count > 0 {
                line += buffer[..<count]
            } else if errno != EAGAIN, errno != EINTR {
                throw BenchError.system("recv")
            }
        }
        let answer = JSONValue(try JSONDocument(line.dropLast()).root)
        guard let result = answer["result"] else {
            throw BenchError("An error was answered: \(answer["error"]?["message"]?.stringValue ?? "without words")")
        }
        return result
    }
}
