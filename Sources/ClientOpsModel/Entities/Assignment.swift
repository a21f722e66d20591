/// That a user works on a project; a standard user sees the projects assigned to it.
package struct Assignment: Entity {
    package static let kind = EntityKind.assignment

    package var id: Int64
    package var projectID: Int64
    package var userID: Int64
    /// The user's account name now.
    package var username: String
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { username }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case projectID = "project_id"
        case userID = "user_id"
        case username, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes an assignment; the store gives id, revision and times.
    package init(
        projectID: Int64,
        userID: Int64,
        username: String = "",
        id: Int64 = 0,
        revision: Int64 = 1,
        createdAt: Timestamp = Timestamp(milliseconds: 0),
        updatedAt: Timestamp = Timestamp(milliseconds: 0),
        archivedAt: Timestamp? = nil
    ) {
        self.id = id
        self.projectID = projectID
        self.userID = userID
        self.username = username
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.archivedAt = archivedAt
    }
}
