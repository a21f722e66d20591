package import Glibc

/// A client that sends bytes as they are, and can misbehave.
package final class SocketClient {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private let tap: MessageTap?

    /// Connects to a socket.
    ///
    /// - Parameters:
    ///   - path: the socket.
    ///   - tap: checks what travels.
    /// - Throws: ``DaemonFailure``.
    package convenience init(path: String, tap: MessageTap? = nil) throws(DaemonFailure) {
        self.init(descriptor: try Self.connectedDescriptor(path: path), tap: tap)
    }

    /// Takes over a connected socket.
    package init(descriptor: Int32, tap: MessageTap?) {
        self.descriptor = descriptor
        self.tap = tap
    }

    deinit { close(descriptor) }

    /// Connects to a socket.
    ///
    /// - Returns: its descriptor, which belongs to the caller.
    /// - Throws: ``DaemonFailure``.
    package static func connectedDescriptor(path: String) throws(DaemonFailure) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        var patience = timeval(tv_sec: Patience.seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard UnixAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else {
            let failure = DaemonFailure.system("connect \(path)")
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    /// Sends bytes.
    ///
    /// - Throws: ``DaemonFailure`` when the peer takes no more.
    package func send(_ bytes: [UInt8]) throws(DaemonFailure) {
        try Self.send(bytes, to: descriptor, tap)
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32, _ tap: MessageTap?) throws(DaemonFailure) {
        tap?.sent(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw .system("send") }
            sent += count
        }
    }

    /// Sends more than the peer takes before its replies are read, and ends the input.
    ///
    /// - Returns: the lines that came up to the end of the stream.
    /// - Throws: ``DaemonFailure``.
    package func exchange(_ bytes: [UInt8]) throws -> [[UInt8]] {
        let sending = ThreadGroup(1) { [descriptor, tap] _ in
            try Self.send(bytes, to: descriptor, tap)
            shutdown(descriptor, Int32(SHUT_WR))
        }
        let lines = Result { try readRest() }
        _ = try sending.join()
        return try lines.get()
    }

    /// Sends more than the peer takes before its replies are read, and reads them while it does.
    ///
    /// - Parameters:
    ///   - bytes: what is sent.
    ///   - goesOn: gets each line that comes, and says whether there are more to wait for.
    /// - Throws: ``DaemonFailure``, also when the stream ends before.
    package func exchange(_ bytes: [UInt8], while goesOn: ([UInt8]) -> Bool) throws {
        let sending = ThreadGroup(1) { [descriptor, tap] _ in try Self.send(bytes, to: descriptor, tap) }
        let reading = Result {
            repeat {
                guard let line = try readLine() else { throw DaemonFailure("the connection was closed") }
                guard goesOn(line) else { return }
            } while true
        }
        _ = try sending.join()
        try reading.get()
    }

    /// Sends a line and its end.
    ///
    /// - Throws: ``DaemonFailure`` when the peer takes no more.
    package func send(line: String) throws(DaemonFailure) { try send(Array((line + "\n").utf8)) }

    /// Sends bytes in pieces of a size, each only after the one before has been read.
    ///
    /// - Throws: ``DaemonFailure`` when the peer takes no more.
    package func send(_ bytes: [UInt8], inPiecesOf size: Int) throws(DaemonFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            try send(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            try waitUntilTaken()
        }
    }

    /// Sends what the socket takes at once.
    ///
    /// - Returns: how many bytes that was.
    package func sendWithoutWaiting(_ bytes: [UInt8]) -> Int {
        let count = max(0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
        tap?.sent(bytes[..<count])
        return count
    }

    /// Waits until the peer has read everything that was sent.
    ///
    /// - Throws: ``DaemonFailure`` when it does not.
    package func waitUntilTaken() throws(DaemonFailure) {
        let end = Patience.End()
        var left: Int32 = 0
        while true {
            guard ioctl(descriptor, UInt(TIOCOUTQ), &left) == 0 else { throw .system("ioctl") }
            guard left > 0 else { return }
            _ = try end.remainingMilliseconds(for: "the reading of a request")
            sched_yield()
        }
    }

    /// How many lines that were sent wait for their answers.
    package var unanswered: Int { tap?.unanswered ?? 0 }

    /// Says that nothing more will be sent.
    package func endInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Whether something can be read without waiting, the end of the stream included.
    package var hasInput: Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return position < buffer.count || poll(&request, 1, 0) > 0
    }

    /// Reads one line; nil at the end of the stream.
    ///
    /// - Throws: ``DaemonFailure`` when none comes.
    package func readLine() throws(DaemonFailure) -> [UInt8]? {
        do {
            return try readLine { _ in }
        } catch let error as DaemonFailure {
            throw error
        } catch {
            throw DaemonFailure("\(error)")
        }
    }

    /// Reads one line; nil at the end of the stream.
    ///
    /// - Parameter look: told how many bytes came, each time before more are read.
    /// - Returns: the line.
    /// - Throws: ``DaemonFailure`` when none comes, and what `look` throws.
    package func readLine(watching look: (Int) throws -> Void) throws -> [UInt8]? {
        var searched = 0
        while true {
            if let length = lineLength(after: searched) {
                defer { position += length + 1 }
                return Array(buffer[position..<position + length])
            }
            searched = buffer.count - position
            guard try fill() else { return nil }
            try look(buffer.count - searched)
        }
    }

    /// Reads lines up to the end of the stream.
    ///
    /// - Throws: ``DaemonFailure`` when there is no end.
    package func readRest() throws(DaemonFailure) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        while let line = try readLine() { lines.append(line) }
        return lines
    }

    private func lineLength(after searched: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress?.advanced(by: position) else { return nil }
            let found = memchr(start.advanced(by: searched), 10, bytes.count - position - searched)
            return found.map { UnsafeRawPointer($0) - start }
        }
    }

    private func fill() throws(DaemonFailure) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else {
            // What was sent after the daemon had ceased to read counts as the end too.
            if errno == ECONNRESET { return false }
            throw .system("recv")
        }
        buffer.removeSubrange(..<position)
        position = 0
        buffer += chunk[..<count]
        tap?.received(chunk[..<count])
        return count > 0
    }
}

/// The address of a Unix socket.
package enum UnixAddress {
    /// Calls a function with the address of a path.
    package static func with<T>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
