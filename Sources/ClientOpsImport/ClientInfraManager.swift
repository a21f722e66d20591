import ClientOpsModel
import ClientOpsProtocol

extension SourceFormat {
    /// The database of client-infra-manager.
    static let clientInfraManager = SourceFormat(
        kind: .clientInfraManager,
        tables: [users, clients, projects, instances, assignments]
    )

    private static let users = SourceTable(name: "users", kind: .user, columns: ["id", "email", "role"]) {
        row throws(RowProblem) in
        let email = try row.text(1, "email")
        let user = ImportedUser(
            sourceID: try row.identifier(0, "id"),
            login: email,
            email: email,
            role: try row.choice(2, "role", ["admin": .admin, "standard": .standard])
        )
        return .user(user)
    }

    private static let clients = SourceTable(name: "clients", kind: .client, columns: ["id", "name"]) {
        row throws(RowProblem) in
        .client(ImportedClient(sourceID: try row.identifier(0, "id"), name: try row.text(1, "name")))
    }

    private static let projects = SourceTable(
        name: "projects",
        kind: .project,
        columns: ["id", "name", "client_id"]
    ) { row throws(RowProblem) in
        let project = ImportedProject(
            sourceID: try row.identifier(0, "id"),
            clientSourceID: try row.identifier(2, "client_id"),
            name: try row.text(1, "name")
        )
        return .project(project)
    }

    private static let instances = SourceTable(
        name: "odoo_instances",
        kind: .instance,
        columns: ["id", "name", "url", "instance_type", "is_active", "project_id"]
    ) { row throws(RowProblem) in
        let types = Dictionary(uniqueKeysWithValues: InstanceType.allCases.map { ($0.rawValue, $0) })
        let instance = ImportedInstance(
            sourceID: try row.identifier(0, "id"),
            projectSourceID: try row.identifier(5, "project_id"),
            name: try row.text(1, "name"),
            type: try row.choice(3, "instance_type", types),
            active: try row.optionalBool(4, "is_active"),
            url: try row.optionalText(2, "url")
        )
        return .instance(instance)
    }

    private static let assignments = SourceTable(
        name: "project_users",
        kind: .assignment,
        columns: ["project_id", "user_id"],
        keyColumns: 2
    ) { row throws(RowProblem) in
        let assignment = ImportedAssignment(
            projectSourceID: try row.identifier(0, "project_id"),
            userSourceID: try row.identifier(1, "user_id")
        )
        return .assignment(assignment)
    }
}
