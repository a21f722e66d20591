package import ClientOpsAudit
package import ClientOpsModel

/// A write as the dispatcher hands it to the writer.
package struct WriteRequest: Sendable {
    package var caller: Caller
    package var method: String
    /// The retry key and a hash of the parameters it was used with.
    package var retry: RetryKey?
    package var ifRevision: Int64?
    /// Undo everything and report what would have changed.
    package var validateOnly = false
    package var reason: String?
    /// Monotonic nanoseconds after which the write is not begun any more; nil for none.
    package var deadline: UInt64?
    /// Does the work and answers the result as JSON.
    package var body: @Sendable (WriteTransaction) throws -> [UInt8]
    /// Called once from the writer's thread, after the commit.
    package var completion: @Sendable (Result<WriteReply, any Error>) -> Void

    /// Makes a write without options.
    package init(
        caller: Caller,
        method: String,
        body: @escaping @Sendable (WriteTransaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<WriteReply, any Error>) -> Void
    ) {
        self.caller = caller
        self.method = method
        self.body = body
        self.completion = completion
    }
}

/// A retry key with the parameters it stands for.
package struct RetryKey: Sendable, Hashable {
    package var requestID: String
    /// Hash of the parameters: the same key with others is refused.
    package var paramsHash: String

    /// Makes a key.
    package init(requestID: String, paramsHash: String) {
        self.requestID = requestID
        self.paramsHash = paramsHash
    }

    /// Makes a key with the hash of the parameters as they were sent.
    ///
    /// - Parameters:
    ///   - requestID: the caller's key.
    ///   - params: the bytes of the parameters.
    package init(requestID: String, params: some Sequence<UInt8>) {
        self.init(requestID: requestID, paramsHash: Digest.hex(params))
    }
}

/// What became of a write.
package struct WriteReply: Sendable {
    /// The result as JSON.
    package var result: [UInt8]
    /// The audit entries that a validation would have written; nil for a real write.
    package var changes: [AuditEntry]?
    /// What the write wanted done once it is on disk; empty for a validation or a stored reply.
    package var afterCommit: [@Sendable () -> Void] = []
}
