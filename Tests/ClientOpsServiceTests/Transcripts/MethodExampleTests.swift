import ClientOpsProtocol
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// The examples of the published description are the good calls of the transcripts.
///
/// `CLIENTOPS_WRITE_TRANSCRIPTS=1` writes the source files that hold them anew.
@Suite struct MethodExampleTests {
    private static let writes = ProcessInfo.processInfo.environment["CLIENTOPS_WRITE_TRANSCRIPTS"] == "1"
    private static let files = MethodExampleFiles(methods: allMethods.types.map { $0.name })

    /// A good call with what masks it.
    private struct Good {
        let exchange: TranscriptRun.Exchange
        var masks: TranscriptMasks

        /// The first good call of a method's transcript; rather one that needs no earlier reply.
        init?(_ name: String) throws {
            guard let transcript = Transcript.all.first(where: { $0.name == name }) else { return nil }
            let run = try TranscriptRun(transcript)
            let good = run.exchanges.filter { $0.method == name && $0.reply?["result"] != nil }
            let free = good.first { !$0.request.contains(TranscriptMasks.placeholder) }
            guard let exchange = free ?? good.first else { return nil }
            self.exchange = exchange
            masks = run.masks
        }

        var request: JSONValue { (try? JSONDocument(exchange.sent)).map { JSONValue($0.root) } ?? .null }

        /// The result, without what the transcript leaves out whole.
        var result: JSONValue { emptied(exchange.reply?["result"] ?? .null) }

        /// The first lines of a long text, and the last one.
        private static func beginning(of text: String) -> String {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard lines.count > 5 else { return text }
            return (lines.prefix(3) + lines.suffix(2)).joined(separator: "\n")
        }

        private func emptied(_ value: JSONValue) -> JSONValue {
            guard case .object(let object) = value else { return value }
            return .object(
                JSONObject(
                    object.map { name, value in
                        guard masks.whole.contains(name) else { return (name, emptied(value)) }
                        switch value {
                        case .object: return (name, [:])
                        case .array: return (name, [])
                        case .string(let text): return (name, .string(Self.beginning(of: text)))
                        default: return (name, value)
                        }
                    }
                )
            )
        }
    }

    private static func text(_ value: JSONValue) -> String { String(decoding: value.serialized(), as: UTF8.self) }

    @Test(arguments: allMethods.types.map { $0.name })
    func `the example of a method is the good call of its transcript`(_ name: String) throws {
        guard !Self.writes else { return }
        var good = try #require(try Good(name))
        let example = try #require(MethodExamples.example(of: name), "\(name) has no example")
        var request = good.request
        var reply = try #require(good.exchange.reply)
        let real = good.masks.masked(Array(Self.text(["params": request["params"] ?? [:]]).utf8))
        #expect(good.masks.masked(Array(Self.text(["params": .object(example.params)]).utf8)) == real)
        reply = ["result": example.result]
        let expected = good.masks.masked(Array(Self.text(["result": good.exchange.reply?["result"] ?? .null]).utf8))
        #expect(good.masks.masked(Array(Self.text(reply).utf8)) == expected, "\(name)")
        // And it is what the description promises, so that a reader may try it.
        request = ["jsonrpc": "2.0", "id": 1, "method": .string(name), "params": .object(example.params)]
        reply = ["jsonrpc": "2.0", "id": 1, "result": example.result]
        #expect(MessageChecker.published.problems(request: request, reply: reply) == [], "\(name)")
    }

    @Test func `there is a source file for every group, none besides, and an example for every method`() throws {
        guard !Self.writes else {
            return try Self.files.write { name in
                try Good(name).map { (Self.text($0.request["params"] ?? [:]), Self.text($0.result)) }
            }
        }
        #expect(try Self.files.present() == Self.files.names)
        #expect(try Self.files.methodsPresent() == allMethods.types.map { $0.name }.sorted())
    }
}
