import Glibc

/// Connections that misbehave in one way, driven by one thread.
final class HostileLoad {
    /// How they misbehave.
    enum Kind: String, CaseIterable {
        /// Asks for long replies and reads nothing.
        case deaf
        /// Asks for much at once, over and over, and reads it.
        case greedy
        /// Sends lines that are nothing.
        case garbage
        /// Sends without ever ending a line.
        case endless
        /// Sends a request byte by byte.
        case drip
        /// Connects over and over.
        case crowd

        /// Whether only limits that the daemon's own user and root do not have hold it back.
        var needsOtherUser: Bool { self == .deaf || self == .greedy || self == .endless || self == .crowd }
    }

    let kind: Kind
    private let socket: String
    private var connections: [Int32] = []
    private var next = 0
    private var offset = 0
    private var drain = [UInt8](repeating: 0, count: 65_536)

    private static let garbage = Array((String(repeating: "[{\"jsonrpc\":", count: 40) + "\n").utf8)
    private static let endless = [UInt8](repeating: UInt8(ascii: "["), count: 16_384)
    private static let discover = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}\n".utf8)
    private static let batch = Array(
        ("[" + String(repeating: "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"client.list\"},", count: 63)
            + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"client.list\"}]\n").utf8
    )
    private static let ping = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system.ping\"}\n".utf8)

    /// Opens the connections.
    ///
    /// - Throws: ``BenchError`` when the daemon cannot be reached.
    init(_ kind: Kind, count: Int, socket: String) throws {
        self.kind = kind
        self.socket = socket
        for _ in 0..<count { connections.append(try UnixSocket.connect(to: socket)) }
    }

    deinit { for descriptor in connections { close(descriptor) } }

    /// Does one small thing on the next connection; a connection that was closed is made anew.
    ///
    /// - Throws: ``BenchError`` when the daemon cannot be reached any more.
    func step() throws {
        next = (next + 1) % connections.count
        let descriptor = connections[next]
        if next == 0 { offset = (offset + 1) % Self.ping.count }
        switch kind {
        case .deaf: try push(Self.discover, to: descriptor)
        case .greedy: try pushAndRead(Self.batch, descriptor)
        case .garbage: try pushAndRead(Self.garbage, descriptor)
        case .endless: try pushAndRead(Self.endless, descriptor)
        case .drip: try pushAndRead([Self.ping[offset]], descriptor)
        case .crowd: try reconnect()
        }
    }

    private func pushAndRead(_ bytes: [UInt8], _ descriptor: Int32) throws {
        _ = recv(descriptor, &drain, drain.count, Int32(MSG_DONTWAIT))
        try push(bytes, to: descriptor)
    }

    private func push(_ bytes: [UInt8], to descriptor: Int32) throws {
        let count = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        // The daemon lets go of who does not read; a line that is cut by a full socket is as good as any here.
        if count < 0, errno == EPIPE || errno == ECONNRESET { try reconnect() }
    }

    private func reconnect() throws {
        close(connections[next])
        connections[next] = try UnixSocket.connect(to: socket)
    }
}
