import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// Peers that take without giving cost the daemon a bounded amount of memory.
    @Suite struct MemoryTests {
        /// What the daemon may grow by: its budget of 48 MiB for requests and replies, and a little to work with.
        private static let growth = 64 << 20

        @Test func `memory stays bounded whatever peers send and do not read`() throws {
            let daemon = try RunningDaemon()
            let bystander = try daemon.connect()
            _ = try bystander.call("rpc.discover")
            let idle = try daemon.residentBytes()
            var high = idle
            func look() throws {
                #expect(try bystander.call("system.ping")["version"] != nil)
                high = max(high, try daemon.residentBytes())
            }
            let deaf = try (0..<64).map { _ in try daemon.connectRaw() }
            try Self.ask(deaf, for: "rpc.discover", look)
            let talkers = try (0..<64).map { _ in try daemon.connectRaw() }
            try Self.pour(talkers, [UInt8](repeating: UInt8(ascii: "["), count: 1 << 16), look)
            let longLine = #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":""#
            let patient = try (0..<64).map { _ in try daemon.connectRaw() }
            for client in patient { _ = client.sendWithoutWaiting(Array(longLine.utf8)) }
            try Self.pour(patient, [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16), look)
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB")
            // Whoever reads in the end gets whole replies.
            for line in try deaf.prefix(4).compactMap({ try $0.readLine() }) {
                #expect(JSONValue(try JSONDocument(line).root)["result"]?["openrpc"] != nil)
            }
            #expect(try bystander.auditIsValid())
            daemon.signal(9)
        }

        /// Has each connection ask for more than it will ever read.
        private static func ask(_ clients: [SocketClient], for method: String, _ look: () throws -> Void) throws {
            let request = Array(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)"}"#.utf8) + [UInt8(ascii: "\n")]
            for _ in 0..<40 {
                for client in clients { _ = client.sendWithoutWaiting(request) }
                try look()
            }
        }

        /// Pours bytes without a line end into each connection as long as the daemon takes them, within bounds.
        private static func pour(_ clients: [SocketClient], _ bytes: [UInt8], _ look: () throws -> Void) throws {
            for _ in 0..<40 {
                for client in clients { _ = client.sendWithoutWaiting(bytes) }
                try look()
            }
        }
    }
}
