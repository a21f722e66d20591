import ClientOpsClient
import ClientOpsProtocol
import ClientOpsTestSupport
import Glibc
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// Damaged requests of every method: each is answered, and nobody else notices (`make fuzz` runs a million).
    @Suite struct HostileFuzzTests {
        /// Lines between two looks at the daemon.
        private static let portion = 500
        /// What the daemon may grow by; the rows that some lines create are part of it.
        private static let growth = 64 << 20

        /// What came back.
        private struct Replies {
            var results = 0
            var errors = 0
            var batches = 0

            mutating func count(_ reply: IncomingReply?) {
                switch reply {
                case .reply(_, .success): results += 1
                case .reply(_, .failure): errors += 1
                case .batch: batches += 1
                case .notification, nil: break
                }
            }
        }

        private static func environment(_ name: String) -> UInt64? {
            getenv(name).flatMap { UInt64(String(cString: $0)) }
        }

        @Test func `every damaged request is answered, and others go on`() throws {
            let count = Int(Self.environment("CLIENTOPS_FUZZ_ITERATIONS") ?? 20_000)
            let first = Self.environment("CLIENTOPS_FUZZ_SEED") ?? 1
            let daemon = try RunningDaemon(configuration: "[limits]\ndeadline_ms = 180000\n")
            let bystander = try daemon.connect()
            let document = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
            let maker = RequestMaker(document: document, ids: 1...9)
            let client = try daemon.connectRaw()
            let idle = try daemon.residentBytes()
            var replies = Replies()
            var sent = 0
            for start in stride(from: 0, to: count, by: Self.portion) {
                let seed = first &+ UInt64(start / Self.portion)
                var fuzzer = RequestFuzzer(seed: seed, maker: maker)
                var bytes: [UInt8] = []
                for _ in 0..<min(Self.portion, count - start) { bytes += fuzzer.line() + [UInt8(ascii: "\n")] }
                bytes += Array("{\"jsonrpc\":\"2.0\",\"id\":\"seed \(seed)\",\"method\":\"system.ping\"}\n".utf8)
                sent += bytes.count
                try Self.exchange(bytes, client, marker: "seed \(seed)") { replies.count($0) }
                // A row of its own each time: a damaged request may be a good one that archives any row there is.
                let row = try bystander.call("client.create", params: ["name": .string("Bystander \(seed)")])
                let found = try bystander.call("client.get", params: ["id": row["id"] ?? .null])
                #expect(found == row, "seed \(seed)")
            }
            #expect(client.unanswered == 0)
            let growth = try daemon.residentBytes() - idle
            #expect(growth < Self.growth, "grew by \(growth >> 20) MiB")
            #expect(try bystander.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
            guard Self.environment("CLIENTOPS_FUZZ_ITERATIONS") != nil else { return }
            print(
                """
                Fuzzed: \(count) damaged requests (\(sent >> 20) MiB) to a daemon, which answered \(replies.errors) \
                errors, \(replies.results) results and \(replies.batches) batches, and grew by \(growth >> 20) MiB
                """
            )
        }

        /// Sends lines and reads their replies up to the marker's.
        private static func exchange(
            _ bytes: [UInt8],
            _ client: SocketClient,
            marker: String,
            _ look: (IncomingReply?) -> Void
        ) throws {
            let reading = RequestID(marker)
            try client.exchange(bytes) { line in
                let reply = try? IncomingReply.parse(line)
                look(reply)
                guard case .reply(let id, _)? = reply else { return true }
                return id != reading
            }
        }
    }
}
