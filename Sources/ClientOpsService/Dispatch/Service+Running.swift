import ClientOpsModel
import ClientOpsStore
import JSONRPC

/// Where calls run that do not run on an event loop.
extension Service {
    /// Answers a read on a reader thread, within the call's deadline.
    func readLater(
        _ call: Call,
        _ body: @escaping @Sendable (ReadContext, inout [UInt8]) throws -> Void,
        _ done: @escaping @Sendable (Result<[UInt8], RPCError>) -> Void
    ) {
        store.readers.submit(uid: call.caller.uid) { [self] connection in
            done(Result { try read(call, body, on: connection.get()) }.mapError { wire($0, call) })
        }
    }

    private func read(
        _ call: Call,
        _ body: (ReadContext, inout [UInt8]) throws -> Void,
        on connection: SQLiteConnection
    ) throws -> [UInt8] {
        let now = MonotonicClock.nanoseconds()
        guard now < call.deadline else { throw DomainError.deadlineExceeded }
        var bytes: [UInt8] = []
        try connection.withBudget(nanoseconds: call.deadline - now) {
            try body(ReadContext(connection: connection, caller: call.caller, service: self), &bytes)
        }
        return bytes
    }

    /// Queues a write.
    func write(
        _ call: Call,
        _ body: @escaping @Sendable (WriteContext) throws -> [UInt8],
        _ done: @escaping @Sendable (Result<[UInt8], RPCError>) -> Void
    ) {
        store.submit(
            call.writeRequest(self, body: body) { [self] outcome in
                if case .success(let reply) = outcome { reply.afterCommit.forEach { $0() } }
                done(result(of: outcome, call))
            }
        )
    }

    /// Begins a job.
    func run(
        _ call: Call,
        _ body: @Sendable (JobContext, @escaping @Sendable (Result<[UInt8], any Error>) -> Void) -> Void,
        _ done: @escaping @Sendable (Result<[UInt8], RPCError>) -> Void
    ) {
        body(JobContext(caller: call.caller, service: self)) { [self] result in
            done(result.mapError { wire($0, call) })
        }
    }

    /// Answers a batch on a reader thread: its elements in order, each write a transaction of its own.
    func answerBatch(
        _ elements: [Result<RPCRequest, InvalidElement>],
        peer: Peer,
        arrival: UInt64,
        meter: RequestMeter,
        _ done: @escaping @Sendable ([UInt8]) -> Void
    ) {
        store.readers.submit(uid: peer.uid) { [self] connection in
            let run = BatchRun(service: self, peer: peer, arrival: arrival, meter: meter, connection: connection)
            done(Batch.joined(elements.map(run.answer)))
        }
    }
}

/// A batch on its way; blocks its reader thread while a write of it commits.
private struct BatchRun {
    let service: Service
    let peer: Peer
    let arrival: UInt64
    let meter: RequestMeter
    let connection: Result<SQLiteConnection, any Error>

    func answer(_ element: Result<RPCRequest, InvalidElement>) -> [UInt8] {
        switch element {
        case .failure(let invalid):
            var bytes: [UInt8] = []
            Reply.writeError(id: invalid.id, invalid.error, into: &bytes)
            meter.note(nil, since: arrival, error: invalid.error.kind)
            return bytes
        case .success(let request):
            let result = perform(request)
            meter.note(service.methods[request.method], since: arrival, error: result.errorKind)
            return service.reply(request.id, result)
        }
    }

    private func perform(_ request: RPCRequest) -> Result<[UInt8], RPCError> {
        do throws(RPCError) {
            let caller = try caller()
            let call = try Call(request, caller: caller, arrival: arrival, service: service)
            switch call.prepared {
            case .read(let body): return read(call, body)
            case .write(let body): return waiting { service.write(call, body, $0) }
            case .job(let body): return waiting { service.run(call, body, $0) }
            }
        } catch {
            return .failure(error)
        }
    }

    private func caller() throws(RPCError) -> Caller {
        do {
            let connection = try connection.get()
            // What an earlier element wrote has to be seen by this one.
            try connection.renewSnapshot()
            return try service.caller(of: peer) { try connection.users(uid: $0, username: $1) }
        } catch {
            throw .storageUnavailable(why: StoreErrorWords.why(error))
        }
    }

    private func read(
        _ call: Call,
        _ body: (ReadContext, inout [UInt8]) throws -> Void
    ) -> Result<[UInt8], RPCError> {
        Result {
            let connection = try connection.get()
            var bytes: [UInt8] = []
            let now = MonotonicClock.nanoseconds()
            guard now < call.deadline else { throw DomainError.deadlineExceeded }
            try connection.withBudget(nanoseconds: call.deadline - now) {
                try body(ReadContext(connection: connection, caller: call.caller, service: service), &bytes)
            }
            return bytes
        }.mapError { service.wire($0, call) }
    }

    private func waiting(
        _ start: (@escaping @Sendable (Result<[UInt8], RPCError>) -> Void) -> Void
    ) -> Result<[UInt8], RPCError> {
        let box = OneTimeBox<Result<[UInt8], RPCError>>()
        start { box.fill($0) }
        return box.wait()
    }
}
