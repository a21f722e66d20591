import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC
import StrictJSON

/// One connection's requests, answered in order; confined to the connection's event loop.
package final class Conversation {
    private let peer: Peer
    private let loop: LoopContext
    private let events: EventStream
    private var service: Service { loop.service }

    /// Batches up to this size that only read are answered on the loop.
    private static let loopBatch = 16

    /// Begins a conversation.
    ///
    /// - Parameters:
    ///   - peer: the other end.
    ///   - loop: what its event loop keeps.
    ///   - wake: has ``pump(output:)`` called soon, before any reply that comes later; callable from any thread.
    package init(peer: Peer, loop: LoopContext, wake: @escaping @Sendable () -> Void = {}) {
        self.peer = peer
        self.loop = loop
        events = EventStream(service: loop.service, wake: wake)
    }

    /// Handles a line.
    ///
    /// - Parameters:
    ///   - line: one message, without its end.
    ///   - output: where a reply that is ready is appended.
    ///   - later: takes the reply when it is not ready now.
    /// - Returns: whether the reply (none for notifications) is in `output`.
    package func handle(
        _ line: [UInt8],
        output: inout [UInt8],
        later: ReplyPlace
    ) -> Bool {
        let arrival = MonotonicClock.nanoseconds()
        switch IncomingMessage.parse(line, maximumBatch: service.liveSettings.batch) {
        case .invalid(let error, let id):
            Reply.writeError(id: id, error, into: &output)
            loop.meter.note(nil, since: arrival, error: error.kind)
            return true
        case .request(let request):
            return answer(request, arrival: arrival, output: &output, later: later)
        case .batch(let elements):
            return answer(elements, arrival: arrival, output: &output, later: later)
        }
    }

    /// Answers a line that was longer than the peer's limit.
    package func oversizedLine(limit: Int, output: inout [UInt8]) {
        Reply.writeError(
            id: nil,
            .limitExceeded(
                which: limit == service.settings.limits.lineBytes ? "line_bytes" : "roleless_line_bytes",
                limit: limit,
                retryable: false
            ),
            into: &output
        )
        loop.meter.note(nil, since: MonotonicClock.nanoseconds(), error: .limitExceeded)
    }

    // MARK: Events

    /// Appends the next events that the peer is to be told of, each a line with its end.
    ///
    /// - Parameter output: where they go; about 16 KiB at a time.
    /// - Returns: whether there are more.
    package func pump(output: inout [UInt8]) -> Bool { events.write(into: &output, to: peer, on: loop) }

    /// Whether replies wait until the events before them are written (DECISIONS.md 16).
    package var holdsReplies: Bool { events.isLive }

    /// Ends the conversation.
    package func close() { events.end() }

    // MARK: Single requests

    private func answer(
        _ request: RPCRequest,
        arrival: UInt64,
        output: inout [UInt8],
        later: ReplyPlace
    ) -> Bool {
        let call: Call
        do {
            call = try check(request, arrival: arrival)
        } catch {
            if let id = request.id { Reply.writeError(id: id, error, into: &output) }
            loop.meter.note(service.methods[request.method], since: arrival, error: error.kind)
            return true
        }
        let answer: @Sendable (Result<[UInt8], RPCError>) -> Void = { [service, meter = loop.meter] result in
            meter.note(call.entry, since: arrival, error: result.errorKind)
            later.end(service.reply(request.id, result))
        }
        switch call.prepared {
        case .read(let body):
            if call.entry.effect == .read, let outcome = read(request.id, call, body, into: &output) {
                loop.meter.note(call.entry, since: arrival, error: outcome.error)
                return true
            }
            service.readLater(call, body, for: later, answer)
            return false
        case .stream(let body):
            // A few rows by key, and only here is the connection known: never interrupted.
            let outcome = read(request.id, call, isInterruptible: false, { try body($0, events, &$1) }, into: &output)
            loop.meter.note(call.entry, since: arrival, error: outcome?.error)
            return true
        case .write(let body):
            service.write(call, body, answer)
            return false
        case .job(let body):
            service.run(call, body, answer)
            return false
        }
    }

    private func check(_ request: RPCRequest, arrival: UInt64) throws(RPCError) -> Call {
        let caller: Caller
        do {
            caller = try loop.caller(peer)
        } catch {
            // Without the users table nobody's rights are known; only the always-admins go on (DECISIONS.md 32).
            throw .storageUnavailable(why: StoreErrorWords.why(error))
        }
        return try Call(request, caller: caller, arrival: arrival, service: service)
    }

    /// How a read was answered.
    private struct ReadOutcome {
        var error: ErrorKind?
    }

    /// Answers a read on the loop; nil when it takes too long and has to go elsewhere.
    private func read(
        _ id: RequestID?,
        _ call: Call,
        isInterruptible: Bool = true,
        _ body: (ReadContext, inout [UInt8]) throws -> Void,
        into output: inout [UInt8]
    ) -> ReadOutcome? {
        let start = output.count
        do {
            let budget = isInterruptible ? service.liveSettings.readBudgetNanoseconds : nil
            try loop.read(budget: budget) { connection in
                let context = ReadContext(connection: connection, caller: call.caller, service: service)
                if let id {
                    try Reply.writeSuccess(id: id, into: &output) { output in
                        let begin = output.count
                        try body(context, &output)
                        try service.checkReply(bytes: output.count - begin)
                    }
                } else {
                    var ignored: [UInt8] = []
                    try body(context, &ignored)
                }
            }
        } catch let error as StoreError where error.isInterrupt {
            output.removeSubrange(start...)
            return nil
        } catch {
            output.removeSubrange(start...)
            let error = service.wire(error, call)
            if let id { Reply.writeError(id: id, error, into: &output) }
            return ReadOutcome(error: error.kind)
        }
        return ReadOutcome()
    }

    // MARK: Batches

    private func answer(
        _ elements: [Result<RPCRequest, InvalidElement>],
        arrival: UInt64,
        output: inout [UInt8],
        later: ReplyPlace
    ) -> Bool {
        if elements.count <= Self.loopBatch, let reply = readAll(elements, arrival: arrival) {
            output.append(contentsOf: reply)
            return true
        }
        let run = BatchRun(
            service: service,
            peer: peer,
            arrival: arrival,
            meter: loop.meter,
            elements: elements,
            place: later
        )
        run.start()
        return false
    }

    /// The replies of a batch that only reads little; nil when something in it has to go elsewhere.
    private func readAll(_ elements: [Result<RPCRequest, InvalidElement>], arrival: UInt64) -> [UInt8]? {
        var line = BatchLine()
        // Counted only in the end: what goes elsewhere is counted there.
        var outcomes: [(method: MethodTable.Entry?, error: ErrorKind?)] = []
        for element in elements {
            // What is long is read again, and streamed.
            guard line.bytes.count < BatchRun.partBytes else { return nil }
            var output: [UInt8] = []
            switch element {
            case .failure(let invalid):
                Reply.writeError(id: invalid.id, invalid.error, into: &output)
                outcomes.append((nil, invalid.error.kind))
            case .success(let request):
                guard service.methods[request.method]?.effect ?? .read == .read else { return nil }
                do throws(RPCError) {
                    let call = try check(request, arrival: arrival)
                    guard case .read(let body) = call.prepared,
                        let outcome = read(request.id, call, body, into: &output)
                    else { return nil }
                    outcomes.append((call.entry, outcome.error))
                } catch {
                    if let id = request.id { Reply.writeError(id: id, error, into: &output) }
                    outcomes.append((service.methods[request.method], error.kind))
                }
            }
            line.append(output)
        }
        for outcome in outcomes { loop.meter.note(outcome.method, since: arrival, error: outcome.error) }
        return line.end()
    }
}

extension Result where Failure == RPCError {
    /// What went wrong, if anything did.
    var errorKind: ErrorKind? {
        if case .failure(let error) = self { error.kind } else { nil }
    }
}

/// Words for errors that come before any call is known.
enum StoreErrorWords {
    static func why(_ error: any Error) -> String {
        (error as? StoreError)?.unavailability ?? "cannot be read"
    }
}
