import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// How each kind of row is taken over (DECISIONS.md 22 to 24).
extension ImportRun {
    /// A client; identical names are kept apart, archived rows stay archived.
    func client(_ row: ImportedClient) throws -> Fate {
        var conversion = Conversion()
        let name = try conversion.required(row.name, "name", as: LongName.self)
        let draft = Client(
            name: name,
            company: conversion.optional(row.company, "company", as: ShortName.self)?.value,
            email: conversion.optional(row.email, "email", as: Email.self)?.value,
            phone: conversion.optional(row.phone, "phone", as: Phone.self)?.value,
            notes: conversion.notes(row.notes),
            archivedAt: row.archivedAt
        )
        let client = try tx.insert(draft, action: .import, createdAt: row.createdAt)
        if client.isArchived { try tx.setArchiveOperation(of: client, to: nil) }
        return Fate(id: client.id, conversions: conversion.conversions)
    }

    /// A project; it is live, and a name that its client has already gets the source id behind it.
    func project(_ row: ImportedProject) throws -> Fate {
        var conversion = Conversion()
        let client = try living(Client.self, row.clientSourceID)
        let name = try conversion.required(row.name, "name", as: ShortName.self)
        let draft = Project(
            clientID: client.id,
            name: name,
            stage: row.stage ?? .live,
            notes: conversion.notes(row.notes)
        )
        let project = try inserting(draft, sourceID: row.sourceID, &conversion) { $0.name = $1 }
        return Fate(id: project.id, conversions: conversion.conversions)
    }

    /// An instance; a second active production enters contested, an unusable URL is kept in the notes.
    func instance(_ row: ImportedInstance) throws -> Fate {
        var conversion = Conversion()
        let project = try living(Project.self, row.projectSourceID).id
        let name = try conversion.required(row.name, "name", as: ShortName.self)
        let url = conversion.optional(row.url, "url", as: OdooURL.self)
        if row.active == nil { conversion.note("active was empty and counts as inactive") }
        let isActive = row.active ?? false
        var draft = Instance(
            projectID: project,
            name: name,
            type: row.type,
            active: isActive,
            url: url,
            aliases: conversion.aliases(row.aliases ?? []),
            host: conversion.optional(row.host, "host", as: Host.self)?.value,
            dbCluster: conversion.optional(row.dbCluster, "db_cluster", as: ShortName.self)?.value,
            dbName: conversion.optional(row.dbName, "db_name", as: ShortName.self)?.value,
            dbUUID: conversion.optional(row.dbUUID, "db_uuid", as: DatabaseUUID.self)?.value,
            odooVersion: conversion.optional(row.odooVersion, "odoo_version", as: ShortName.self)?.value
        )
        draft.notes = conversion.notes(row.notes)
        let others = try tx.connection.activeProductions(ofProject: project)
        let isContested = isActive && row.type == .production && !others.isEmpty
        if isContested { draft.active = false }
        var instance = try inserting(draft, sourceID: row.sourceID, &conversion) { $0.name = $1 }
        if isContested {
            var contested = instance
            contested.active = true
            contested.contested = true
            instance = try tx.update(instance, to: contested, action: .import)
        }
        return Fate(id: instance.id, isContested: isContested, conversions: conversion.conversions)
    }

    /// A user without a uid, who is granted nothing until an admin sets one.
    func user(_ row: ImportedUser) throws -> Fate {
        var conversion = Conversion()
        let username = try conversion.required(row.login, "login", as: Username.self)
        let email = conversion.optional(row.email, "email", as: Email.self)?.value
        let draft = User(username: username, email: email, role: row.role)
        guard try tx.conflicts(of: draft).isEmpty else {
            throw Aside(reason: "a user named \(username) is here already")
        }
        let user = try tx.insert(draft, action: .import)
        return Fate(id: user.id, conversions: conversion.conversions)
    }

    /// An assignment of an imported user to an imported project.
    func assignment(_ row: ImportedAssignment) throws -> Fate {
        let project = try required(.project, row.projectSourceID)
        let user = try required(.user, row.userSourceID)
        if let present = try tx.connection.assignment(project: project, user: user) { return Fate(id: present.id) }
        let assignment = Assignment(projectID: project, userID: user)
        return Fate(id: try tx.insert(assignment, action: .import).id)
    }

    /// A parent under which rows may be added: the archived ones of another program come with theirs, a person's own
    /// table says nothing of archives.
    ///
    /// - Throws: ``Aside`` when it was not taken over, or was archived here since.
    private func living<E: StoredEntity>(_ type: E.Type, _ sourceID: Int64) throws -> E {
        let id = try required(E.kind, sourceID)
        let isTable = session.format == ImportMethods.Format.csv.rawValue
        guard let parent = try tx.connection.fetch(type, id: id), !isTable || !parent.isArchived else {
            throw Aside(reason: "the \(E.kind.rawValue) \(id) it belongs to is archived")
        }
        return parent
    }

    /// Adds a row; when its name is taken, the source id goes behind the name.
    private func inserting<E: StoredEntity>(
        _ draft: E,
        sourceID: Int64,
        _ conversion: inout Conversion,
        rename: (inout E, String) -> Void
    ) throws -> E {
        guard try tx.conflicts(of: draft).contains(where: { $0.rule == .uniqueName }) else {
            return try tx.insert(draft, action: .import)
        }
        var renamed = draft
        let name = String(draft.label.prefix(180)) + " (\(sourceID))"
        rename(&renamed, name)
        guard try tx.conflicts(of: renamed).isEmpty else { throw Aside(reason: "name: \(name) is taken too") }
        conversion.note("the name was taken; renamed to \(name)")
        return try tx.insert(renamed, action: .import)
    }
}
