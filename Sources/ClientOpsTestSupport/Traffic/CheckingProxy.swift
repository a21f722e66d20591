import Foundation
import Glibc

/// A socket that stands between any client and a daemon, hands every byte on, and checks every message both ways.
package final class CheckingProxy: Sendable {
    /// Where clients connect.
    package let path: String
    /// What is wrong with the messages.
    package let log: TrafficLog
    private let listener: BoundSocket

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - path: where clients connect.
    ///   - target: the daemon's socket.
    ///   - log: where problems go.
    /// - Throws: ``DaemonFailure``.
    package init(at path: String, to target: String, log: TrafficLog) throws(DaemonFailure) {
        self.path = path
        self.log = log
        unlink(path)
        let listener = try BoundSocket.listening(at: path)
        self.listener = listener
        Self.start("proxy") {
            while true {
                let client = accept(listener.descriptor, nil, nil)
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                guard client >= 0 else { return }
                guard let server = Self.connected(to: target) else {
                    close(client)
                    continue
                }
                Relay(client: client, server: server, tap: MessageTap(log: log)).start()
            }
        }
    }

    /// Connections that exist go on; there are no new ones.
    deinit {
        shutdown(listener.descriptor, Int32(SHUT_RDWR))
        unlink(path)
    }

    private static func connected(to path: String) -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        guard UnixAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    fileprivate static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }
}

/// One connection through the proxy; its descriptors live as long as a direction of it.
private final class Relay: Sendable {
    private let client: Int32
    private let server: Int32
    private let tap: MessageTap

    init(client: Int32, server: Int32, tap: MessageTap) {
        self.client = client
        self.server = server
        self.tap = tap
    }

    deinit {
        close(client)
        close(server)
    }

    func start() {
        CheckingProxy.start("requests") { [self] in
            Self.copy(from: client, to: server) { tap.sent($0) }
            // The client may still read.
            shutdown(server, Int32(SHUT_WR))
        }
        CheckingProxy.start("replies") { [self] in
            Self.copy(from: server, to: client) { tap.received($0) }
            // What lies in the client's socket can be read all the same.
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }
    }

    private static func copy(from source: Int32, to sink: Int32, _ look: (ArraySlice<UInt8>) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(source, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            look(buffer[..<count])
            var sent = 0
            while sent < count {
                let step = buffer.withUnsafeBytes {
                    send(sink, $0.baseAddress?.advanced(by: sent), count - sent, Int32(MSG_NOSIGNAL))
                }
                guard step > 0 else { return }
                sent += step
            }
        }
    }
}
