import Glibc

/// A host and a port.
package struct HostPort: Sendable, Hashable {
    package var host: String
    package var port: UInt16

    /// Names a place.
    package init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`, `[address]:port`.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
        self.init(host: host.lowercased(), port: port)
    }
}

/// A TCP connection whose operations wait until a deadline.
struct TCPConnection: ~Copyable {
    private let descriptor: Int32

    deinit { close(descriptor) }

    /// Connects to the first address of a host that answers.
    ///
    /// - Parameters:
    ///   - place: where to.
    ///   - deadline: when to give up.
    /// - Throws: why there is no connection.
    init(_ place: HostPort, until deadline: Deadline) throws(Reason) {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(place.host, "\(place.port)", &hints, &first) == 0 else {
            throw Reason("the host has no address")
        }
        defer { freeaddrinfo(first) }
        var failure = Reason("the host has no address")
        var next = first
        while let address = next {
            do throws(Reason) {
                descriptor = try Self.connect(address.pointee, until: deadline)
                return
            } catch { failure = error }
            next = address.pointee.ai_next
        }
        throw failure
    }

    /// Whether somebody accepts connections there.
    static func answers(_ place: HostPort, until deadline: Deadline) -> Bool {
        (try? TCPConnection(place, until: deadline)) != nil
    }

    private static func connect(_ address: addrinfo, until deadline: Deadline) throws(Reason) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.ai_family, type, 0)
        guard descriptor >= 0 else { throw Reason(errno: errno) }
        do throws(Reason) {
            if Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
                guard errno == EINPROGRESS else { throw Reason(errno: errno) }
                try wait(descriptor, Int16(POLLOUT), until: deadline)
                var code: Int32 = 0
                var length = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
                guard code == 0 else { throw Reason(errno: code) }
            }
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func wait(_ descriptor: Int32, _ events: Int16, until deadline: Deadline) throws(Reason) {
        while true {
            guard deadline.remaining > 0 else { throw Reason("there was no answer in time") }
            var request = pollfd(fd: descriptor, events: events, revents: 0)
            let ready = poll(&request, 1, deadline.remaining)
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR else { throw Reason(errno: errno) }
        }
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8], until deadline: Deadline) throws(Reason) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try Self.wait(descriptor, Int16(POLLOUT), until: deadline)
            } else if errno != EINTR {
                throw Reason(errno: errno)
            }
        }
    }

    /// Reads what there is, at least one byte; nothing at the end.
    func read(until deadline: Deadline) throws(Reason) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            try Self.wait(descriptor, Int16(POLLIN), until: deadline)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count >= 0 { return Array(buffer[..<count]) }
            guard errno == EINTR || errno == EAGAIN else { throw Reason(errno: errno) }
        }
    }
}
