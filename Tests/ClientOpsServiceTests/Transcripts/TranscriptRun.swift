import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON

/// A transcript held against services that were never used before; every role that speaks has a connection of its own.
struct TranscriptRun {
    /// One request of the transcript, or a change of who speaks, and what came then.
    struct Exchange {
        let request: String
        /// The request with what earlier replies held in place of placeholders.
        let sent: String
        let method: String?
        let expected: [String]
        let received: [String]
        let reply: JSONValue?

        /// The kind of the error that was answered.
        var errorKind: String? { reply?["error"]?["data"]?["kind"]?.stringValue }
    }

    /// Requests and what came, in their order.
    private(set) var exchanges: [Exchange] = []
    /// The transcript with the replies and events that came.
    private(set) var lines: [Transcript.Line] = []

    /// When every transcript begins, unless it says otherwise: 2026-03-10T12:00:00Z.
    private let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))
    private let service: TestService
    private var connections: [Role: TestConnection] = [:]
    private var connection: TestConnection
    /// What stands in place of values that differ from run to run.
    private(set) var masks = TranscriptMasks()

    /// Sends every request of a transcript.
    init(_ transcript: Transcript) throws {
        service = try TestService(clock: clock)
        connection = TestConnection(to: service)
        for (index, line) in transcript.lines.enumerated() {
            let expected = Self.messages(behind: index, in: transcript)
            switch line {
            case .reply: continue
            case .remark: lines.append(line)
            case .time(let time):
                clock.now = time
                lines.append(line)
            case .mask(let names):
                masks.add(names)
                lines.append(line)
            case .peer(let role):
                lines.append(line)
                connect(role)
                note(line.text, sent: line.text, method: nil, expected, connection.pumped())
            case .brokenConfiguration:
                lines.append(line)
                service.service.attach(Self.broken)
            case .request(let request):
                lines.append(line)
                let filled = masks.filled(request)
                let method = (try? JSONDocument(request)).flatMap { JSONValue($0.root)["method"]?.stringValue }
                note(request, sent: filled, method: method, expected, connection.exchange(filled))
            }
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

    /// The lines that the transcript has behind one.
    private static func messages(behind index: Int, in transcript: Transcript) -> [String] {
        var messages: [String] = []
        for line in transcript.lines.dropFirst(index + 1) {
            guard case .reply(let message) = line else { break }
            messages.append(message)
        }
        return messages
    }

    private mutating func connect(_ role: Role) {
        let known = connections[role] ?? TestConnection(to: service, as: TestPeers.inGroup(of: role))
        connections[role] = known
        connection = known
    }

    private mutating func note(
        _ request: String,
        sent: String,
        method: String?,
        _ expected: [String],
        _ messages: [[UInt8]]
    ) {
        let received = messages.map { masks.masked($0) }
        lines += received.map { .reply($0) }
        let values = messages.compactMap { (try? JSONDocument($0)).map { JSONValue($0.root) } }
        exchanges.append(
            Exchange(
                request: request,
                sent: sent,
                method: method,
                expected: expected,
                received: received,
                reply: values.first { $0["method"] == nil }
            )
        )
    }
}
