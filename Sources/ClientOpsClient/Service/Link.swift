import Dispatch
import JSONRPC
import StrictJSON
import Synchronization

/// One connection that many calls share: requests are written in their order, and a thread of its own reads the answers.
///
/// It connects when it is made, without blocking whoever makes it; what is called meanwhile waits for that. Once it has
/// failed it stays so, and every call ends with the failure.
final class Link: Sendable {
    private struct State {
        var lastID: Int64 = 0
        var waiting: [RequestID: CheckedContinuation<JSONNode, any Error>] = [:]
        var failure: ClientError?
        var socket: Shared?
    }

    /// The socket, for the writer, the reader and whoever closes it; the last of them gives the descriptor back.
    private final class Shared: Sendable {
        let socket: StreamSocket

        init(_ socket: consuming StreamSocket) { self.socket = socket }
    }

    private let path: String
    private let options: ConnectionOptions
    private let state = Mutex(State())
    private let writer = DispatchQueue(label: "clientops.link.writer")
    private let takeNotification: @Sendable (_ method: String, _ params: JSONNode?) -> Void
    private let ended: @Sendable (ClientError) -> Void

    /// Begins to connect.
    ///
    /// - Parameters:
    ///   - path: the socket.
    ///   - options: waits, sizes and trust.
    ///   - takeNotification: gets what nobody asked for, on the reading thread; while it waits nothing is read.
    ///   - ended: is told once why there is nothing more to come.
    init(
        path: String,
        options: ConnectionOptions,
        takeNotification: @escaping @Sendable (String, JSONNode?) -> Void = { _, _ in },
        ended: @escaping @Sendable (ClientError) -> Void = { _ in }
    ) {
        self.path = path
        self.options = options
        self.takeNotification = takeNotification
        self.ended = ended
        writer.async { self.connect() }
    }

    /// Whether calls can still succeed.
    var isUsable: Bool { state.withLock { $0.failure == nil } }

    /// Ends the connection; calls that wait fail.
    func close() { fail(.closed(path: path)) }

    /// Sends a call and waits for its answer.
    ///
    /// - Parameters:
    ///   - method: the name of the method.
    ///   - params: the JSON text of the parameters.
    ///   - limit: how long to wait for the answer, nil for ever.
    /// - Returns: the result.
    /// - Throws: `ClientError`, or `CancellationError` as soon as the task is cancelled; the daemon may nevertheless do
    ///   what was sent.
    func call(_ method: String, params: [UInt8], within limit: Duration?) async throws -> JSONNode {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.lastID += 1
            return RequestID(state.lastID)
        }
        let timer = limit.map { limit in
            Task { [self] in
                try await Task.sleep(for: limit)
                let error = ClientError.timedOut(path: path, waitingFor: .reply, seconds: limit.inSeconds)
                settle(id, .failure(error))
            }
        }
        defer { timer?.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                begin(id, method, params, continuation)
                // Cancelled before there was something to end.
                if Task.isCancelled { settle(id, .failure(CancellationError())) }
            }
        } onCancel: {
            settle(id, .failure(CancellationError()))
        }
    }

    private func begin(
        _ id: RequestID,
        _ method: String,
        _ params: [UInt8],
        _ continuation: CheckedContinuation<JSONNode, any Error>
    ) {
        let failure = state.withLock { state in
            if state.failure == nil { state.waiting[id] = continuation }
            return state.failure
        }
        if let failure { return continuation.resume(throwing: failure) }
        var line: [UInt8] = []
        OutgoingRequest.write(id: id, method: method, params: params, into: &line)
        line.append(UInt8(ascii: "\n"))
        writer.async { [line] in self.write(line, for: id) }
    }

    /// Ends the wait for an answer; the first to do so counts.
    private func settle(_ id: RequestID, _ result: Result<JSONNode, any Error>) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(with: result)
    }

    private func fail(_ error: ClientError) {
        let (isFirst, waiting, shared) = state.withLock { state in
            defer {
                state.failure = state.failure ?? error
                state.waiting = [:]
                state.socket = nil
            }
            return (state.failure == nil, state.waiting.values, state.socket)
        }
        shared?.socket.shutDown()
        guard isFirst else { return }
        for continuation in waiting { continuation.resume(throwing: error) }
        ended(error)
    }
}

// MARK: The writing queue

extension Link {
    private func connect() {
        do throws(ClientError) {
            let shared = Shared(try StreamSocket.open(path, options))
            let isWanted = state.withLock { state in
                if state.failure == nil { state.socket = shared }
                return state.failure == nil
            }
            guard isWanted, !DetachedThread.start({ self.read(shared) }) else { return }
            throw .unreachable(path: path, reason: "there is no thread to read with")
        } catch {
            fail(error)
        }
    }

    private func write(_ line: [UInt8], for id: RequestID) {
        // What was given up before it was written is not asked for.
        let shared = state.withLock { $0.waiting[id] == nil ? nil : $0.socket }
        do throws(SocketFailure) {
            try shared?.socket.write(line, until: Deadline(after: options.replyTimeout))
        } catch .closed {
            // The daemon may have said why: the reader finds that, and the end behind it.
        } catch {
            fail(ClientError(error, path: path, waitingFor: .room, limit: options.replyTimeout))
        }
    }
}

// MARK: The reading thread

extension Link {
    private func read(_ shared: Shared) {
        var framer = LineFramer(limit: options.maximumReply)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while isUsable {
            do throws(SocketFailure) {
                let count = try shared.socket.read(into: &buffer, until: Deadline(after: nil))
                framer.append(buffer[..<count])
            } catch {
                return fail(ClientError(error, path: path, waitingFor: .reply, limit: nil))
            }
            do throws(ClientError) {
                while let line = framer.next() { try take(line) }
            } catch {
                return fail(error)
            }
        }
    }

    private func take(_ framed: FramedLine) throws(ClientError) {
        guard case .line(let line) = framed else {
            throw .protocolViolation("an answer is longer than \(options.maximumReply) bytes")
        }
        let message: IncomingReply
        do throws(RPCError) { message = try IncomingReply.parse(line) } catch {
            throw .protocolViolation(error.message)
        }
        switch message {
        case .notification(let method, let params): takeNotification(method, params)
        case .batch: throw .protocolViolation("a batch came where one answer was expected")
        case .reply(.null, .failure(let error)): throw .daemon(error)
        case .reply(let id, .success(let node)): try answer(id, .success(node))
        case .reply(let id, .failure(let error)): try answer(id, .failure(ClientError.daemon(error)))
        }
    }

    private func answer(_ id: RequestID, _ result: Result<JSONNode, any Error>) throws(ClientError) {
        let (continuation, lastID) = state.withLock { ($0.waiting.removeValue(forKey: id), $0.lastID) }
        if let continuation { return continuation.resume(with: result) }
        // The answer to a call that nobody waits for any more is passed over.
        guard let number = Int64(String(decoding: id.rawBytes, as: UTF8.self)), (1...max(1, lastID)).contains(number)
        else { throw .protocolViolation("an answer came that belongs to no call") }
    }
}
