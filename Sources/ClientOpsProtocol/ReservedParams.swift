package import ClientOpsModel
import JSONRPC
package import StrictJSON

/// Parameters that every method takes besides its own (PROTOCOL.md, Names).
package struct ReservedParams: Codable, Sendable, Hashable {
    /// How long the caller waits, from arrival.
    package var deadlineMilliseconds: DeadlineMilliseconds?
    /// Retry key of a write.
    package var requestID: RequestKey?
    /// The revision the caller believes the row has.
    package var ifRevision: Int64?
    /// Run everything up to the commit and report what would have changed.
    package var validateOnly: Bool?
    /// Why, for the audit log.
    package var reason: Reason?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case deadlineMilliseconds = "deadline_ms"
        case requestID = "request_id"
        case ifRevision = "if_revision"
        case validateOnly = "validate_only"
        case reason
    }

    /// The members that a method of this effect takes.
    ///
    /// - Parameter effect: what the method does to the store.
    /// - Returns: names on the wire.
    package static func names(for effect: Effect) -> [String] {
        switch effect {
        case .read, .scan, .job: [CodingKeys.deadlineMilliseconds.rawValue]
        case .write: CodingKeys.allCases.map(\.rawValue)
        }
    }

    /// Makes reserved parameters, none unless given.
    package init(
        deadlineMilliseconds: DeadlineMilliseconds? = nil,
        requestID: RequestKey? = nil,
        ifRevision: Int64? = nil,
        validateOnly: Bool? = nil,
        reason: Reason? = nil
    ) {
        self.deadlineMilliseconds = deadlineMilliseconds
        self.requestID = requestID
        self.ifRevision = ifRevision
        self.validateOnly = validateOnly
        self.reason = reason
    }

    /// Reads the reserved members out of the parameters of a call; other members are the method's own.
    ///
    /// - Parameters:
    ///   - params: the parameters, nil for none.
    ///   - effect: what the method does to the store.
    ///   - pointerPrefix: where the parameters stand in the message.
    /// - Throws: `JSONDecodingError` for a reserved member of the wrong form.
    package init(
        from params: JSONNode?,
        effect: Effect,
        pointerPrefix: String
    ) throws(JSONDecodingError) {
        self.init()
        guard let params else { return }
        let names = Self.names(for: effect)
        guard names.contains(where: { params.member($0) != nil }) else { return }
        let decoder = StrictJSONDecoder(pointerPrefix: pointerPrefix, ignoringUnknownMembers: true)
        if effect == .write {
            self = try decoder.decode(ReservedParams.self, from: params)
        } else {
            deadlineMilliseconds = try decoder.decode(DeadlineOnly.self, from: params).value
        }
        if requestID != nil, validateOnly == true {
            throw JSONDecodingError(
                pointer: pointerPrefix + "/request_id",
                expected: "no request_id together with validate_only",
                kind: .invalidValue
            )
        }
    }
}

/// The one reserved member of a method that changes nothing.
private struct DeadlineOnly: Codable {
    var value: DeadlineMilliseconds?

    enum CodingKeys: String, CodingKey {
        case value = "deadline_ms"
    }
}
