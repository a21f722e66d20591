/// The role a users row gives.
package enum UserRole: String, Codable, CaseIterable, Sendable {
    case admin, staff, standard

    /// The role of a caller with such a row.
    package var role: Role {
        switch self {
        case .admin: .admin
        case .staff: .staff
        case .standard: .standard
        }
    }
}

/// A person or service account of the host that may talk to the daemon.
package struct User: Entity {
    package static let kind = EntityKind.user

    package var id: Int64
    /// The Unix account name; must match the uid's account for the row to grant anything.
    package var username: String
    /// The Unix uid; without it the row grants nothing.
    package var uid: Int64?
    package var email: String?
    package var displayName: String?
    package var role: UserRole
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { username }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, username, uid, email
        case displayName = "display_name"
        case role, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a user; the store gives id, revision and times.
    package init(
        username: String,
        uid: Int64? = nil,
        email: String? = nil,
        displayName: String? = nil,
        role: UserRole,
        id: Int64 = 0,
        revision: Int64 = 1,
        createdAt: Timestamp = Timestamp(milliseconds: 0),
        updatedAt: Timestamp = Timestamp(milliseconds: 0),
        archivedAt: Timestamp? = nil
    ) {
        self.id = id
        self.username = username
        self.uid = uid
        self.email = email
        self.displayName = displayName
        self.role = role
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.archivedAt = archivedAt
    }
}
