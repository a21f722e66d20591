import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON

/// A transcript held against services that were never used before.
struct TranscriptRun {
    /// One request of the transcript and what came back.
    struct Exchange {
        let request: String
        let method: String?
        let expected: String?
        let received: String?
        let reply: JSONValue?

        /// The kind of the error that was answered.
        var errorKind: String? { reply?["error"]?["data"]?["kind"]?.stringValue }
    }

    /// Requests and replies in their order.
    private(set) var exchanges: [Exchange] = []
    /// The transcript with the replies that came.
    private(set) var lines: [Transcript.Line] = []

    /// When every transcript begins, unless it says otherwise: 2026-03-10T12:00:00Z.
    private let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))
    private var peer = TestPeers.root
    private var masks = TranscriptMasks()

    /// Sends every request of a transcript.
    init(_ transcript: Transcript) throws {
        let service = try TestService(clock: clock)
        for (index, line) in transcript.lines.enumerated() {
            switch line {
            case .remark: break
            case .peer(let role): peer = TestPeers.inGroup(of: role)
            case .time(let time): clock.now = time
            case .mask(let names): masks.add(names)
            case .reply: continue
            case .request(let request):
                lines.append(line)
                let next = transcript.lines.dropFirst(index + 1).first
                send(request, to: service, next: next)
                continue
            }
            lines.append(line)
        }
    }

    private mutating func send(_ request: String, to service: TestService, next: Transcript.Line?) {
        var expected: String?
        if case .reply(let reply) = next { expected = reply }
        let output = service.exchange(masks.filled(request), as: peer)
        let received = output.isEmpty ? nil : masks.masked(output)
        if let received { lines.append(.reply(received)) }
        exchanges.append(
            Exchange(
                request: request,
                method: (try? JSONDocument(request)).flatMap { JSONValue($0.root)["method"]?.stringValue },
                expected: expected,
                received: received,
                reply: (try? JSONDocument(output)).map { JSONValue($0.root) }
            )
        )
    }
}
