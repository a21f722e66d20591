import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// A limit in the configuration, and what crosses it.
struct LimitCase: Sendable, CustomTestStringConvertible {
    /// The limit, as `system.limits` and `data.which` name it.
    var name: String
    /// The value in the configuration.
    var text: String
    /// The same as published.
    var value: Int64
    /// What else the configuration has to say, so that the values fit each other.
    var more = ""
    /// Crosses the limit and answers the line that says so.
    var cross: @Sendable (RunningDaemon) throws -> [UInt8]?

    var testDescription: String { name }

    var configuration: String { "[limits]\n\(name) = \(text)\n\(more)" }

    /// Sends one line and answers the reply.
    static func exchange(_ line: String, with daemon: RunningDaemon) throws -> [UInt8]? {
        let client = try daemon.connectRaw()
        try client.send(line: line)
        return try client.readLine()
    }

    /// Leaves a line unfinished on each of several connections and answers what the last one is told.
    static func unfinished(_ bytes: [Int], with daemon: RunningDaemon) throws -> [UInt8]? {
        let clients = try bytes.map { _ in try daemon.connectRaw() }
        for (client, count) in zip(clients, bytes) {
            try client.send([UInt8](repeating: UInt8(ascii: "x"), count: count))
            try client.waitUntilTaken()
        }
        return try clients.last?.readLine()
    }

    static let all: [LimitCase] = [
        LimitCase(name: "line_bytes", text: "4K", value: 4096) { daemon in
            try exchange(String(repeating: "x", count: 5000), with: daemon)
        },
        LimitCase(name: "batch", text: "2", value: 2) { daemon in
            let call = #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#
            return try exchange("[\(call),\(call),\(call)]", with: daemon)
        },
        LimitCase(
            name: "connections",
            text: "1",
            value: 1,
            more: "reserved_connections = 0\nconnections_per_uid = 1\n"
        ) { daemon in
            let first = try daemon.connectRaw()
            try first.send(line: #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#)
            _ = try first.readLine()
            return try withExtendedLifetime(first) { try daemon.connectRaw().readLine() }
        },
        LimitCase(name: "page_size", text: "5", value: 5) { daemon in
            let call = #"{"jsonrpc":"2.0","id":1,"method":"client.list","params":{"page_size":6}}"#
            return try exchange(call, with: daemon)
        },
        LimitCase(name: "reply_bytes", text: "64K", value: 65_536) { daemon in
            let connection = try daemon.connect()
            let notes = JSONValue.string(String(repeating: "n", count: 10_000))
            for number in 1...10 {
                let name = JSONValue.string("Client \(number)")
                _ = try connection.call("client.create", params: ["name": name, "notes": notes])
            }
            let call = #"{"jsonrpc":"2.0","id":1,"method":"client.list","params":{"page":1,"page_size":50}}"#
            return try exchange(call, with: daemon)
        },
        LimitCase(
            name: "buffered_bytes",
            text: "1M",
            value: 1 << 20,
            more: "line_bytes = 512K\nbuffered_bytes_per_uid = 1M\nslow_reader_ms = 100\n"
        ) { daemon in try unfinished([500_000, 500_000, 60_000], with: daemon) },
    ]
}

extension DaemonTests {
    /// Each limit set to something small in the real program.
    @Suite struct LimitTableTests {
        @Test(arguments: LimitCase.all) func `a configured limit is published and has its own error`(
            _ limit: LimitCase
        ) throws {
            let daemon = try RunningDaemon(configuration: limit.configuration)
            let call = #"{"jsonrpc":"2.0","id":1,"method":"system.limits"}"#
            let published = JSONValue(try JSONDocument(#require(try LimitCase.exchange(call, with: daemon))).root)
            #expect(published["result"]?[limit.name] == .integer(limit.value))
            try Self.expect(try limit.cross(daemon), limit.name, limit.value)
        }

        static func expect(_ line: [UInt8]?, _ name: String, _ value: Int64) throws {
            let reply = JSONValue(try JSONDocument(#require(line, "\(name): closed without a word")).root)
            let data = reply["error"]?["data"]
            #expect(data?["kind"] == "limit_exceeded", "\(reply)")
            #expect(data?["which"] == .string(name))
            #expect(data?["limit"] == .integer(value))
            #expect(reply["error"]?["message"]?.stringValue?.contains("\(name) of \(value)") == true)
        }

        @Test func `a lower deadline is deadline_exceeded`() throws {
            let daemon = try RunningDaemon(configuration: "[limits]\ndeadline_ms = 1\n")
            // The elements arrive together, and describing the protocol takes longer than the time for all of them.
            let calls = (1...20).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"rpc.discover"}"# }
            let line = try #require(try LimitCase.exchange("[\(calls.joined(separator: ","))]", with: daemon))
            let last = JSONValue(try JSONDocument(line).root).arrayValue?.last
            #expect(last?["error"]?["data"]?["kind"] == "deadline_exceeded")
        }

        // MARK: Limits of peers that are neither root nor the daemon

        /// A uid and a group that nobody has.
        private static let stranger = 54_321
        /// A group of every Debian, which gives the role where a test says so.
        private static let group = "games"

        /// Speaks to the daemon as somebody else: connects, sends the bytes on each connection, and prints the line
        /// that one of them hears then: whose bytes use a budget up depends on whose were read first.
        private static let program = """
            import select, socket, sys
            path, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
            ping = b'{"jsonrpc":"2.0","id":1,"method":"system.ping"}\\n'
            held = []
            for number in range(count):
                peer = socket.socket(socket.AF_UNIX)
                peer.connect(path)
                held.append(peer)
                if number < count - 1 and size == 0:
                    peer.sendall(ping)
                    peer.makefile().readline()
                elif size > 0:
                    peer.sendall(b'x' * size)
            ready, _, _ = select.select(held, [], [])
            sys.stdout.write(ready[0].makefile().readline())
            """

        private struct StrangerCase: Sendable {
            var configuration: String
            var connections: Int
            var bytes: Int
            var name: String
            var value: Int64
        }

        private static let strangers = [
            StrangerCase(
                configuration: "roleless_line_bytes = 512\n",
                connections: 1,
                bytes: 600,
                name: "roleless_line_bytes",
                value: 512
            ),
            StrangerCase(
                configuration: "connections_per_uid = 2\n",
                connections: 3,
                bytes: 0,
                name: "connections_per_uid",
                value: 2
            ),
            StrangerCase(
                configuration: "connections = 100\nreserved_connections = 98\n",
                connections: 3,
                bytes: 0,
                name: "reserved_connections",
                value: 98
            ),
            StrangerCase(
                configuration: """
                    line_bytes = 64K
                    buffered_bytes_per_uid = 64K
                    slow_reader_ms = 100
                    [roles]
                    staff = \(group)

                    """,
                connections: 2,
                bytes: 60_000,
                name: "buffered_bytes_per_uid",
                value: 65_536
            ),
        ]

        private static var canBeSomebodyElse: Bool {
            geteuid() == 0
                && ["/usr/bin/setpriv", "/usr/bin/python3"].allSatisfy(FileManager.default.isExecutableFile)
        }

        @Test(.enabled(if: canBeSomebodyElse, "needs root, setpriv and python3"), arguments: 0..<strangers.count)
        func `limits of a uid have their own errors`(_ index: Int) throws {
            let limit = Self.strangers[index]
            let place = try TemporaryPlace()
            let listener = try BoundSocket.listening(at: place.socket)
            let daemon = try RunningDaemon(
                in: place,
                configuration: "[limits]\n" + limit.configuration,
                listener: listener
            )
            chmod(place.path("."), 0o755)
            chmod(place.socket, 0o666)
            chmod(daemon.checkedSocket, 0o666)
            let identity = ["--reuid=\(Self.stranger)", "--regid=\(Self.group)", "--clear-groups"]
            let arguments = [daemon.checkedSocket, "\(limit.connections)", "\(limit.bytes)"]
            let run = try ChildProcess.run(
                ["/usr/bin/setpriv"] + identity + ["/usr/bin/python3", "-c", Self.program] + arguments
            )
            let line = run.child.standardOutput.prefix { $0 != UInt8(ascii: "\n") }
            #expect(run.ending == .exited(0), "\(run.child.standardError)")
            // A line that is not finished is refused when it is cut, or when it has waited too long.
            try Self.expect(line.isEmpty ? nil : Array(line), limit.name, limit.value)
            #expect(try daemon.stop() == .exited(0))
        }
    }
}
