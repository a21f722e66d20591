import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON

/// A transcript held against services that were never used before.
struct TranscriptRun {
    /// One request of the transcript and what came back.
    struct Exchange {
        let request: String
        /// The request with what earlier replies held in place of placeholders.
        let sent: String
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
    /// What stands in place of values that differ from run to run.
    private(set) var masks = TranscriptMasks()

    /// Sends every request of a transcript.
    init(_ transcript: Transcript) throws {
        let service = try TestService(clock: clock)
        for (index, line) in transcript.lines.enumerated() {
            switch line {
            case .remark: break
            case .peer(let role): peer = TestPeers.inGroup(of: role)
            case .time(let time): clock.now = time
            case .mask(let names): masks.add(names)
            case .brokenConfiguration: service.service.attach(Self.broken)
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

    /// A configuration that a reload refuses.
    private static let broken = TransportHooks(
        reload: {
            let file = "/etc/clientops/clientops.conf.d/limits.conf"
            let expected = "expected a number from 1 to 65536"
            throw ReloadRefusal(problems: [.init(file: file, line: 3, key: "limits.batch", expected: expected)])
        }
    )

    private mutating func send(_ request: String, to service: TestService, next: Transcript.Line?) {
        var expected: String?
        if case .reply(let reply) = next { expected = reply }
        let sent = masks.filled(request)
        let output = service.exchange(sent, as: peer)
        let received = output.isEmpty ? nil : masks.masked(output)
        if let received { lines.append(.reply(received)) }
        exchanges.append(
            Exchange(
                request: request,
                sent: sent,
                method: (try? JSONDocument(request)).flatMap { JSONValue($0.root)["method"]?.stringValue },
                expected: expected,
                received: received,
                reply: (try? JSONDocument(output)).map { JSONValue($0.root) }
            )
        )
    }
}
