import ClientOpsProtocol
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

extension DaemonTests {
    /// Where a line is cut into writes means nothing, whatever the line is.
    @Suite struct ChoppedInputTests {
        /// What `line` is set to, so that a line beyond it is short enough to be sent byte by byte.
        private static let lineBytes = 72 << 10

        /// Lines of every kind, whose answers depend on nothing that moves.
        private static let lines = [
            request("system.limits"), request("no.such.method", id: #""ł""#), "", "not JSON", "\r", " \t",
            #"{"jsonrpc":"2.0","id":1,"method":"system.ping","params":[7]}"#, #"{"id":1}"#, "[]", "[1,[]]", "\"\u{0}\"",
            "[\(request("client.list")),\(request("client.get"))]",
            "[\(request("client.list", id: nil)),\(request("client.get", #"{"id":"1"}"#, id: "3")),7]",
            "[\(request("client.list", id: nil)),\(request("system.ping", id: nil))]",
            request("client.create", #"{"name":"Notified"}"#, id: nil), request("client.list", #"{"page":1}"#) + "\r",
            "[\((1...256).map { request("client.get", #"{"id":\#($0 + 1)}"#, id: "\($0)") }.joined(separator: ","))]",
            request("client.create", "{\"name\":\"Wide\",\"notes\":\"\(String(repeating: "ł\\n ", count: 13_107))\"}"),
            request("client.create", "{\(String(repeating: " \t", count: 300))\"name\":\"Far\"}"),
            request("client.list", #"{"q":"\#(String(repeating: "x", count: lineBytes))"}"#),
            String(repeating: "[", count: 513), "\u{FEFF}" + request("system.health"), request("system.health"),
        ]

        @Test(arguments: [1, 143])
        func `lines in pieces are answered as in one piece`(size: Int) throws {
            let (whole, chopped) = try Self.answers(to: Self.lines, inPiecesOf: size)
            #expect(whole.count == Self.lines.count - 4, "empty lines and notifications have no answer")
            #expect(chopped.map { Self.masked($0) } == whole.map { Self.masked($0) })
        }

        /// Every method has its good call, in the order in which they make a life; the events come last.
        @Test(arguments: [1, 143])
        func `each method understands its call in pieces`(size: Int) throws {
            let names = allMethods.types.map { $0.name }
            let ordered = names.filter { !$0.hasPrefix("event.") } + names.filter { $0.hasPrefix("event.") }
            let calls = try ordered.map { name in
                let example = try #require(MethodExamples.example(of: name))
                return Self.request(
                    name,
                    String(decoding: JSONValue.object(example.params).serialized(), as: UTF8.self)
                )
            }
            let (whole, chopped) = try Self.answers(to: calls, inPiecesOf: size)
            #expect(whole.count == names.count)
            #expect(chopped.count == names.count)
            for (name, (one, other)) in zip(ordered, zip(whole, chopped)) {
                #expect(Self.masked(one, name) == Self.masked(other, name), "\(name)")
            }
            #expect(whole.count { $0.contains(#""result""#) } > names.count / 2)
        }

        // MARK: What both share

        private static func request(_ method: String, _ params: String = "{}", id: String? = "1") -> String {
            let id = id.map { #""id":\#($0),"# } ?? ""
            return #"{"jsonrpc":"2.0",\#(id)"method":"\#(method)","params":\#(params)}"#
        }

        /// Sends the lines to a new daemon in one piece, and to another in small ones.
        private static func answers(to lines: [String], inPiecesOf size: Int) throws -> ([String], [String]) {
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            let configuration = "[limits]\nline_bytes = \(lineBytes)\n"
            let replies = try [false, true].map { isChopped in
                let daemon = try RunningDaemon(configuration: configuration)
                let client = try daemon.connectRaw()
                if isChopped { try client.send(bytes, inPiecesOf: size) } else { try client.send(bytes) }
                client.endInput()
                let lines = try client.readRest()
                #expect(try daemon.stop() == .exited(0))
                return lines.map { String(decoding: $0, as: UTF8.self) }
            }
            return (replies[0], replies[1])
        }

        /// A reply without what differs between two daemons: moments, hashes, and what measures the daemon itself.
        private static func masked(_ reply: String, _ method: String = "") -> String {
            guard !["system.status", "system.metrics", "backup.create"].contains(method) else {
                return (try? JSONDocument(reply)).map { JSONValue($0.root)["result"] != nil ? "result" : "error" } ?? ""
            }
            return reply.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, with: "T")
                .replacing(/[0-9a-f]{32,64}/, with: "H")
        }
    }
}
