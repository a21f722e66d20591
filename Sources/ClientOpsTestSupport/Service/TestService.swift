package import ClientOpsModel
import ClientOpsProtocol
package import ClientOpsService
import ClientOpsStore
import Dispatch
import Foundation
package import StrictJSON
import Synchronization

/// The services over a store in a directory of their own, asked line by line as a connection would, without a socket.
package final class TestService: Sendable {
    /// The services.
    package let service: Service
    private let directory: String

    /// The uid that is always an admin besides root.
    package static let daemonUID: UInt32 = 990

    /// Opens a store that goes away with the value.
    ///
    /// - Parameters:
    ///   - clock: what the services go by; the wall's clock without one.
    ///   - today: the calendar of the business time zone; UTC without one.
    ///   - replyBytes: the longest result; the published default without one.
    ///   - observer: told what happens.
    ///   - configure: sets more of the settings.
    /// - Throws: what opening a store throws.
    package init(
        clock: TestClock? = nil,
        today: (@Sendable (Timestamp) -> CalendarDate)? = nil,
        replyBytes: Int? = nil,
        observer: any ServiceObserver = SilentObserver(),
        configure: (inout ServiceSettings) -> Void = { _ in }
    ) throws {
        directory = NSTemporaryDirectory() + "clientops-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var settings = ServiceSettings(
            version: "test",
            groupRoles: TestPeers.groupRoles,
            groupNames: TestPeers.groupNames,
            daemonUID: Self.daemonUID
        )
        if let replyBytes { settings.limits.replyBytes = replyBytes }
        if let today { settings.businessDay = today }
        if let clock { settings.now = { clock.now } }
        configure(&settings)
        let path = directory + "/clientops.db"
        let store = try clock.map { clock in try Store(path: path, clock: { clock.now.milliseconds }) }
        service = Service(store: try store ?? Store(path: path), settings: settings, observer: observer)
    }

    deinit {
        service.store.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Sends one line and waits for its reply; what either says against the published description fails the test.
    ///
    /// - Parameters:
    ///   - line: the message.
    ///   - peer: who sends it.
    /// - Returns: the reply; nil for none.
    package func send(_ line: String, as peer: Peer = TestPeers.root) -> JSONValue? {
        let output = exchange(line, as: peer)
        return (try? JSONDocument(output)).map { JSONValue($0.root) }
    }

    /// Sends one line and waits for its reply as it travels; checked like ``send(_:as:)``.
    ///
    /// - Parameters:
    ///   - line: the message.
    ///   - peer: who sends it.
    /// - Returns: the line of the reply without its end; empty for none.
    package func exchange(_ line: String, as peer: Peer = TestPeers.root) -> [UInt8] {
        let output = answer(line, as: peer)
        MessageChecker.record(request: line, reply: output)
        return output
    }

    private func answer(_ line: String, as peer: Peer) -> [UInt8] {
        let reply = Mutex<[UInt8]>([])
        let done = DispatchSemaphore(value: 0)
        let loop = LoopContext(service: service)
        var output: [UInt8] = []
        let conversation = Conversation(peer: peer, loop: loop)
        let isReady = conversation.handle(
            Array(line.utf8),
            output: &output,
            later: ReplyPlace { bytes in
                reply.withLock { $0 = bytes }
                done.signal()
            }
        )
        loop.tickEnded()
        if !isReady {
            done.wait()
            output = reply.withLock { $0 }
        }
        return output
    }

    /// Calls a method and answers the whole reply.
    package func reply(
        _ method: String,
        _ params: JSONValue = [:],
        as peer: Peer = TestPeers.root
    ) -> JSONValue {
        let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": params]
        return send(String(decoding: request.serialized(), as: UTF8.self), as: peer) ?? .null
    }

    /// Calls a method and answers its result; `.null` when it answers an error.
    package func call(
        _ method: String,
        _ params: JSONValue = [:],
        as peer: Peer = TestPeers.root
    ) -> JSONValue {
        reply(method, params, as: peer)["result"] ?? .null
    }

    /// Calls a method and answers the kind of its error; nil when it succeeds.
    package func errorKind(
        _ method: String,
        _ params: JSONValue = [:],
        as peer: Peer = TestPeers.root
    ) -> String? {
        reply(method, params, as: peer)["error"]?["data"]?["kind"]?.stringValue
    }
}

/// Peers of every role, as the kernel would describe them.
package enum TestPeers {
    /// Root, who is always an admin.
    package static let root = Peer(uid: 0, groups: [0], pid: 1, username: "root")

    static let groups: [Role: UInt32] = [
        .admin: 800, .staff: 801, .standard: 802, .collector: 803, .backup: 804,
    ]

    static var groupRoles: [UInt32: Role] {
        Dictionary(uniqueKeysWithValues: groups.map { ($0.value, $0.key) })
    }

    static let groupNames: [Role: [String]] = [
        .admin: ["clientops-admin"], .staff: ["clientops-staff"], .standard: ["clientops-standard"],
        .collector: ["clientops-collector"], .backup: ["clientops-backup"],
    ]

    /// A peer that has its role from a group.
    ///
    /// - Parameter role: the role; `noRole` gives a peer that is only in group `clientops`.
    /// - Returns: the peer.
    package static func inGroup(of role: Role) -> Peer {
        Peer(
            uid: 2000 + UInt32(Role.allCases.firstIndex(of: role) ?? 0),
            groups: Set([799] + [groups[role]].compactMap(\.self)),
            pid: 42,
            username: "person-\(role.rawValue)"
        )
    }
}
