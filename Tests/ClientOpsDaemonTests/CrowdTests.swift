import ClientOpsClient
import ClientOpsTestSupport
import Glibc
import StrictJSON
import Testing

extension DaemonTests {
    /// More connections than there is room for.
    @Suite struct CrowdTests {
        private static let attempts = 10_000
        private static let growth = 64 << 20
        private static let ping = #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#

        @Test func `10,000 attempts against the limit are refused one by one`() throws {
            try Descriptors.raise(toAtLeast: 4096)
            let daemon = try RunningDaemon()
            let bystander = try daemon.connect()
            let limit = Int(try bystander.call("system.limits")["connections"]?.integerValue ?? 0)
            let idle = try daemon.residentBytes()
            var high = idle
            var held: [SocketClient] = []
            var refused = 0
            for attempt in 1...Self.attempts {
                let client = try daemon.connectRaw()
                if held.count < limit - 1 {
                    try client.send(line: Self.ping)
                    #expect(try Self.reply(client)?["result"] != nil)
                    held.append(client)
                } else {
                    try Self.expectRefusal(client, which: "connections", limit: limit)
                    refused += 1
                }
                guard attempt.isMultiple(of: 500) else { continue }
                #expect(try bystander.call("system.ping")["version"] != nil)
                high = max(high, try daemon.residentBytes())
            }
            #expect(refused == Self.attempts - (limit - 1))
            // Those that were let in first are served as before, and each place that becomes free is given again.
            for client in held {
                try client.send(line: Self.ping)
                #expect(try Self.reply(client)?["result"] != nil)
            }
            held.removeLast()
            try Self.connectUntilServed(daemon)
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB")
            #expect(try bystander.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
        }

        @Test(.enabled(if: geteuid() == 0, "needs root"))
        func `admins get in however many others hold connections`() throws {
            try Descriptors.raise(toAtLeast: 4096)
            let daemon = try RunningDaemon()
            // As a socket that a drop-in opens to everybody.
            #expect(chmod(daemon.place.directory, 0o711) == 0 && chmod(daemon.place.socket, 0o666) == 0)
            let idle = try daemon.residentBytes()
            let first = try daemon.connect()
            let limits = try first.call("system.limits")
            let total = Int(limits["connections"]?.integerValue ?? 0)
            let perUID = Int(limits["connections_per_uid"]?.integerValue ?? 0)
            let reserved = Int(limits["reserved_connections"]?.integerValue ?? 0)
            let places = total - reserved
            var crowd: [SocketClient] = []
            var uid: UInt32 = 70_000
            while crowd.count < places {
                let wanted = min(perUID, places - crowd.count)
                crowd += try Self.admitted(wanted, as: uid, daemon)
                if wanted == perUID {
                    let next = try Self.connect(1, as: uid, daemon)
                    try Self.expectRefusal(next[0], which: "connections_per_uid", limit: perUID)
                }
                uid += 1
            }
            for number in 1...200 {
                let late = try Self.connect(1, as: uid, daemon)
                try Self.expectRefusal(late[0], which: "reserved_connections", limit: reserved)
                guard number.isMultiple(of: 20) else { continue }
                #expect(try daemon.connect().call("client.create", params: ["name": "Admin"])["id"] != nil)
            }
            let growth = try daemon.residentBytes() - idle
            #expect(growth < Self.growth, "grew by \(growth >> 20) MiB")
            #expect(try first.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `unfinished lines and silence on every connection cost little`() throws {
            try Descriptors.raise(toAtLeast: 4096)
            let daemon = try RunningDaemon(configuration: "[limits]\nconnections = 1100\n")
            let bystander = try daemon.connect()
            let idle = try daemon.residentBytes()
            let silent = try (0..<500).map { _ in try daemon.connectRaw() }
            let unfinished = try (0..<500).map { _ in try daemon.connectRaw() }
            for client in unfinished { try client.send(Array(Self.ping.utf8.dropLast())) }
            for client in unfinished { try client.waitUntilTaken() }
            #expect(try bystander.call("system.ping")["version"] != nil)
            let growth = try daemon.residentBytes() - idle
            #expect(growth < Self.growth, "grew by \(growth >> 20) MiB")
            for client in unfinished { try client.send(Array("}\n".utf8)) }
            for client in silent { try client.send(line: Self.ping) }
            for client in silent + unfinished { #expect(try Self.reply(client)?["result"] != nil) }
            #expect(try daemon.stop() == .exited(0))
        }

        /// Connections of a user, each of which has its place.
        private static func admitted(_ count: Int, as uid: UInt32, _ daemon: RunningDaemon) throws -> [SocketClient] {
            let clients = try connect(count, as: uid, daemon)
            for client in clients { try client.send(line: ping) }
            for client in clients { #expect(try reply(client)?["error"]?["data"]?["kind"] != "limit_exceeded") }
            return clients
        }

        private static func connect(_ count: Int, as uid: UInt32, _ daemon: RunningDaemon) throws -> [SocketClient] {
            let descriptors = try OtherUser.run(as: uid) {
                try (0..<count).map { _ in try SocketClient.connectedDescriptor(path: daemon.place.socket) }
            }
            return descriptors.map { daemon.watched($0) }
        }

        /// A place is given back a moment after its holder has gone.
        private static func connectUntilServed(_ daemon: RunningDaemon) throws {
            while true {
                let client = try daemon.connectRaw()
                try? client.send(line: ping)
                if try reply(client)?["result"] != nil { return }
            }
        }

        /// One line that names the limit, and then the end.
        private static func expectRefusal(_ client: SocketClient, which: String, limit: Int) throws {
            let lines = try client.readRest()
            #expect(lines.count == 1)
            let error = try lines.first.map { JSONValue(try JSONDocument($0).root) }
            #expect(error?["id"] == .null)
            let data = error?["error"]?["data"]
            #expect(data?["kind"] == "limit_exceeded")
            #expect(data?["which"] == .string(which))
            #expect(data?["limit"] == .integer(Int64(limit)))
        }

        private static func reply(_ client: SocketClient) throws -> JSONValue? {
            try client.readLine().map { JSONValue(try JSONDocument($0).root) }
        }
    }
}
