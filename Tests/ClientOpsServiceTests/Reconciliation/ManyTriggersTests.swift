import ClientOpsService
import ClientOpsTestSupport
import Dispatch
import StrictJSON
import Testing

/// Callers of the reconciliation wait without a thread each, so no number of them holds anything up.
@Suite struct ManyTriggersTests {
    private static let callers = 600

    @Test(arguments: [false, true])
    func `hundreds of callers at once are all answered`(dryRun: Bool) throws {
        let service = try TestService()
        let loop = LoopContext(service: service.service)
        let answered = DispatchSemaphore(value: 0)
        let traffic = TrafficLog()
        let line = #"{"jsonrpc":"2.0","id":1,"method":"reconcile.run","params":{"dry_run":\#(dryRun)}}"#
        for _ in 0..<Self.callers {
            var output: [UInt8] = []
            let conversation = Conversation(peer: TestPeers.root, loop: loop)
            let place = ReplyPlace { reply in
                let result = (try? JSONDocument(reply)).map { JSONValue($0.root) }
                traffic.note(
                    messages: 2,
                    problems: MessageChecker.published.problems(
                        request: (try? JSONDocument(line)).map { JSONValue($0.root) },
                        reply: result ?? .null
                    )
                )
                if result?["result"] != nil { answered.signal() }
            }
            #expect(!conversation.handle(Array(line.utf8), output: &output, later: place))
        }
        loop.tickEnded()
        for number in 1...Self.callers {
            #expect(answered.wait(timeout: .now() + .seconds(60)) == .success, "caller \(number)")
        }
        traffic.report()
        #expect(traffic.messages == 2 * Self.callers)
        // One run at a time, and those that came meanwhile shared the next.
        let runs = service.call("reconcile.history", ["page": 1, "page_size": 1])["total"]?.integerValue ?? 0
        #expect(dryRun ? runs == 0 : (1..<Int64(Self.callers)).contains(runs))
    }
}
