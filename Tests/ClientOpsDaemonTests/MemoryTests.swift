import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// Peers that take without giving cost the daemon a bounded amount of memory.
    @Suite struct MemoryTests {
        /// What the daemon may grow by: its budget for requests and replies, and as much again to work with.
        private static let growth = 64 << 20
        private static let configuration = "[limits]\nbuffered_bytes = 25165824\nslow_reader_ms = 1000\n"

        @Test func `memory stays bounded whatever peers send and do not read`() throws {
            let daemon = try RunningDaemon(configuration: Self.configuration)
            let bystander = try daemon.connect()
            _ = try bystander.call("rpc.discover")
            let idle = try daemon.residentBytes()
            var high = idle
            func look() throws {
                // Long reads of one uid take turns, so that this one ends after those that were asked for before.
                #expect(try bystander.call("rpc.discover")["openrpc"] != nil)
                high = max(high, try daemon.residentBytes())
            }
            let deaf = try (0..<32).map { _ in try daemon.connectRaw() }
            try Self.pour(
                deaf,
                Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}\n".utf8),
                rounds: 12,
                look
            )
            let talkers = try (0..<64).map { _ in try daemon.connectRaw() }
            try Self.pour(talkers, [UInt8](repeating: UInt8(ascii: "["), count: 1 << 16), rounds: 24, look)
            let opening = #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":""#
            let patient = try (0..<64).map { _ in try daemon.connectRaw() }
            try Self.pour(patient, Array(opening.utf8), rounds: 1, look)
            try Self.pour(patient, [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16), rounds: 24, look)
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB")
            #expect(try bystander.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
        }

        /// Pours bytes into each connection, as long as the daemon takes them, and reads nothing.
        private static func pour(
            _ clients: [SocketClient],
            _ bytes: [UInt8],
            rounds: Int,
            _ look: () throws -> Void
        ) throws {
            for _ in 0..<rounds {
                for client in clients { _ = client.sendWithoutWaiting(bytes) }
                try look()
            }
        }
    }
}
