package import ClientOpsModel

/// A lead of another program, as it stands there.
package struct ImportedLead: Codable, Sendable, Hashable {
    package var sourceID: Int64
    package var name: String
    package var email: String?
    package var source: String?
    package var status: LeadStatus
    package var notes: String?
    package var createdAt: Timestamp?
    package var archivedAt: Timestamp?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case name, email, source, status, notes
        case createdAt = "created_at"
        case archivedAt = "archived_at"
    }

    /// Makes a row.
    package init(
        sourceID: Int64,
        name: String,
        email: String? = nil,
        source: String? = nil,
        status: LeadStatus,
        notes: String? = nil,
        createdAt: Timestamp? = nil,
        archivedAt: Timestamp? = nil
    ) {
        self.sourceID = sourceID
        self.name = name
        self.email = email
        self.source = source
        self.status = status
        self.notes = notes
        self.createdAt = createdAt
        self.archivedAt = archivedAt
    }
}

/// Where an invoice of another program is in its life.
package enum ImportedInvoiceStatus: String, Codable, CaseIterable, Sendable {
    case draft, sent, paid
}

/// An invoice of another program, as it stands there; its currency is that of the import.
package struct ImportedInvoice: Codable, Sendable, Hashable {
    package var sourceID: Int64
    /// The client's id in the source.
    package var clientSourceID: Int64
    package var title: String
    /// In major units, as the floating-point number that the source holds.
    package var amount: Double
    package var status: ImportedInvoiceStatus
    package var issuedAt: Timestamp
    package var paidAt: Timestamp?
    package var archivedAt: Timestamp?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case clientSourceID = "client_source_id"
        case title, amount, status
        case issuedAt = "issued_at"
        case paidAt = "paid_at"
        case archivedAt = "archived_at"
    }

    /// Makes a row.
    package init(
        sourceID: Int64,
        clientSourceID: Int64,
        title: String,
        amount: Double,
        status: ImportedInvoiceStatus,
        issuedAt: Timestamp,
        paidAt: Timestamp? = nil,
        archivedAt: Timestamp? = nil
    ) {
        self.sourceID = sourceID
        self.clientSourceID = clientSourceID
        self.title = title
        self.amount = amount
        self.status = status
        self.issuedAt = issuedAt
        self.paidAt = paidAt
        self.archivedAt = archivedAt
    }
}

/// An entry of another program's audit log; kept beside the store's own log, never in its chain.
package struct ImportedHistory: Codable, Sendable, Hashable {
    package var sourceID: Int64
    package var entityType: String
    /// The row's id in the source.
    package var entityID: Int64
    package var action: String
    /// The user's id in the source.
    package var actorUserID: Int64?
    package var actorRole: String?
    package var summary: String?
    package var at: Timestamp?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case entityType = "entity_type"
        case entityID = "entity_id"
        case action
        case actorUserID = "actor_user_id"
        case actorRole = "actor_role"
        case summary, at
    }

    /// Makes a row.
    package init(
        sourceID: Int64,
        entityType: String,
        entityID: Int64,
        action: String,
        actorUserID: Int64? = nil,
        actorRole: String? = nil,
        summary: String? = nil,
        at: Timestamp? = nil
    ) {
        self.sourceID = sourceID
        self.entityType = entityType
        self.entityID = entityID
        self.action = action
        self.actorUserID = actorUserID
        self.actorRole = actorRole
        self.summary = summary
        self.at = at
    }
}
