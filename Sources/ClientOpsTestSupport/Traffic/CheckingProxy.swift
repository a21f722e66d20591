import Foundation
import Glibc

/// A socket that stands between any client and a daemon, hands every byte on, and checks every message both ways.
///
/// The daemon sees the user and the groups of the client, not those of this process; only the process id is another.
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
                Self.relay(client, to: target, log)
            }
        }
    }

    /// Connections that exist go on; there are no new ones.
    deinit {
        shutdown(listener.descriptor, Int32(SHUT_RDWR))
        unlink(path)
    }

    private static func relay(_ client: Int32, to target: String, _ log: TrafficLog) {
        do {
            let peer = try PeerIdentity(of: client)
            let server = try peer == .own ? connected(to: target) : connected(to: target, as: peer)
            guard let server else { throw DaemonFailure("nobody listens") }
            Relay(client: client, server: server, tap: MessageTap(log: log)).start()
        } catch {
            // To the client it is a daemon that has just gone away.
            close(client)
        }
    }

    /// Connects as somebody else, whose rights decide about the socket and its folder but not about the way there: that
    /// may lead through the root of a container, which only this process may enter.
    private static func connected(to path: String, as peer: PeerIdentity) throws -> Int32? {
        let (folder, name) = try Self.parts(of: path)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DaemonFailure.system("open \(folder)") }
        defer { close(descriptor) }
        return try OtherUser.run(as: peer) { connected(to: "/proc/self/fd/\(descriptor)/\(name)") }
    }

    private static func parts(of path: String) throws(DaemonFailure) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { throw DaemonFailure("\(path) has no folder") }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
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
