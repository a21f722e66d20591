package import JSONRPC
package import StrictJSON

/// A conversation with the daemon that blocks its thread while it waits.
///
/// Calls are answered in the order in which they are sent, so that several may be sent before the first answer is read:
/// ``send(_:params:)`` and ``receive()``. Notifications that arrive meanwhile are kept for ``takeNotifications()``.
package final class Connection {
    /// A message of the daemon that answers nothing.
    package struct Notification: Sendable {
        /// What it is about.
        package var method: String
        /// What it says.
        package var params: JSONValue?
    }

    /// One answer, with the id of its call.
    package struct Answer: Sendable {
        /// The id of the call.
        package var id: RequestID
        /// The result, or the daemon's error.
        package var result: Swift.Result<JSONNode, RPCError>
    }

    /// The path of the socket.
    package let path: String

    private let socket: StreamSocket
    private let options: ConnectionOptions
    private var framer: LineFramer
    private var lastID: Int64 = 0
    private var notifications: [Notification] = []
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// Connects to the daemon.
    ///
    /// - Parameters:
    ///   - path: the socket.
    ///   - options: waits, sizes and trust.
    /// - Throws: why there is no connection.
    package init(path: String, options: ConnectionOptions = ConnectionOptions()) throws(ClientError) {
        self.path = path
        self.options = options
        framer = LineFramer(limit: options.maximumReply)
        socket = try StreamSocket.open(path, options)
    }

    /// Sends a call without waiting for its answer.
    ///
    /// - Parameters:
    ///   - method: the name of the method.
    ///   - params: the JSON text of the parameters, nil for none.
    /// - Returns: the id that the answer carries.
    /// - Throws: `timedOut` when the daemon takes nothing, `closed` when it is gone.
    @discardableResult
    package func send(_ method: String, params: [UInt8]? = nil) throws(ClientError) -> RequestID {
        lastID += 1
        let id = RequestID(lastID)
        var line: [UInt8] = []
        OutgoingRequest.write(id: id, method: method, params: params, into: &line)
        try send(line: line)
        return id
    }

    /// Sends a line as it is.
    ///
    /// - Parameter line: the bytes, without a final line feed.
    /// - Throws: `timedOut` when the daemon takes nothing, `closed` when it is gone.
    package func send(line: [UInt8]) throws(ClientError) {
        do throws(SocketFailure) {
            try socket.write(line + [UInt8(ascii: "\n")], until: Deadline(after: options.replyTimeout))
        } catch {
            throw ClientError(error, path: path, waitingFor: .room, limit: options.replyTimeout)
        }
    }

    /// Waits for the next answer, whichever call it belongs to.
    ///
    /// - Returns: the answer, which may be an error.
    /// - Throws: why none came.
    package func receive() throws(ClientError) -> Answer {
        let deadline = Deadline(after: options.replyTimeout)
        while true {
            switch try parse(try readLine(until: deadline)) {
            case .reply(let id, let result): return Answer(id: id, result: result)
            case .notification(let method, let params): keep(method, params)
            case .batch: throw .protocolViolation("a batch came where one answer was expected")
            }
        }
    }

    /// Waits for the next line that is no notification.
    ///
    /// - Returns: the line without its end.
    /// - Throws: why none came.
    package func receiveLine() throws(ClientError) -> [UInt8] {
        let deadline = Deadline(after: options.replyTimeout)
        while true {
            let line = try readLine(until: deadline)
            guard case .notification(let method, let params) = try parse(line) else { return line }
            keep(method, params)
        }
    }

    /// Waits for a notification, or returns one that is kept.
    ///
    /// - Returns: the oldest notification.
    /// - Throws: why none came; an answer that nobody waits for is a `protocolViolation`.
    package func receiveNotification() throws(ClientError) -> Notification {
        if !notifications.isEmpty { return notifications.removeFirst() }
        guard
            case .notification(let method, let params) = try parse(
                try readLine(until: Deadline(after: options.replyTimeout))
            )
        else { throw .protocolViolation("an answer came that no call waits for") }
        return Notification(method: method, params: params.map { JSONValue($0) })
    }

    /// Returns and forgets the notifications that arrived between answers, oldest first.
    package func takeNotifications() -> [Notification] {
        defer { notifications = [] }
        return notifications
    }

    private func keep(_ method: String, _ params: JSONNode?) {
        notifications.append(Notification(method: method, params: params.map { JSONValue($0) }))
    }

    private func parse(_ line: [UInt8]) throws(ClientError) -> IncomingReply {
        do throws(RPCError) { return try IncomingReply.parse(line) } catch {
            throw .protocolViolation(error.message)
        }
    }

    private func readLine(until deadline: Deadline) throws(ClientError) -> [UInt8] {
        while true {
            switch framer.next() {
            case .line(let line): return line
            case .oversized: throw .protocolViolation("an answer is longer than \(options.maximumReply) bytes")
            case nil: try fill(until: deadline)
            }
        }
    }

    private func fill(until deadline: Deadline) throws(ClientError) {
        do throws(SocketFailure) {
            let count = try socket.read(into: &buffer, until: deadline)
            framer.append(buffer[..<count])
        } catch {
            throw ClientError(error, path: path, waitingFor: .reply, limit: options.replyTimeout)
        }
    }
}
