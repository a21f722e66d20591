import ClientOpsClient
import ClientOpsTestSupport
import Glibc
import StrictJSON
import Testing

extension DaemonTests {
    /// A thousand connections that ask without end and read nothing.
    @Suite struct DeafCrowdTests {
        private static let growth = 64 << 20

        /// What each connection asks how often, and how many do.
        private struct Load: Sendable, CustomTestStringConvertible {
            var name: String
            var request: String
            var rounds: Int
            var crowd = 1000

            var testDescription: String { name }
        }

        private static let loads = [
            Load(name: "short replies", request: #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#, rounds: 20),
            Load(name: "long replies", request: #"{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}"#, rounds: 5),
            Load(
                name: "pages",
                request: #"{"jsonrpc":"2.0","id":1,"method":"client.list","params":{"page":1,"page_size":100}}"#,
                rounds: 2
            ),
            // Batches of one user take turns, so that a few of them show all there is.
            Load(
                name: "batches",
                request: "["
                    + Array(repeating: #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":1}}"#, count: 256)
                    .joined(separator: ",") + "]",
                rounds: 1,
                crowd: 40
            ),
        ]

        @Test(arguments: loads)
        private func `memory stays within bounds while nobody reads`(load: Load) throws {
            try Descriptors.raise(toAtLeast: 4096)
            let daemon = try RunningDaemon(configuration: "[limits]\nslow_reader_ms = 2000\n")
            let notes = String(repeating: "Long notes. ", count: 100)
            let setup = try daemon.connect()
            for number in 1...100 {
                let params: JSONValue = ["name": .string("Client \(number)"), "notes": .string(notes)]
                try setup.send("client.create", params: params.serialized())
                _ = try setup.receive().result.get()
            }
            for method in ["rpc.discover", "client.list"] { _ = try setup.call(method) }
            let idle = try daemon.residentBytes()
            var high = idle
            let line = Array((load.request + "\n").utf8)
            let deaf = try (0..<load.crowd).map { _ in try daemon.connectRaw() }
            for _ in 0..<load.rounds {
                for client in deaf { _ = client.sendWithoutWaiting(line) }
                high = max(high, try daemon.residentBytes())
            }
            // Others of the same user may have to wait until some are let go for not reading.
            let bystander = try daemon.connect()
            for _ in 1...5 {
                #expect(try bystander.call("system.ping")["version"] != nil)
                high = max(high, try daemon.residentBytes())
            }
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB")
            #expect(try bystander.call("client.create", params: ["name": "Afterwards"])["id"] == 101)
            // What was asked for and nobody reads would all be answered first.
            try daemon.kill9()
        }
    }
}
