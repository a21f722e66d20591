package import ClientOpsModel

/// Figures of the dashboard, as far as somebody may see.
package struct DashboardFigures: Sendable, Equatable {
    package var clients: Int64 = 0
    package var projects: [ProjectStage: Int64] = [:]
    package var instances: [InstanceKey: Int64] = [:]
    package var productionsMissing: Int64 = 0
    package var productionsContested: Int64 = 0
    package var findings: [Severity: Int64] = [:]

    /// A kind of instance.
    package struct InstanceKey: Sendable, Hashable {
        package var type: InstanceType
        package var active: Bool

        /// Makes a key.
        package init(type: InstanceType, active: Bool) {
            self.type = type
            self.active = active
        }
    }
}

extension SQLiteConnection {
    /// Counts what somebody may see.
    ///
    /// - Parameter visibility: what the viewer may see.
    /// - Returns: the figures.
    /// - Throws: ``StoreError``.
    package func dashboardFigures(_ visibility: Visibility) throws -> DashboardFigures {
        let projects = ListSource.projectCondition(visibility, column: "project.id")
        let visible = projects.map { " AND \($0.sql)" } ?? ""
        let bindings = projects?.bindings ?? []
        var figures = DashboardFigures()
        figures.clients = try clients(visible, bindings)
        for (stage, count) in try grouped(
            "SELECT stage, count(*) FROM project WHERE archived_at IS NULL\(visible) GROUP BY 1",
            bindings
        ) {
            if let stage = ProjectStage(rawValue: stage) { figures.projects[stage] = count }
        }
        try countInstances(visibility, into: &figures)
        figures.productionsMissing = try integer(
            """
            SELECT count(*) FROM project WHERE archived_at IS NULL AND stage = 'live'\(visible) AND NOT EXISTS
            (SELECT 1 FROM instance WHERE instance.project_id = project.id AND type = 'production' AND active = 1
                AND instance.archived_at IS NULL)
            """,
            bindings
        )
        figures.productionsContested = try integer(
            """
            SELECT count(*) FROM project WHERE archived_at IS NULL\(visible) AND EXISTS
            (SELECT 1 FROM instance WHERE instance.project_id = project.id AND type = 'production' AND active = 1
                AND instance.archived_at IS NULL AND slot < 0)
            """,
            bindings
        )
        try countFindings(visibility, into: &figures)
        return figures
    }

    private func clients(_ visible: String, _ bindings: [SQLValue]) throws -> Int64 {
        guard !visible.isEmpty else {
            return try integer("SELECT live FROM entity_count WHERE entity = 'client'")
        }
        let sql = "SELECT count(DISTINCT client_id) FROM project WHERE archived_at IS NULL" + visible
        return try integer(sql, bindings)
    }

    private func countInstances(_ visibility: Visibility, into figures: inout DashboardFigures) throws {
        let condition = ListSource.projectCondition(visibility, column: "instance.project_id")
        let sql =
            "SELECT type, active, count(*) FROM instance WHERE archived_at IS NULL"
            + (condition.map { " AND \($0.sql)" } ?? "") + " GROUP BY 1, 2"
        try forEach(sql, condition?.bindings ?? []) { row in
            let key = DashboardFigures.InstanceKey(type: try row.word(0), active: row.flag(1))
            figures.instances[key] = row.integer(2)
            return true
        }
    }

    private func countFindings(_ visibility: Visibility, into figures: inout DashboardFigures) throws {
        let condition = Self.findingCondition(visibility)
        let visible = condition.map { " AND \($0.sql)" } ?? ""
        let sql =
            "SELECT severity, count(*) FROM finding WHERE state <> 'resolved' AND suppression IS NULL\(visible) GROUP BY 1"
        for (severity, count) in try grouped(sql, condition?.bindings ?? []) {
            if let severity = Severity(rawValue: severity) { figures.findings[severity] = count }
        }
    }

    private func grouped(_ sql: String, _ bindings: [SQLValue]) throws -> [(String, Int64)] {
        try rows(sql, bindings) { ($0.text(0), $0.integer(1)) }
    }
}
