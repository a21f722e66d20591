import ClientOpsModel
import ClientOpsStore
import JSONRPC

/// Where calls run that do not run on an event loop.
extension Service {
    /// Answers a read on a reader thread, within the call's deadline, once there is room for its reply.
    func readLater(
        _ call: Call,
        _ body: @escaping @Sendable (ReadContext, inout [UInt8]) throws -> Void,
        for place: ReplyPlace,
        _ done: @escaping @Sendable (Result<[UInt8], RPCError>) -> Void
    ) {
        let hasRoom = { @Sendable in place.hasRoom() || !place.isWanted() }
        store.readers.submit(uid: call.caller.uid, deadline: call.deadline, hasRoom: hasRoom) { [self] connection in
            // Nothing has to be read for a peer that has gone.
            guard place.isWanted() else { return done(.success([])) }
            done(sendable(Result { try read(call, body, on: connection.get()) }, call))
        }
    }

    /// Answers a read on a connection, within what is left of the call's deadline.
    func read(
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
        body(JobContext(caller: call.caller, service: self)) { [self] in done(sendable($0, call)) }
    }
}
