import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

/// What a list costs must depend on its page, not on its table.
///
/// Known exceptions, which read along an index until the page is full: a query of one or two characters, `contested =
/// false`, and filters of the audit log other than entity, operation and time. Filtered totals are counted.
@Suite struct QueryPlanTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    static let sources: [ListSource] = [
        .entity(Client.self), .entity(Project.self), .entity(Instance.self), .entity(User.self),
        .entity(Assignment.self), SQLiteConnection.auditSource, SQLiteConnection.findingSource,
        SQLiteConnection.runSource, .entity(Lead.self), .entity(Invoice.self), .entity(Cutover.self),
        .entity(Source.self), .entity(Expectation.self), SQLiteConnection.observationSource(includesRetired: false),
    ]

    private func plan(_ statement: ListSource.Condition) throws -> [String] {
        try test.read { connection in
            try connection.rows("EXPLAIN QUERY PLAN " + statement.sql, []) { $0.text(3) }
        }
    }

    /// Every statement that pages of a list are made of.
    private func statements(_ source: ListSource, _ request: ListRequest) throws -> [ListSource.Condition] {
        let statement = try ListStatement(source, request)
        let marks = [SQLValue.null, .text("x")].map { ListCursor(list: "", value: $0, id: 1) }
        return [statement.page(number: 2, size: 10)] + statement.parts(after: nil)
            + marks.flatMap { statement.parts(after: $0) }
    }

    @Test(arguments: sources.indices, [false, true])
    func everyOrderFollowsAnIndex(index: Int, archived: Bool) throws {
        let source = Self.sources[index]
        for column in source.sortable {
            for sort in [column, "-" + column] {
                var request = ListRequest()
                request.sort = sort
                request.includesArchived = archived
                for statement in try statements(source, request) {
                    let plan = try plan(statement)
                    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(statement.sql): \(plan)")
                    // Walking the table itself is walking its key.
                    let walksTable = plan.contains { $0 == "SCAN \(source.table)" }
                    #expect(!walksTable || column == source.key, "\(statement.sql): \(plan)")
                }
            }
        }
    }

    static let filters: [(source: Int, filter: ListFilter)] =
        ["name", "company", "email"].map { (0, .equals($0, .text("x"))) }
        + [
            (1, .equals("client_id", .integer(1))), (1, .equals("name", .text("x"))),
            (1, .equals("stage", .text("live"))),
        ]
        + ["project_id", "name", "type", "active", "state", "host", "db_name", "db_uuid"].map {
            (2, .equals($0, .integer(1)))
        }
        + [(2, .atMost("slot", -1))]
        + ["username", "uid", "role"].map { (3, .equals($0, .integer(1))) }
        + [(4, .equals("project_id", .integer(1)))]
        + [
            (5, .equals("operation_id", .integer(1))), (5, .equals("entity", .text("client"))), (5, .atLeast("at", 5)),
            (5, .atMost("at", 5)),
        ]
        + [(6, .equals("rule", .text("P1"))), (6, .equals("state", .text("open")))]
        + ["name", "email", "company", "source", "status", "converted_client_id"].map { (8, .equals($0, .integer(1))) }
        + ["client_id", "number", "status", "currency"].map { (9, .equals($0, .text("x"))) }
        + ["issued_on", "due_on", "paid_on"].map { (9, .textRange($0, from: "2026-01-01", to: "2026-12-31")) }
        + ["project_id", "state"].map { (10, .equals($0, .integer(1))) }
        + ["name", "uid", "host", "kind"].map { (11, .equals($0, .integer(1))) }
        + [(12, .equals("place", .integer(1)))]
        + ["source_id", "host", "kind"].map { (13, .equals($0, .integer(1))) } + [(13, .atLeast("gone_at", 0))]

    @Test(arguments: filters.indices, [false, true])
    func everyFilterFindsItsRowsThroughAnIndex(index: Int, archived: Bool) throws {
        let (source, filter) = Self.filters[index]
        var request = ListRequest()
        request.includesArchived = archived
        request.filters = [filter]
        let statement = try ListStatement(Self.sources[source], request)
        for part in [statement.page(number: 1, size: 10), statement.total()] + statement.parts(after: nil) {
            let plan = try plan(part)
            // The latest run is one row; a partial index holds just the rows that the filter asks for.
            // `p` are the payments of the one invoice.
            let known = ["SCAN run", "SCAN p"]
            let scans = plan.filter {
                $0.hasPrefix("SCAN") && !known.contains($0) && !$0.contains("instance_contested")
                    && !$0.contains("observation_gone")
                    // Sources are few.
                    && !$0.hasPrefix("SCAN source")
            }
            #expect(scans.isEmpty, "\(part.sql): \(plan)")
        }
    }

    @Test(arguments: [0, 1, 2, 3, 8, 9, 11, 12, 13])
    func aLongQueryGoesThroughTheTrigramIndex(source: Int) throws {
        var request = ListRequest()
        request.query = "acme"
        for statement in try statements(Self.sources[source], request) {
            let plan = try plan(statement)
            #expect(plan.contains { $0.contains("VIRTUAL TABLE INDEX") }, "\(plan)")
            #expect(!plan.contains { $0 == "SCAN \(Self.sources[source].table)" }, "\(statement.sql): \(plan)")
        }
    }

    @Test(arguments: [1, 2, 4, 10])
    func whatAUserSeesIsFoundThroughItsAssignments(source: Int) throws {
        var request = ListRequest()
        request.visibility = .assigned(userID: 1)
        for statement in try statements(Self.sources[source], request) {
            let plan = try plan(statement)
            #expect(plan.contains { $0.contains("assignment_user") }, "\(plan)")
            #expect(!plan.contains { $0 == "SCAN \(Self.sources[source].table)" }, "\(statement.sql): \(plan)")
        }
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12])
    func theTotalOfAWholeListIsNotCounted(source: Int) throws {
        for archived in [false, true] {
            var request = ListRequest()
            request.includesArchived = archived
            let total = try ListStatement(Self.sources[source], request).total()
            #expect(!total.sql.contains("count("))
        }
    }

    @Test(arguments: [
        "SELECT id FROM user WHERE id IN (SELECT id FROM user WHERE uid = ? UNION SELECT id FROM user WHERE username = ?)",
        "SELECT project_id FROM assignment WHERE user_id = ? AND archived_at IS NULL",
        "SELECT id FROM instance WHERE project_id = ? AND type = 'production' AND active = 1 AND archived_at IS NULL",
        "SELECT id FROM client WHERE archive_operation = ?", "SELECT hash FROM audit WHERE seq = ?",
        "SELECT seq FROM audit ORDER BY seq DESC LIMIT 1",
        "DELETE FROM request WHERE (uid, user_id, method, request_id) IN "
            + "(SELECT uid, user_id, method, request_id FROM request WHERE at < ? ORDER BY at LIMIT 5)",
    ])
    func hotStatementsSearch(sql: String) throws {
        let plan = try plan(ListSource.Condition(sql: sql))
        let scans = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN audit" }
        #expect(scans.isEmpty, "\(plan)")
    }
}
