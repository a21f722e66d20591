/// How far a lead has come.
package enum LeadStatus: String, Codable, CaseIterable, Sendable {
    case new, contacted, qualified, lost
}

/// When a lead entered a status.
package struct LeadStep: Codable, Sendable, Hashable {
    package var status: LeadStatus
    package var at: Timestamp

    /// Makes a step.
    package init(status: LeadStatus, at: Timestamp) {
        self.status = status
        self.at = at
    }
}

/// Somebody who may become a client.
package struct Lead: Entity {
    package static let kind = EntityKind.lead

    package var id: Int64
    package var name: String
    package var email: String?
    package var company: String?
    package var source: String?
    package var status: LeadStatus
    package var lostReason: String?
    package var notes: String?
    package var convertedClientID: Int64?
    /// Every status the lead has had, with the time it was entered; the last one is the present one.
    package var history: [LeadStep]
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { name }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, name, email, company, source, status
        case lostReason = "lost_reason"
        case notes
        case convertedClientID = "converted_client_id"
        case history, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a lead; the store gives id, revision and times.
    package init(
        name: String,
        email: String? = nil,
        company: String? = nil,
        source: String? = nil,
        status: LeadStatus = .new,
        lostReason: String? = nil,
        notes: String? = nil,
        convertedClientID: Int64? = nil,
        history: [LeadStep] = [],
        id: Int64 = 0,
        revision: Int64 = 1,
        createdAt: Timestamp = Timestamp(milliseconds: 0),
        updatedAt: Timestamp = Timestamp(milliseconds: 0),
        archivedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.company = company
        self.source = source
        self.status = status
        self.lostReason = lostReason
        self.notes = notes
        self.convertedClientID = convertedClientID
        self.history = history
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.archivedAt = archivedAt
    }
}
