import ClientOpsProtocol
import StrictJSON
import Synchronization

/// A client of the daemon for programs that do many things at once.
///
/// Calls of any number of tasks travel over one connection, without waiting for each other. The connection is made with
/// the first call, and made anew when the daemon was started anew; calls that can be repeated without harm are. When a
/// task is cancelled its call ends at once, with `CancellationError`.
///
/// ```swift
/// let daemon = DaemonClient()
/// let acme = try await daemon.call(API.ClientMethods.Create.self, .init(name: "Acme"))
/// for try await project in daemon.rows(API.ProjectMethods.List.self, .init(clientID: acme.id)) {
///     print(project.name)
/// }
/// ```
public final class DaemonClient: Sendable {
    /// The socket it talks to.
    public let socketPath: String

    let options: ConnectionOptions
    let backoff: Backoff
    private let link = Mutex<Link?>(nil)

    /// Makes a client; nothing is opened yet.
    ///
    /// - Parameter socketPath: the daemon's socket; nil for `$CLIENTOPS_SOCKET`, the user's own or the installed one,
    ///   as `clientopsctl` finds it.
    public convenience init(socketPath: String? = nil) {
        self.init(path: SocketLocation.ofThisProcess(explicit: socketPath).path, options: ConnectionOptions())
    }

    init(path: String, options: ConnectionOptions, backoff: Backoff = Backoff()) {
        socketPath = path
        self.options = options
        self.backoff = backoff
    }

    deinit { close() }

    /// Ends the connection; calls that wait for an answer fail, later ones connect anew.
    public func close() {
        link.withLock { $0.take() }?.close()
    }

    /// Calls a method.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - params: its parameters.
    ///   - options: deadline, repetition, and what any method takes besides.
    /// - Returns: the result.
    /// - Throws: ``CallError``, or `CancellationError` when the task is cancelled.
    public func call<M: APIMethod>(
        _ method: M.Type,
        _ params: M.Params,
        options: CallOptions = CallOptions()
    ) async throws -> M.Result {
        try await call(M.name, params, returning: M.Result.self, options: options)
    }

    /// Calls a method that takes no parameters.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - options: deadline, repetition, and what any method takes besides.
    /// - Returns: the result.
    /// - Throws: ``CallError``, or `CancellationError` when the task is cancelled.
    public func call<M: APIMethod>(
        _ method: M.Type,
        options: CallOptions = CallOptions()
    ) async throws -> M.Result where M.Params == API.NoParams {
        try await call(method, API.NoParams(), options: options)
    }

    /// Calls a method by name, such as one of a newer daemon.
    ///
    /// - Parameters:
    ///   - method: the name of the method.
    ///   - params: what is encoded as its parameters, an object; members without a value are left out.
    ///   - type: what the result is decoded as; ``JSONText`` takes any. Members that it does not know are passed over.
    ///   - options: deadline, repetition, and what any method takes besides.
    /// - Returns: the result.
    /// - Throws: ``CallError``, or `CancellationError` when the task is cancelled.
    public func call<Params: Encodable & Sendable, Result: Decodable & Sendable>(
        _ method: String,
        _ params: Params,
        returning type: Result.Type,
        options: CallOptions = CallOptions()
    ) async throws -> Result {
        do {
            let node = try await perform(method, params: try CallText.encode(params), options)
            return try CallText.result(type, of: method, from: node)
        } catch let error as ClientError {
            throw CallError(error)
        }
    }

    /// The connection that calls share at the moment.
    private func currentLink() -> Link {
        link.withLock { link in
            if let link, link.isUsable { return link }
            let new = Link(path: socketPath, options: options)
            link = new
            return new
        }
    }

    private func perform(_ method: String, params: [UInt8], _ options: CallOptions) async throws -> JSONNode {
        let key = options.requestID ?? Self.makeKey(for: method, options)
        let isHarmless = Repetition.isHarmless(method, hasKey: key != nil, validatesOnly: options.validateOnly)
        let end = options.deadline.map { ContinuousClock.now + $0 }
        var attempt = 0
        while true {
            let remaining = end.map { max($0 - .now, .milliseconds(1)) }
            let reserved = ReservedMembers(options, requestID: key, remaining: remaining)
            let text = try CallText.params(params, reserved)
            do {
                // The daemon's own word about the deadline is better than none: it gets a moment to arrive.
                return try await currentLink().call(method, params: text, within: remaining.map { $0 + Self.grace })
            } catch let error as ClientError
                where options.repeats && error.isWorthRepeating && (isHarmless || error.hadNoEffect)
            {
                let delay = backoff.delay(after: attempt)
                if let end, .now + delay >= end { throw error }
                try await Task.sleep(for: delay)
                attempt += 1
            }
        }
    }

    private static let grace: Duration = .milliseconds(500)

    private static func makeKey(for method: String, _ options: CallOptions) -> String? {
        guard options.repeats, !options.validateOnly, Repetition.takesKey(method) else { return nil }
        return String(UInt64.random(in: .min ... .max), radix: 36) + "-"
            + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
