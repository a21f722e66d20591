package import ClientOpsModel

/// A client of another program, as it stands there.
package struct ImportedClient: Codable, Sendable, Hashable {
    /// The row's id in the source.
    package var sourceID: Int64
    package var name: String
    package var company: String?
    package var email: String?
    package var phone: String?
    package var notes: String?
    package var createdAt: Timestamp?
    package var archivedAt: Timestamp?
    /// What the row is known by in later imports; its id in the source unless given.
    package var key: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case name, company, email, phone, notes
        case createdAt = "created_at"
        case archivedAt = "archived_at"
        case key
    }

    /// Makes a row.
    package init(
        sourceID: Int64,
        name: String,
        company: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        notes: String? = nil,
        createdAt: Timestamp? = nil,
        archivedAt: Timestamp? = nil,
        key: String? = nil
    ) {
        self.sourceID = sourceID
        self.name = name
        self.company = company
        self.email = email
        self.phone = phone
        self.notes = notes
        self.createdAt = createdAt
        self.archivedAt = archivedAt
        self.key = key
    }
}

/// A project of another program, as it stands there.
package struct ImportedProject: Codable, Sendable, Hashable {
    package var sourceID: Int64
    /// The client's id in the source.
    package var clientSourceID: Int64
    package var name: String
    /// `live` unless given.
    package var stage: ProjectStage?
    package var notes: String?
    /// What the row is known by in later imports; its id in the source unless given.
    package var key: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case clientSourceID = "client_source_id"
        case name, stage, notes, key
    }

    /// Makes a row.
    package init(
        sourceID: Int64,
        clientSourceID: Int64,
        name: String,
        stage: ProjectStage? = nil,
        notes: String? = nil,
        key: String? = nil
    ) {
        self.sourceID = sourceID
        self.clientSourceID = clientSourceID
        self.name = name
        self.stage = stage
        self.notes = notes
        self.key = key
    }
}

/// An instance of another program, as it stands there.
package struct ImportedInstance: Codable, Sendable, Hashable {
    package var sourceID: Int64
    /// The project's id in the source.
    package var projectSourceID: Int64
    package var name: String
    package var type: InstanceType
    /// Null counts as inactive.
    package var active: Bool?
    /// An unusable URL is kept in the notes.
    package var url: String?
    /// Unusable ones are kept in the notes, like every text below.
    package var aliases: [String]?
    package var host: String?
    package var dbCluster: String?
    package var dbName: String?
    package var dbUUID: String?
    package var odooVersion: String?
    package var notes: String?
    /// What the row is known by in later imports; its id in the source unless given.
    package var key: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case projectSourceID = "project_source_id"
        case name, type, active, url, aliases, host
        case dbCluster = "db_cluster"
        case dbName = "db_name"
        case dbUUID = "db_uuid"
        case odooVersion = "odoo_version"
        case notes, key
    }

    /// Makes a row; the other members are set afterwards.
    package init(
        sourceID: Int64,
        projectSourceID: Int64,
        name: String,
        type: InstanceType,
        active: Bool?,
        url: String?
    ) {
        self.sourceID = sourceID
        self.projectSourceID = projectSourceID
        self.name = name
        self.type = type
        self.active = active
        self.url = url
    }
}

/// A user of another program; enters without a uid and grants nothing.
package struct ImportedUser: Codable, Sendable, Hashable {
    package var sourceID: Int64
    /// What the source calls the user: an account name or an e-mail address.
    package var login: String
    package var email: String?
    package var role: UserRole

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sourceID = "source_id"
        case login, email, role
    }

    /// Makes a row.
    package init(sourceID: Int64, login: String, email: String?, role: UserRole) {
        self.sourceID = sourceID
        self.login = login
        self.email = email
        self.role = role
    }
}

/// That a user of another program works on a project there.
package struct ImportedAssignment: Codable, Sendable, Hashable {
    package var projectSourceID: Int64
    package var userSourceID: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case projectSourceID = "project_source_id"
        case userSourceID = "user_source_id"
    }

    /// Makes a row.
    package init(projectSourceID: Int64, userSourceID: Int64) {
        self.projectSourceID = projectSourceID
        self.userSourceID = userSourceID
    }
}

/// What an import did, or would do: every source row is accounted for.
package struct ImportReport: Codable, Sendable, Equatable {
    package var dryRun: Bool
    package var tables: [ImportTableReport]
    /// One line for each row that was not taken over as it stood.
    package var lines: [ImportLine]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case dryRun = "dry_run"
        case tables, lines
    }

    /// Makes a report.
    package init(dryRun: Bool, tables: [ImportTableReport], lines: [ImportLine]) {
        self.dryRun = dryRun
        self.tables = tables
        self.lines = lines
    }
}

/// The rows of one table: `read` = created + already_present + aside.
package struct ImportTableReport: Codable, Sendable, Equatable {
    package var table: EntityKind
    package var read: Int
    package var created: Int
    package var alreadyPresent: Int
    /// Created rows that were changed on the way; each has a line.
    package var converted: Int
    /// Rows that could not be taken over; each has a line.
    package var aside: Int
    /// Created rows that are second active productions.
    package var contested: Int

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case table, read, created
        case alreadyPresent = "already_present"
        case converted, aside, contested
    }

    /// Makes an empty report of a table.
    package init(table: EntityKind) {
        self.table = table
        read = 0
        created = 0
        alreadyPresent = 0
        converted = 0
        aside = 0
        contested = 0
    }
}

/// What became of one source row.
package struct ImportLine: Codable, Sendable, Equatable {
    package var table: EntityKind
    package var sourceID: String
    package var outcome: ImportOutcome
    /// One sentence for people.
    package var reason: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case table
        case sourceID = "source_id"
        case outcome, reason
    }

    /// Makes a line.
    package init(table: EntityKind, sourceID: String, outcome: ImportOutcome, reason: String) {
        self.table = table
        self.sourceID = sourceID
        self.outcome = outcome
        self.reason = reason
    }
}

/// What may become of a source row that was not taken over as it stood.
package enum ImportOutcome: String, Codable, CaseIterable, Sendable {
    case converted, aside, contested
}
