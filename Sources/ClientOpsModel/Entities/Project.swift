/// How far a project is.
package enum ProjectStage: String, Codable, CaseIterable, Sendable {
    case planned, live, ended
}

/// A project of one client; holds Odoo instances.
package struct Project: Entity {
    package static let kind = EntityKind.project

    package var id: Int64
    package var clientID: Int64
    /// The client's name now, so that whoever may see the project knows whose it is.
    package var clientName: String
    package var name: String
    package var stage: ProjectStage
    package var notes: String?
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { name }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case clientID = "client_id"
        case clientName = "client_name"
        case name, stage, notes, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a project; the store gives id, client name, revision and times.
    package init(
        clientID: Int64,
        name: String,
        stage: ProjectStage = .live,
        notes: String? = nil,
        clientName: String = "",
        id: Int64 = 0,
        revision: Int64 = 1,
        createdAt: Timestamp = Timestamp(milliseconds: 0),
        updatedAt: Timestamp = Timestamp(milliseconds: 0),
        archivedAt: Timestamp? = nil
    ) {
        self.id = id
        self.clientID = clientID
        self.clientName = clientName
        self.name = name
        self.stage = stage
        self.notes = notes
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.archivedAt = archivedAt
    }
}
