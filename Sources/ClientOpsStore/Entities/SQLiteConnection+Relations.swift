package import ClientOpsModel

/// What the rules need to know of the rows around a row.
extension SQLiteConnection {
    /// Live projects of a client.
    package func projects(ofClient id: Int64) throws -> [Project] {
        try fetchAll(Project.self, where: "project.client_id = ? AND project.archived_at IS NULL", [.integer(id)])
    }

    /// Live instances of a project.
    package func instances(ofProject id: Int64) throws -> [Instance] {
        try fetchAll(Instance.self, where: "project_id = ? AND archived_at IS NULL", [.integer(id)])
    }

    /// Active productions of a project, the one in slot 0 first.
    package func activeProductions(ofProject id: Int64) throws -> [Instance] {
        try fetchAll(
            Instance.self,
            where: """
                project_id = ? AND type = 'production' AND active = 1 AND archived_at IS NULL ORDER BY slot DESC
                """,
            [.integer(id)]
        )
    }

    /// Rows that one operation archived and that are archived still.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - operation: the operation.
    /// - Returns: the rows, in order of id.
    /// - Throws: ``StoreError``.
    package func archived<E: StoredEntity>(_ type: E.Type, by operation: Int64) throws -> [E] {
        try fetchAll(type, where: "\(E.table).archive_operation = ? ORDER BY \(E.table).id", [.integer(operation)])
    }

    /// The operation that archived a row.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the row.
    /// - Returns: the operation; nil while the row lives.
    /// - Throws: ``StoreError``.
    package func archiveOperation<E: StoredEntity>(of type: E.Type, id: Int64) throws -> Int64? {
        try first("SELECT archive_operation FROM \(E.table) WHERE id = ?", [.integer(id)]) { $0.optionalInteger(0) }
            .flatMap(\.self)
    }

    /// Whether a project is assigned to a user.
    package func isAssigned(project: Int64, user: Int64) throws -> Bool {
        try assignment(project: project, user: user) != nil
    }

    /// The live assignment of a user to a project.
    package func assignment(project: Int64, user: Int64) throws -> Assignment? {
        try fetchAll(
            Assignment.self,
            where: "project_id = ? AND user_id = ? AND assignment.archived_at IS NULL",
            [.integer(project), .integer(user)]
        ).first
    }

    /// Projects assigned to a user.
    package func assignedProjects(user: Int64) throws -> Set<Int64> {
        Set(
            try rows("SELECT project_id FROM assignment WHERE user_id = ? AND archived_at IS NULL", [.integer(user)]) {
                $0.integer(0)
            }
        )
    }

    /// Users whose uid or account name is the given one, live ones first.
    ///
    /// - Parameters:
    ///   - uid: the peer's uid.
    ///   - username: the account name of the uid, if the host knows one.
    /// - Returns: the users.
    /// - Throws: ``StoreError``.
    package func users(uid: UInt32, username: String?) throws -> [User] {
        try fetchAll(
            User.self,
            where: """
                id IN (SELECT id FROM user WHERE uid = ? UNION SELECT id FROM user WHERE username = ?)
                ORDER BY archived_at IS NOT NULL, id
                """,
            [.integer(Int64(uid)), SQLValue(username)]
        )
    }

    /// Other live admins with a uid, so that somebody can still undo what an admin does.
    package func otherAdmins(than id: Int64) throws -> Int64 {
        try integer(
            "SELECT count(*) FROM user WHERE role = 'admin' AND uid IS NOT NULL AND archived_at IS NULL AND id <> ?",
            [.integer(id)]
        )
    }
}
