/// A client of the team: groups projects, receives invoices.
package struct Client: Entity {
    package static let kind = EntityKind.client

    package var id: Int64
    package var name: String
    package var company: String?
    package var email: String?
    package var phone: String?
    package var notes: String?
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { name }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, name, company, email, phone, notes, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a client; the store gives id, revision and times.
    package init(
        name: String,
        company: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        notes: String? = nil,
        id: Int64 = 0,
        revision: Int64 = 1,
        createdAt: Timestamp = Timestamp(milliseconds: 0),
        updatedAt: Timestamp = Timestamp(milliseconds: 0),
        archivedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.company = company
        self.email = email
        self.phone = phone
        self.notes = notes
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.archivedAt = archivedAt
    }
}
