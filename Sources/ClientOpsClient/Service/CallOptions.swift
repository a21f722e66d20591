import ClientOpsProtocol

/// What a call asks for besides its method's own parameters.
public struct CallOptions: Sendable, Hashable {
    /// How long the result is of use; nil waits for ever.
    ///
    /// Attempts and the waits between them count. The daemon is told, and gives up then too.
    public var deadline: Duration?
    /// Whether the call is repeated when it fails in a way that may pass.
    ///
    /// That goes on until ``deadline``. Reads are repeated; so are writes, with a ``requestID`` that is made up for
    /// those that have none; a job is only if it certainly did not begin.
    public var repeats: Bool
    /// The retry key of a write: the daemon does what has the same key once, for 7 days.
    public var requestID: String?
    /// The write happens only if the row still has this revision.
    public var ifRevision: Int64?
    /// Whether a write is only tried out: everything up to the commit.
    public var validateOnly: Bool
    /// Why, for the audit log.
    public var reason: String?

    /// Makes options: 30 s, repeated, unless given.
    public init(
        deadline: Duration? = .seconds(30),
        repeats: Bool = true,
        requestID: String? = nil,
        ifRevision: Int64? = nil,
        validateOnly: Bool = false,
        reason: String? = nil
    ) {
        self.deadline = deadline
        self.repeats = repeats
        self.requestID = requestID
        self.ifRevision = ifRevision
        self.validateOnly = validateOnly
        self.reason = reason
    }
}

/// The members that any method takes, unchecked: the daemon says what is wrong with them.
struct ReservedMembers: Encodable {
    typealias CodingKeys = ReservedParams.CodingKeys

    var deadlineMilliseconds: Int64?
    var requestID: String?
    var ifRevision: Int64?
    var validateOnly: Bool?
    var reason: String?

    /// Takes over a call's options.
    ///
    /// - Parameters:
    ///   - options: the options.
    ///   - requestID: the retry key, made up or given.
    ///   - remaining: the time that is left for this attempt.
    init(_ options: CallOptions, requestID: String?, remaining: Duration?) {
        deadlineMilliseconds = remaining.map { remaining in
            let milliseconds =
                remaining.components.seconds * 1000 + remaining.components.attoseconds / 1_000_000_000_000_000
            return min(max(milliseconds, DeadlineLimits.range.lowerBound), DeadlineLimits.range.upperBound)
        }
        self.requestID = requestID
        ifRevision = options.ifRevision
        validateOnly = options.validateOnly ? true : nil
        reason = options.reason
    }
}
