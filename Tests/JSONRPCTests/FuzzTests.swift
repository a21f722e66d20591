import JSONRPC
import StrictJSON
import Testing

/// Searches for input that breaks what must always hold.
///
/// Each iteration has a seed of its own: what a failure names in `CLIENTOPS_FUZZ_SEED` repeats it at once.
@Suite struct FuzzTests {
    /// A value survives writing and reading in all forms.
    @Test func values() {
        fuzz("values written and read", share: 4) { generator in
            let value = generator.value()
            let forms = [value.serialized(), value.serialized(pretty: true)]
            guard forms.allSatisfy({ read($0) == value }) else { return "a value that does not read back" }
            let canonical = value.canonical()
            return read(canonical)?.canonical() == canonical ? nil : "a canonical text that is not stable"
        }
    }

    /// What is accepted has one meaning, what is refused a place inside the text.
    @Test func texts() {
        fuzz("damaged texts", share: 4) { generator in
            let text = generator.mutate(generator.value().serialized())
            do throws(JSONSyntaxError) {
                let document = try JSONDocument(text)
                guard document.firstNumberOutOfRange() == nil else { return nil }
                let value = JSONValue(document.root)
                return read(value.serialized()) == value ? nil : "an accepted text that does not read back"
            } catch {
                return error.offset <= text.count && !error.reason.isEmpty ? nil : "an error outside of the text"
            }
        }
    }

    /// Every line can be answered, and the answer is a message itself.
    @Test func messages() {
        fuzz("damaged messages", share: 4) { generator in
            var line = generator.message().serialized()
            if generator.random.chance(70) { line = generator.mutate(line) }
            for (id, error) in answers(to: line) {
                var reply: [UInt8] = []
                Reply.writeError(id: id, error, into: &reply)
                guard case .reply(id, .failure(error))? = try? IncomingReply.parse(reply) else {
                    return "an answer that is no message"
                }
            }
            return nil
        }
    }

    /// Lines are the same however they are chopped, and after each end of line all is well again.
    @Test func framing() {
        fuzz("streams in pieces", share: 20) { generator in
            var stream: [UInt8] = []
            for _ in 0...generator.random.below(12) {
                stream += generator.mutate(generator.value(depth: 2).serialized())
                stream += generator.random.chance(70) ? [0x0A] : [0x0D, 0x0A]
            }
            stream += Array("\nlast\n".utf8)
            let limit = 1 + generator.random.below(120)
            let whole = frames(of: stream, limit: limit, pieces: [stream.count])
            let pieces = (0..<40).map { _ in 1 + generator.random.below(60) }
            for pieces in [[1], [143], pieces] where frames(of: stream, limit: limit, pieces: pieces) != whole {
                return "lines that depend on the pieces"
            }
            let isAlive = limit < 4 || whole.last == .line(Array("last".utf8))
            return isAlive && whole == simpleFrames(of: stream, limit: limit) ? nil : "lines that are not those sent"
        }
    }

    private func fuzz(_ what: String, share: Int, _ check: (inout Generator) -> String?) {
        let count = max(1, Fuzzing.iterations / share)
        for offset in 0..<UInt64(count) {
            let seed = Fuzzing.seed &+ offset
            var generator = Generator(random: SplitMix64(seed: seed))
            if let failure = check(&generator) {
                Issue.record("\(failure): CLIENTOPS_FUZZ_SEED=\(seed) CLIENTOPS_FUZZ_ITERATIONS=1")
                return
            }
        }
        if Fuzzing.isLong { print("Fuzzed: \(count) \(what)") }
    }

    private func read(_ text: [UInt8]) -> JSONValue? {
        (try? JSONDocument(text)).map { JSONValue($0.root) }
    }

    /// What a dispatcher without methods would answer; comparing makes sure that nothing is lost on the way.
    private func answers(to line: [UInt8]) -> [(id: RequestID, error: RPCError)] {
        let elements: [Result<RPCRequest, InvalidElement>] =
            switch IncomingMessage.parse(line, maximumBatch: 4) {
            case .request(let request): [.success(request)]
            case .batch(let elements): elements
            case .invalid(let error, let id): [.failure(InvalidElement(error: error, id: id))]
            }
        return elements.compactMap { element in
            switch element {
            case .success(let request): request.id.map { ($0, .methodNotFound(request.method)) }
            case .failure(let element): (element.id ?? .null, element.error)
            }
        }
    }

    /// The definition of framing, for streams that end with a line feed.
    private func simpleFrames(of stream: [UInt8], limit: Int) -> [FramedLine] {
        stream.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { line in
            let line = line.last == 0x0D ? line.dropLast() : line
            guard !line.isEmpty else { return nil }
            return line.count > limit ? .oversized(limit + 1) : .line(Array(line))
        }
    }
}
