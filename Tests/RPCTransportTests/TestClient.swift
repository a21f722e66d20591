import ClientOpsTestSupport
import Glibc
import StrictJSON

/// A failure of the test client's own.
struct ClientFailure: Error {
    var call: String
    var number = errno
}

/// A blocking client of a Unix socket, which gives up after half a minute.
///
/// The scripted handlers speak no method, so there is nothing published that their lines could be held against. What
/// the transport says by itself is an error object, and each of those has to be as published.
final class TestClient {
    let descriptor: Int32
    /// What is wrong with what the transport said; the client's end fails the test for it.
    let traffic = TrafficLog()
    private var buffer: [UInt8] = []
    private var position = 0

    /// A client that has its descriptor but no connection yet.
    struct Unconnected {
        let descriptor: Int32

        init() throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            guard descriptor >= 0 else { throw ClientFailure(call: "socket") }
        }

        func connect(to path: String) throws -> TestClient {
            let result = withSocketAddress(path) { Glibc.connect(descriptor, $0, $1) }
            guard result == 0 else { throw ClientFailure(call: "connect") }
            return TestClient(descriptor: descriptor)
        }
    }

    convenience init(path: String) throws {
        let unconnected = try Unconnected()
        guard withSocketAddress(path, { connect(unconnected.descriptor, $0, $1) }) == 0 else {
            throw ClientFailure(call: "connect")
        }
        self.init(descriptor: unconnected.descriptor)
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
        var timeout = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// Sends lines, each with its LF, in one go.
    func send(_ lines: String...) throws {
        try sendBytes(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    func sendBytes(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw ClientFailure(call: "send") }
            sent += count
        }
    }

    /// Sends what the socket takes without waiting; returns how much that was.
    func sendWithoutWaiting(_ bytes: [UInt8]) -> Int {
        max(0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
    }

    /// Takes what there is without waiting, and forgets it; returns how much that was.
    func drainWithoutWaiting() -> Int {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        return max(0, recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT)))
    }

    func endInput() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads one line; nil at the end of the stream, also when the server has reset it.
    func readLine() throws -> String? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                check(buffer[position..<end])
                return String(decoding: buffer[position..<end], as: UTF8.self)
            }
            // What was read before moves to the front.
            searched = buffer.count - position
            guard try fill() else { return nil }
        }
    }

    func readLines(_ count: Int) throws -> [String] {
        try (0..<count).map { _ in
            guard let line = try readLine() else { throw ClientFailure(call: "early end", number: 0) }
            return line
        }
    }

    /// Reads up to the end of the stream.
    func readRest() throws -> [String] {
        var lines: [String] = []
        while let line = try readLine() {
            lines.append(line)
        }
        return lines
    }

    /// Holds a line of the transport's own against the published errors; no script answers an object.
    private func check(_ line: ArraySlice<UInt8>) {
        guard line.first == UInt8(ascii: "{") else { return }
        guard let reply = (try? JSONDocument(Array(line))).map({ JSONValue($0.root) }) else {
            return traffic.note(messages: 1, problems: ["what the transport said is no JSON"])
        }
        var problems = MessageChecker.published.problems(answer: reply, to: nil)
        if reply["error"] == nil || reply["id"] != .null { problems.append("what the transport said is no refusal") }
        traffic.note(messages: 1, problems: problems)
    }

    private func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else {
            if errno == ECONNRESET { return false }
            throw ClientFailure(call: "recv")
        }
        buffer.removeSubrange(..<position)
        position = 0
        buffer += chunk[..<count]
        return count > 0
    }
}

/// Calls `body` with the address of a Unix socket.
func withSocketAddress<Result>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
