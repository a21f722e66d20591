import GRDB

/// The numbered steps from an empty file to the present schema.
enum Migrations {
    /// A step: its number is the store's `user_version` afterwards.
    struct Step {
        var number: Int
        var name: String
        var sql: String
    }

    static let all: [Step] = [
        Step(number: 1, name: "0001-clients-projects-instances-users", sql: InitialSchema.sql),
        Step(number: 2, name: "0002-leads-invoices-cutovers", sql: BillingSchema.sql),
        Step(number: 3, name: "0003-sources-observations", sql: SourceSchema.sql),
        Step(number: 4, name: "0004-findings", sql: FindingSchema.sql),
    ]

    /// Marks the file as a store of this program: the bytes `COps`.
    static let applicationID: Int64 = 0x434F_7073

    /// The schema this program writes.
    static var current: Int { all.last?.number ?? 0 }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in all {
            migrator.registerMigration(step.name) { db in
                try db.execute(sql: step.sql)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(step.number)")
            }
        }
        return migrator
    }
}
