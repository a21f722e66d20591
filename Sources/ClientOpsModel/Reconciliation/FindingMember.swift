/// One row that takes part in a finding.
package struct FindingMember: Codable, Sendable, Hashable {
    package var entity: EntityKind
    package var id: Int64
    /// What people call the row.
    package var label: String
    /// The project the row belongs to, which decides who may see it.
    package var projectID: Int64?
    /// What was seen of it, for people to check; nothing that moves by itself, such as times and counts.
    package var facts: [EvidenceFact]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case entity, id, label
        case projectID = "project_id"
        case facts
    }

    /// Makes a member.
    package init(entity: EntityKind, id: Int64, label: String, projectID: Int64?, facts: [EvidenceFact] = []) {
        self.entity = entity
        self.id = id
        self.label = label
        self.projectID = projectID
        self.facts = facts
    }
}

/// One thing that was seen of a member, such as its uuid or why it counts.
package struct EvidenceFact: Codable, Sendable, Hashable {
    /// What it is, in words that are the same for every member of a finding.
    package var name: String
    package var value: String

    /// Makes a fact.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
