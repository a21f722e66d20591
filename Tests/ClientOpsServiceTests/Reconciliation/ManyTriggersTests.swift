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
        let line = #"{"jsonrpc":"2.0","id":1,"method":"reconcile.run","params":{"dry_run":\#(dryRun)}}"#
        for _ in 0..<Self.callers {
            var output: [UInt8] = []
            let conversation = Conversation(peer: TestPeers.root, loop: loop)
            let place = ReplyPlace { reply in
                if String(decoding: reply, as: UTF8.self).contains("\"result\"") { answered.signal() }
            }
            #expect(!conversation.handle(Array(line.utf8), output: &output, later: place))
        }
        loop.tickEnded()
        for number in 1...Self.callers {
            #expect(answered.wait(timeout: .now() + .seconds(60)) == .success, "caller \(number)")
        }
        // One run at a time, and those that came meanwhile shared the next.
        let runs = service.call("reconcile.history", ["page": 1, "page_size": 1])["total"]?.integerValue ?? 0
        #expect(dryRun ? runs == 0 : (1..<Int64(Self.callers)).contains(runs))
    }
}
