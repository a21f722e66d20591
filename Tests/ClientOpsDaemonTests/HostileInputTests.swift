import ClientOpsClient
import ClientOpsTestSupport
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// Whatever arrives on the socket gets its error, and nobody else notices.
    @Suite struct HostileInputTests {
        private static let ping = #"{"jsonrpc":"2.0","id":"after","method":"system.ping"}"#

        @Test(arguments: [1 << 20, 3 << 20, 10 << 20])
        func `an oversized line costs nothing but its error`(length: Int) throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            let idle = try daemon.residentBytes()
            try client.send([UInt8](repeating: UInt8(ascii: "x"), count: length + 1))
            try client.waitUntilTaken()
            #expect(try daemon.residentBytes() - idle < 64 << 20)
            try client.send(line: "")
            try client.send(line: Self.ping)
            let refusal = try Self.reply(client)
            #expect(refusal["id"] == .null)
            #expect(refusal["error"]?["data"]?["kind"] == "limit_exceeded")
            #expect(try Self.reply(client)["id"] == "after")
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `a line of exactly the limit is read`() throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            let padding = String(repeating: " ", count: (1 << 20) - Self.ping.utf8.count)
            try client.send(line: Self.ping + padding)
            #expect(try Self.reply(client)["id"] == "after")
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `garbage is answered line by line and disturbs nobody`() throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            let bystander = try daemon.connect()
            var garbage = Garbage(seed: 1)
            for portion in 1...100 {
                for _ in 1...100 { try client.send(garbage.line() + [UInt8(ascii: "\n")]) }
                try client.send(line: #"{"jsonrpc":"2.0","id":"portion \#(portion)","method":"system.ping"}"#)
                while true {
                    let line = try #require(try client.readLine(), "the connection was closed in portion \(portion)")
                    let reply = try #require(try? IncomingReply.parse(line), "\(String(decoding: line, as: UTF8.self))")
                    if case .reply(let id, _) = reply, id == RequestID("portion \(portion)") { break }
                }
                #expect(try bystander.call("system.ping")["version"] != nil)
            }
            #expect(try bystander.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
        }

        @Test(arguments: [65, 513, 100_000])
        func `deep nesting is refused`(depth: Int) throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            try client.send(line: String(repeating: "[", count: depth))
            try client.send(line: String(repeating: #"{"a":"#, count: depth) + "1")
            try client.send(line: Self.ping)
            for _ in 1...2 { #expect(try Self.reply(client)["error"]?["code"] == -32700) }
            #expect(try Self.reply(client)["id"] == "after")
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `what a half-closed connection sent is answered`() throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            for number in 1...100 {
                let params = #"{"name":"Half \#(number)"}"#
                try client.send(
                    line: #"{"jsonrpc":"2.0","id":\#(number),"method":"client.create","params":\#(params)}"#
                )
            }
            // A line without its end is none.
            try client.send(Array(Self.ping.utf8))
            client.endInput()
            let replies = try client.readRest().map { JSONValue(try JSONDocument($0).root) }
            #expect(replies.map { $0["result"]?["name"] } == (1...100).map { .string("Half \($0)") })
            #expect(try daemon.stop() == .exited(0))
        }

        private static func reply(_ client: SocketClient) throws -> JSONValue {
            JSONValue(try JSONDocument(try #require(try client.readLine())).root)
        }
    }
}
