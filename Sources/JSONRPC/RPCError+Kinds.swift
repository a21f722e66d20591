package import StrictJSON

extension RPCError {
    /// The text is not I-JSON.
    package static func parseError(pointer: String, reason: String) -> RPCError {
        RPCError(
            .parseError,
            "The message is not valid JSON\(place(pointer)): \(reason).",
            data: ["pointer": .string(pointer), "expected": .string(reason)]
        )
    }

    /// The JSON text is not a request.
    package static func invalidRequest(pointer: String, expected: String) -> RPCError {
        RPCError(
            .invalidRequest,
            "The message is not a valid request\(place(pointer)): expected \(expected).",
            data: ["pointer": .string(pointer), "expected": .string(expected)]
        )
    }

    /// There is no such method.
    package static func methodNotFound(_ name: String) -> RPCError {
        RPCError(.methodNotFound, "There is no method \(name).", data: ["method": .string(name)])
    }

    /// A parameter is missing, unknown or not acceptable.
    package static func invalidParams(pointer: String, expected: String) -> RPCError {
        RPCError(
            .invalidParams,
            "A parameter is not acceptable\(place(pointer)): expected \(expected).",
            data: ["pointer": .string(pointer), "expected": .string(expected)]
        )
    }

    /// Something failed that should not; the journal says what, under the same reference.
    package static func internalError(reference: String) -> RPCError {
        RPCError(
            .internalError,
            "An internal error occurred; the journal has more under \(reference).",
            data: ["reference": .string(reference)]
        )
    }

    /// The caller may not do this.
    ///
    /// - Parameters:
    ///   - role: The role needed.
    ///   - how: How to get it, as a sentence.
    /// - Returns: The error.
    package static func permissionDenied(role: String, how: String) -> RPCError {
        RPCError(
            .permissionDenied,
            "This needs the role \(role). \(how)",
            data: ["role": .string(role), "how": .string(how)]
        )
    }

    /// There is no such row, or the caller does not see it.
    package static func notFound(entity: String, id: Int64) -> RPCError {
        RPCError(
            .notFound,
            "There is no \(entity) \(id).",
            data: ["entity": .string(entity), "id": .integer(id)]
        )
    }

    /// A rule forbids the change because of another row.
    package static func conflict(_ message: String, rule: String, conflictingID: Int64?) -> RPCError {
        RPCError(
            .conflict,
            message,
            data: ["rule": .string(rule), "conflicting_id": conflictingID.map(JSONValue.integer) ?? .null]
        )
    }

    /// The state does not allow the change.
    package static func invalidState(_ message: String, from: String, to: String, allowed: [String]) -> RPCError {
        RPCError(
            .invalidState,
            message,
            data: ["from": .string(from), "to": .string(to), "allowed": .array(allowed.map(JSONValue.string))]
        )
    }

    /// The row has changed since the caller read it.
    package static func staleRevision(current: Int64) -> RPCError {
        RPCError(
            .staleRevision,
            "The row has changed in the meantime; its revision is \(current).",
            data: ["current": .integer(current)]
        )
    }

    /// The retry key was used for another call.
    package static func requestIDReused() -> RPCError {
        RPCError(.requestIDReused, "This request_id was used before with other parameters.")
    }

    /// A limit does not allow the call.
    ///
    /// - Parameters:
    ///   - which: The name of the limit.
    ///   - limit: The limit.
    ///   - value: What the call would have needed, where known.
    ///   - retryable: Whether the same call may succeed later.
    /// - Returns: The error.
    package static func limitExceeded(
        which: String,
        limit: Int,
        value: Int? = nil,
        retryable: Bool = true
    ) -> RPCError {
        var data: JSONObject = ["which": .string(which), "limit": .integer(Int64(limit))]
        if let value { data["value"] = .integer(Int64(value)) }
        return RPCError(
            .limitExceeded,
            "The limit \(which) of \(limit) is exceeded.",
            data: data,
            retryable: retryable
        )
    }

    /// The call was not done in the time given.
    package static func deadlineExceeded() -> RPCError {
        RPCError(.deadlineExceeded, "The deadline passed before the call was done.")
    }

    /// The store does not take the change.
    ///
    /// - Parameters:
    ///   - why: The reason, in a few words.
    ///   - outcomeUnknown: Whether the change may have happened nevertheless.
    /// - Returns: The error.
    package static func storageUnavailable(why: String, outcomeUnknown: Bool = false) -> RPCError {
        var data: JSONObject = ["why": .string(why)]
        if outcomeUnknown { data["outcome"] = "unknown" }
        return RPCError(.storageUnavailable, "The store is not available: \(why).", data: data)
    }

    /// The daemon is about to exit.
    package static func shuttingDown() -> RPCError {
        RPCError(.shuttingDown, "The daemon is shutting down.")
    }

    /// A text that is not I-JSON.
    ///
    /// - Parameter error: What the scanner found.
    package init(_ error: JSONSyntaxError) {
        self = .parseError(pointer: error.pointer, reason: error.reason)
        data["offset"] = .integer(Int64(error.offset))
    }

    /// Params that do not fit their type.
    ///
    /// - Parameter error: What the decoder found.
    package init(_ error: JSONDecodingError) {
        self = .invalidParams(pointer: error.pointer, expected: error.expected)
        switch error.kind {
        case .missing: message = "A parameter is missing\(Self.place(error.pointer))."
        case .unknownMember: message = "A parameter is not known\(Self.place(error.pointer))."
        case .typeMismatch, .invalidValue: break
        }
    }

    private static func place(_ pointer: String) -> String {
        pointer.isEmpty ? "" : " at \(pointer)"
    }
}
