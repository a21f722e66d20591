import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// Answers far larger than what the daemon may hold of them.
    @Suite struct StreamingTests {
        private static let rows = 50
        private static let growth = 12 << 20

        /// A daemon with clients whose notes are long.
        private static func filled() throws -> RunningDaemon {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            let notes = String(repeating: "Long note.", count: 1000)
            for number in 1...rows {
                let params: JSONValue = ["name": .string("Client \(number)"), "notes": .string(notes)]
                try connection.send("client.create", params: params.serialized())
                if number.isMultiple(of: 50) { for _ in 1...50 { _ = try connection.receive().result.get() } }
            }
            return daemon
        }

        @Test func `the replies of a batch never lie in memory together`() throws {
            let daemon = try Self.filled()
            let client = try daemon.connectRaw()
            let elements = (0..<256).map { number in
                let params = #"{"page":\#(number % 5 + 1),"page_size":10}"#
                return #"{"jsonrpc":"2.0","id":\#(number),"method":"client.list","params":\#(params)}"#
            }
            let idle = try daemon.residentBytes()
            var high = idle
            try client.send(line: "[" + elements.joined(separator: ",") + "]")
            // Reads slowly: what has come is looked at before more is asked for.
            var bytes = 0
            let line = try client.readLine(watching: { chunk in
                bytes += chunk
                high = max(high, try daemon.residentBytes())
            })
            let replies = JSONValue(try JSONDocument(try #require(line)).root).arrayValue ?? []
            #expect(replies.map { $0["id"] } == (0..<256).map { .integer(Int64($0)) })
            #expect(replies.allSatisfy { $0["result"]?["items"]?.arrayValue?.count == 10 })
            #expect(bytes > 2 * Self.growth, "the batch is too small to tell")
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB for \(bytes >> 20) MiB")
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `others are served while a batch waits for its reader`() throws {
            let daemon = try Self.filled()
            let client = try daemon.connectRaw()
            let element = #"{"jsonrpc":"2.0","id":1,"method":"client.list","params":{"page":1,"page_size":10}}"#
            try client.send(line: "[" + Array(repeating: element, count: 256).joined(separator: ",") + "]")
            // A batch and a long read of one uid use the same place, which must be free while the batch waits.
            let bystander = try daemon.connect()
            #expect(try bystander.auditIsValid())
            #expect(try bystander.call("client.create", params: ["name": "Meanwhile"])["id"] != nil)
            try daemon.kill9()
        }

        @Test func `an export in pages holds memory flat`() throws {
            let daemon = try Self.filled()
            let connection = try daemon.connect()
            func page(_ cursor: JSONValue) throws -> JSONValue {
                try connection.call("export.page", params: ["entity": "client", "cursor": cursor])
            }
            _ = try page("")
            let idle = try daemon.residentBytes()
            var high = idle
            for _ in 1...50 {
                var cursor: JSONValue = ""
                var rows = 0
                while cursor != .null {
                    let page = try page(cursor)
                    rows += page["rows"]?.arrayValue?.count ?? 0
                    cursor = page["next_cursor"] ?? .null
                    high = max(high, try daemon.residentBytes())
                }
                #expect(rows == Self.rows)
            }
            #expect(high - idle < Self.growth, "grew by \((high - idle) >> 20) MiB")
            #expect(try daemon.stop() == .exited(0))
        }
    }
}
