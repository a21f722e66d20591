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
            let daemon = try RunningDaemon()
            // More rows than a page has, each as long as it can be: a page of so many would be 20 MB of text alone.
            let rows: [JSONObject] = (1...520).map { number in
                ["name": .string("Client \(number)"), "notes": .string(String(repeating: "𝄞", count: 10_000))]
            }
            let filling = try daemon.connect()
            // A few at a time: each is answered with the row, and nobody reads that while more are sent.
            for start in stride(from: 0, to: rows.count, by: 4) {
                for row in rows[start..<start + 4] {
                    try filling.send("client.create", params: JSONValue.object(row).serialized())
                }
                for _ in 1...4 { _ = try filling.receive().result.get() }
            }
            #expect(try daemon.stop() == .exited(0))
            // What filling left in its memory would hide what an export needs.
            let fresh = try RunningDaemon(in: daemon.place)
            _ = try fresh.connect().call("export.page", params: ["entity": "client"])
            let idle = try fresh.residentBytes()
            try fresh.forgetPeak()
            for _ in 1...2 {
                var exported = 0
                var bytes = 0
                try Self.export(from: fresh) { page, size in
                    exported += page
                    bytes += size
                    #expect(size < 2 << 20, "a page of \(size >> 10) KiB")
                }
                #expect(exported == rows.count)
                #expect(bytes > Self.growth, "the export is too small to tell")
            }
            let growth = try fresh.peakBytes() - idle
            #expect(growth < Self.growth, "grew by \(growth >> 20) MiB")
            #expect(try fresh.stop() == .exited(0))
        }

        /// Reads all clients page by page; each page's rows and bytes are looked at before the next one is asked for.
        private static func export(
            from daemon: RunningDaemon,
            _ look: (_ rows: Int, _ bytes: Int) throws -> Void
        ) throws {
            let client = try daemon.connectRaw()
            var cursor: String? = ""
            while let place = cursor {
                let params: JSONValue = ["entity": "client", "cursor": .string(place)]
                let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "export.page", "params": params]
                try client.send(request.serialized() + [UInt8(ascii: "\n")])
                let line = try #require(try client.readLine())
                let page = JSONValue(try JSONDocument(line).root)["result"]
                try look(page?["rows"]?.arrayValue?.count ?? 0, line.count)
                cursor = page?["next_cursor"]?.stringValue
            }
        }
    }
}
