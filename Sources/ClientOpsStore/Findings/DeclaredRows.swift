package import ClientOpsModel

/// Everything that is declared, for the reconciliation.
package struct DeclaredRows: Sendable {
    package var clients: [Client]
    package var projects: [Project]
    package var instances: [Instance]
}

extension SQLiteConnection {
    /// Reads every client, project and instance, archived ones too.
    ///
    /// - Throws: ``StoreError``.
    package func declaredRows() throws -> DeclaredRows {
        DeclaredRows(
            clients: try fetchAll(Client.self, where: "1 ORDER BY client.id", []),
            projects: try fetchAll(Project.self, where: "1 ORDER BY project.id", []),
            instances: try fetchAll(Instance.self, where: "1 ORDER BY instance.id", [])
        )
    }
}
