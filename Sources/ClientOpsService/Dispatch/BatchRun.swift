import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC

/// A batch on its way: its elements in order, each write a transaction of its own.
///
/// What it answers leaves in parts. The next part is made when the peer has taken the last one, and no thread waits
/// meanwhile, so that a batch costs little memory and nobody's place, however slowly its peer reads.
struct BatchRun: Sendable {
    /// Bytes after which a part is sent; one reply more may lie in it.
    static let partBytes = 256 << 10
    /// Bytes that may lie here while an element waits for its turn in writing.
    private static let carriedBytes = 16 << 10

    let service: Service
    let peer: Peer
    /// When the batch arrived, in monotonic nanoseconds: its elements' deadlines count from there.
    let arrival: UInt64
    let meter: RequestMeter
    let elements: [Result<RPCRequest, InvalidElement>]
    let place: ReplyPlace

    /// Begins with the first element.
    func start() { go(on: 0, BatchLine()) }

    private func go(on index: Int, _ line: BatchLine) {
        service.store.readers.submit(uid: peer.uid, hasRoom: place.hasRoom) { perform(from: index, line, on: $0) }
    }

    /// Answers elements on a reader thread, up to a full part or an element that is answered elsewhere.
    private func perform(
        from first: Int,
        _ line: BatchLine,
        on connection: Result<SQLiteConnection, any Error>
    ) {
        var line = line
        for index in first..<elements.count {
            if let part = place.part, line.bytes.count >= mostBytes(before: elements[index]) {
                let (bytes, rest) = line.taken()
                return part(bytes) { go(on: index, rest) }
            }
            switch elements[index] {
            case .failure(let invalid):
                line.append(error: invalid.error, id: invalid.id)
                meter.note(nil, since: arrival, error: invalid.error.kind)
            case .success(let request):
                let before = line
                let isAnswered = answer(request, &line, on: connection) { reply in
                    var line = before
                    line.append(reply)
                    go(on: index + 1, line)
                }
                guard isAnswered else { return }
            }
        }
        place.end(line.end())
    }

    /// How much may lie unsent before an element is answered.
    private func mostBytes(before element: Result<RPCRequest, InvalidElement>) -> Int {
        guard case .success(let request) = element else { return Self.partBytes }
        switch service.methods[request.method]?.effect {
        case .write, .job: return Self.carriedBytes
        case .read, .scan, nil: return Self.partBytes
        }
    }

    /// Answers an element at once, or later on another thread.
    ///
    /// - Returns: whether it is answered.
    private func answer(
        _ request: RPCRequest,
        _ line: inout BatchLine,
        on connection: Result<SQLiteConnection, any Error>,
        later: @escaping @Sendable ([UInt8]) -> Void
    ) -> Bool {
        let call: Call
        do throws(RPCError) {
            call = try Call(request, caller: try caller(connection), arrival: arrival, service: service)
        } catch {
            line.append(reply(to: request, .failure(error)))
            return true
        }
        switch call.prepared {
        case .read(let body):
            let result = Result { try service.read(call, body, on: connection.get()) }
            line.append(reply(to: request, service.sendable(result, call)))
            return true
        case .stream:
            line.append(reply(to: request, .failure(EventStream.refusalInBatch)))
            return true
        case .write(let body):
            service.write(call, body) { later(reply(to: request, $0)) }
        case .job(let body):
            service.run(call, body) { later(reply(to: request, $0)) }
        }
        return false
    }

    /// The reply to an element, which is counted with it.
    private func reply(to request: RPCRequest, _ result: Result<[UInt8], RPCError>) -> [UInt8] {
        meter.note(service.methods[request.method], since: arrival, error: result.errorKind)
        return service.reply(request.id, result)
    }

    private func caller(_ connection: Result<SQLiteConnection, any Error>) throws(RPCError) -> Caller {
        do {
            let connection = try connection.get()
            // What an earlier element wrote has to be seen by this one.
            try connection.renewSnapshot()
            return try service.caller(of: peer) { try connection.users(uid: $0, username: $1) }
        } catch {
            throw .storageUnavailable(why: StoreErrorWords.why(error))
        }
    }
}

/// The one line that answers a batch, or as much of it as is not sent yet.
struct BatchLine: Sendable {
    private(set) var bytes: [UInt8] = []
    private var isOpen = false

    /// Adds the reply of an element; a notification's is empty and leaves nothing behind.
    mutating func append(_ reply: [UInt8]) {
        guard !reply.isEmpty else { return }
        bytes.append(UInt8(ascii: isOpen ? "," : "["))
        isOpen = true
        bytes.append(contentsOf: reply)
    }

    /// Adds the refusal of an element.
    mutating func append(error: RPCError, id: RequestID?) {
        var reply: [UInt8] = []
        Reply.writeError(id: id, error, into: &reply)
        append(reply)
    }

    /// What there is to send, and the line that goes on behind it.
    func taken() -> (bytes: [UInt8], rest: BatchLine) {
        var rest = self
        rest.bytes = []
        return (bytes, rest)
    }

    /// Ends the line; nothing when all were notifications.
    func end() -> [UInt8] { isOpen ? bytes + [UInt8(ascii: "]")] : [] }
}
