import ClientOpsClient
import ClientOpsTestSupport
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// Requests of one connection are executed and answered in order, those of several side by side.
    @Suite struct PipeliningTests {
        @Test func `deep pipelines keep their order, and reads see the writes before them`() throws {
            let daemon = try RunningDaemon()
            let client = try daemon.connectRaw()
            let count = 500
            let requests = (1...count).flatMap { Self.requests($0) }
            let bytes = Array(requests.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
            let replies = try client.exchange(bytes).map { JSONValue(try JSONDocument($0).root) }
            #expect(replies.count == requests.count)
            for (index, reply) in replies.enumerated() {
                let (number, step) = (Int64(index / 5 + 1), index % 5)
                #expect(reply["id"] == .string("\(number).\(step)"))
                switch step {
                case 0: #expect(reply["result"]?["id"] == .integer(number))
                case 1: #expect(reply["result"]?["name"] == .string("Client \(number)"))
                case 2: #expect(reply["error"]?["data"]?["kind"] == "method_not_found")
                case 3: #expect(reply["result"]?["company"] == .string("Company \(number)"))
                default: #expect(reply["result"]?["items"]?[0]?["company"] == .string("Company \(number)"))
                }
            }
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `a write is seen by another connection once it is answered`() throws {
            let daemon = try RunningDaemon()
            let (writer, reader) = (try daemon.connect(), try daemon.connect())
            for number in 1...300 {
                let id = try writer.call("client.create", params: ["name": .string("Client \(number)")])["id"]
                #expect(
                    try reader.call("client.get", params: ["id": id ?? .null])["name"] == .string("Client \(number)")
                )
            }
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `a slow scan blocks nobody else`() throws {
            let daemon = try RunningDaemon()
            let busy = try daemon.connectRaw()
            let bystander = try daemon.connect()
            for number in 1...3000 {
                try bystander.send("client.create", params: Array(#"{"name":"Row \#(number)"}"#.utf8))
                if number.isMultiple(of: 100) { for _ in 1...100 { _ = try bystander.receive().result.get() } }
            }
            let scans = 10
            for number in 1...scans {
                try busy.send(line: #"{"jsonrpc":"2.0","id":\#(number),"method":"audit.verify"}"#)
            }
            for _ in 1...20 { #expect(try bystander.call("system.ping")["version"] != nil) }
            #expect(try bystander.call("client.create", params: ["name": "Meanwhile"])["id"] == 3001)
            var answered = 0
            while busy.hasInput, answered < scans {
                _ = try busy.readLine()
                answered += 1
            }
            #expect(answered < scans, "the scans were done before anything else was answered")
            for _ in answered..<scans {
                let reply = JSONValue(try JSONDocument(try #require(try busy.readLine())).root)
                #expect(reply["result"]?["valid"] == true)
            }
            #expect(try daemon.stop() == .exited(0))
        }

        /// A write, reads that depend on it, and something wrong in between.
        private static func requests(_ number: Int) -> [String] {
            [
                (#""client.create","params":{"name":"Client \#(number)"}"#),
                (#""client.get","params":{"id":\#(number)}"#),
                (#""no.such.method""#),
                (#""client.update","params":{"id":\#(number),"company":"Company \#(number)"}"#),
                (#""client.list","params":{"sort":"-id","page":1,"page_size":1}"#),
            ].enumerated().map { #"{"jsonrpc":"2.0","id":"\#(number).\#($0)","method":\#($1)}"# }
        }
    }
}
