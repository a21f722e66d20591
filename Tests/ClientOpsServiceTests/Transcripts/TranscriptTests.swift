import ClientOpsModel
import ClientOpsProtocol
import Foundation
import JSONRPC
import StrictJSON
import Testing

/// The conversations in `protocol/transcripts` happen as they are written there.
///
/// `CLIENTOPS_WRITE_TRANSCRIPTS=1` writes the replies that come into the files instead of comparing them.
@Suite struct TranscriptTests {
    private static let writes = ProcessInfo.processInfo.environment["CLIENTOPS_WRITE_TRANSCRIPTS"] == "1"

    /// Errors that every conversation about a method shows, if any caller can get them.
    private static func expectedKinds(of method: any Method.Type) -> Set<String> {
        let denied: [ErrorKind] = method.roles == .everyone ? [] : [.permissionDenied]
        return Set((method.failures + [.invalidParams] + denied).map(\.rawValue))
    }

    @Test(arguments: Transcript.all)
    func `replies are those of the transcript`(_ transcript: Transcript) throws {
        let run = try TranscriptRun(transcript)
        guard !Self.writes else {
            let text = run.lines.map(\.text).joined(separator: "\n")
            return try text.write(to: transcript.file, atomically: true, encoding: .utf8)
        }
        for exchange in run.exchanges {
            #expect(exchange.received == exchange.expected, "\(transcript.name): \(exchange.request)")
        }
    }

    @Test(arguments: allMethods.types.map { $0.name })
    func `every method has a transcript with one good reply and every declared error`(_ name: String) throws {
        let method = try #require(allMethods.types.first { $0.name == name })
        let transcript = try #require(
            Transcript.all.first { $0.name == name },
            "protocol/transcripts/\(name).txt is missing"
        )
        let exchanges = try TranscriptRun(transcript).exchanges.filter { $0.method == name }
        let kinds = Set(exchanges.compactMap(\.errorKind))
        let missing = Self.expectedKinds(of: method).subtracting(kinds)
        #expect(missing.isEmpty, "\(name) shows no \(missing.sorted().joined(separator: ", "))")
        #expect(exchanges.contains { $0.reply?["result"] != nil }, "\(name) shows no result")
    }

    @Test func `every transcript of no topic is about a method`() {
        let names = Set(allMethods.types.map { $0.name })
        for transcript in Transcript.all where !transcript.name.contains("/") {
            #expect(names.contains(transcript.name), "\(transcript.name) is no method")
        }
        #expect(Transcript.all.count { $0.name.contains("/") } >= 6)
    }
}
