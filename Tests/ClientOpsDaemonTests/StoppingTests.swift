import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

extension DaemonTests {
    /// What signals do.
    @Suite struct StoppingTests {
        private static let requests = 100

        @Test func `what was read before SIGTERM is answered and stays`() throws {
            let place = try TemporaryPlace()
            let daemon = try RunningDaemon(in: place)
            let client = try daemon.connectRaw()
            let idle = try daemon.connectRaw()
            try idle.send(line: #"{"jsonrpc":"2.0","id":0,"method":"system.ping"}"#)
            _ = try idle.readLine()
            let lines = (1...Self.requests).map { Self.request($0) }
            try client.send(Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")])
            try client.waitUntilTaken()
            daemon.signal(SIGTERM)
            let replies = try client.readRest()
            #expect(replies.count == Self.requests)
            for (index, reply) in replies.enumerated() {
                let reply = JSONValue(try JSONDocument(reply).root)
                #expect(reply["id"] == .integer(Int64(index + 1)))
                #expect(reply["result"]?["name"] == .string("Client \(index + 1)"))
            }
            #expect(try idle.readRest().isEmpty)
            #expect(try daemon.waitForEnd() == .exited(0))
            #expect(!FileManager.default.fileExists(atPath: place.socket))
            let next = try RunningDaemon(in: place)
            let connection = try next.connect()
            #expect(try connection.all("client.list").count == Self.requests)
            #expect(try connection.auditIsValid())
            #expect(try next.stop() == .exited(0))
        }

        @Test func `a peer that does not read cannot keep the daemon from stopping`() throws {
            let daemon = try RunningDaemon(configuration: "[limits]\nslow_reader_ms = 500\n")
            let client = try daemon.connectRaw()
            let request = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}\n".utf8)
            for _ in 0..<50 { try client.send(request) }
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `SIGHUP does not end the daemon`() throws {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            daemon.signal(SIGHUP)
            #expect(try connection.call("client.create", params: ["name": "After SIGHUP"])["id"] == 1)
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `SIGINT ends it as SIGTERM does`() throws {
            let daemon = try RunningDaemon()
            daemon.signal(SIGINT)
            #expect(try daemon.waitForEnd() == .exited(0))
        }

        private static func request(_ number: Int) -> String {
            #"{"jsonrpc":"2.0","id":\#(number),"method":"client.create","params":{"name":"Client \#(number)"}}"#
        }
    }
}
