/// The life of a lead (PRODUCT.md section 3).
package enum LeadRules {
    /// The statuses that may follow one.
    ///
    /// - Parameters:
    ///   - status: the present one.
    ///   - isConverted: whether the lead has become a client, after which its status stands.
    /// - Returns: what may be asked for, in the order of the pipeline.
    package static func next(after status: LeadStatus, isConverted: Bool) -> [LeadStatus] {
        guard !isConverted else { return [] }
        switch status {
        case .new: return [.contacted, .lost]
        case .contacted: return [.qualified, .lost]
        case .qualified: return [.lost]
        case .lost: return [.new]
        }
    }

    /// Takes a lead to another status.
    ///
    /// - Parameters:
    ///   - lead: the lead.
    ///   - status: where to.
    ///   - reason: why; needed for losing a lead and for taking a lost one up again.
    ///   - now: the time of the step.
    /// - Returns: the lead afterwards.
    /// - Throws: `DomainError.invalidState`, or `.invalidField` for a missing reason.
    package static func moving(
        _ lead: Lead,
        to status: LeadStatus,
        reason: String?,
        now: Timestamp
    ) throws(DomainError) -> Lead {
        let allowed = next(after: lead.status, isConverted: lead.convertedClientID != nil)
        guard allowed.contains(status) else {
            throw .invalidState(
                InvalidState(
                    .lead,
                    id: lead.id,
                    from: lead.convertedClientID == nil ? lead.status.rawValue : "converted",
                    to: status.rawValue,
                    allowed: allowed.map(\.rawValue)
                )
            )
        }
        if status == .lost || lead.status == .lost, reason == nil {
            throw .invalidField(pointer: "/reason", expected: "a reason for this step")
        }
        var moved = lead
        moved.status = status
        moved.lostReason = status == .lost ? reason : nil
        moved.history.append(LeadStep(status: status, at: now))
        return moved
    }

    /// Whether a lead can become a client.
    ///
    /// - Parameter lead: the lead.
    /// - Throws: `DomainError.invalidState` for a lost one.
    package static func requireOpen(_ lead: Lead) throws(DomainError) {
        guard lead.status != .lost else {
            throw .invalidState(
                InvalidState(.lead, id: lead.id, from: "lost", to: "converted", allowed: [LeadStatus.new.rawValue])
            )
        }
    }
}
