package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension LeadMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Lead {
        try context.tx.insert(
            Lead(
                name: params.name.value,
                email: params.email?.value,
                company: params.company?.value,
                source: params.source?.value,
                notes: params.notes?.value,
                history: [LeadStep(status: .new, at: context.tx.now)]
            )
        )
    }
}

extension LeadMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Lead {
        try context.visible(Lead.self, id: params.id, includeArchived: params.includeArchived)
    }
}

extension LeadMethods.List: ReadHandled {
    package static func handle(_ params: ListParams<Filters>, _ context: ReadContext) throws -> ListResult<Lead> {
        let filters = params.filters
        let request = try context.request(
            params.paging,
            [
                .equals("name", filters.name), .equals("email", filters.email), .equals("company", filters.company),
                .equals("source", filters.source), .equals("status", filters.status),
                .equals("converted_client_id", filters.convertedClientID),
            ]
        )
        return ListResult(try context.connection.list(Lead.self, request))
    }
}

extension LeadMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Lead {
        let before = try context.tx.target(Lead.self, id: params.id)
        var after = before
        after.name = params.name.applied(to: before.name, \.value)
        after.email = params.email.applied(to: before.email, \.value)
        after.company = params.company.applied(to: before.company, \.value)
        after.source = params.source.applied(to: before.source, \.value)
        after.notes = params.notes.applied(to: before.notes, \.value)
        return try context.tx.update(before, to: after)
    }
}

extension LeadMethods.SetStatus: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Lead {
        let before = try context.tx.target(Lead.self, id: params.id)
        let after = try LeadRules.moving(
            before,
            to: params.status,
            reason: context.tx.reason,
            now: context.tx.now
        )
        return try context.tx.update(before, to: after, action: .statusChange)
    }
}

extension LeadMethods.Convert: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Lead {
        let before = try context.tx.target(Lead.self, id: params.id)
        if let converted = before.convertedClientID {
            guard params.clientID == nil || params.clientID == converted else {
                throw DomainError.invalidState(
                    InvalidState(.lead, id: before.id, from: "converted", to: "converted", allowed: [])
                )
            }
            return before
        }
        try LeadRules.requireOpen(before)
        var after = before
        after.convertedClientID = try client(params.clientID, of: before, context).id
        if after.status != .qualified {
            after.status = .qualified
            after.history.append(LeadStep(status: .qualified, at: context.tx.now))
        }
        return try context.tx.update(before, to: after, action: .statusChange)
    }

    private static func client(_ id: Int64?, of lead: Lead, _ context: WriteContext) throws -> Client {
        if let id { return try context.parent(Client.self, id: id) }
        return try context.tx.insert(
            Client(name: lead.name, company: lead.company, email: lead.email, notes: lead.notes)
        )
    }
}

extension LeadMethods.Relink: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Lead {
        let before = try context.tx.target(Lead.self, id: params.id)
        guard before.convertedClientID != nil else {
            throw DomainError.invalidState(
                InvalidState(
                    .lead,
                    id: before.id,
                    from: before.status.rawValue,
                    to: "relinked",
                    allowed: LeadRules.next(after: before.status, isConverted: false).map(\.rawValue)
                )
            )
        }
        _ = try context.requiredReason()
        var after = before
        after.convertedClientID = try context.parent(Client.self, id: params.clientID).id
        return try context.tx.update(before, to: after)
    }
}

extension LeadMethods.Candidates: ReadHandled {
    /// Most candidates shown.
    private static let limit = 20
    /// Providers whose domains say nothing about who somebody works for.
    private static let freeMail: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com",
        "gmx.de", "gmx.net", "gmx.at", "web.de", "t-online.de", "proton.me", "protonmail.com", "aol.com", "mail.ru",
        "yandex.ru", "orange.fr", "free.fr", "laposte.net", "libero.it", "seznam.cz", "wp.pl", "o2.pl", "qq.com",
    ]

    package static func handle(_ params: RowParams, _ context: ReadContext) throws -> Result {
        let lead = try context.visible(Lead.self, id: params.id, includeArchived: nil)
        let domain = lead.email.flatMap(domain)
        let clients = try context.connection.clientsLike(lead, domain: domain, limit: 500)
        let candidates = clients.compactMap { candidate($0, lead, domain) }
        let sorted = candidates.sorted { strength($0) > strength($1) }
        return Result(items: Array(sorted.prefix(limit)))
    }

    private static func domain(_ email: String) -> String? {
        guard let domain = email.split(separator: "@").last?.lowercased(), !freeMail.contains(domain) else {
            return nil
        }
        return domain
    }

    private static func candidate(_ client: Client, _ lead: Lead, _ domain: String?) -> LeadMethods.Candidate? {
        var matches: [LeadMethods.Match] = []
        if let email = lead.email, client.email?.lowercased() == email.lowercased() { matches.append(.email) }
        if let company = lead.company, client.company == company || client.name == company { matches.append(.company) }
        if let domain, client.email.flatMap(Self.domain) == domain { matches.append(.emailDomain) }
        return matches.isEmpty ? nil : LeadMethods.Candidate(client: client, matches: matches)
    }

    private static func strength(_ candidate: LeadMethods.Candidate) -> Int {
        candidate.matches.map { $0 == .email ? 4 : $0 == .company ? 2 : 1 }.reduce(0, +)
    }
}

extension LeadMethods.Archive: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Lead> {
        let before = try context.tx.target(Lead.self, id: params.id)
        return ArchiveResult(item: try context.tx.archive(before), counts: CascadeCounts())
    }
}

extension LeadMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Lead> {
        let before = try context.tx.target(Lead.self, id: params.id, archived: true)
        return ArchiveResult(item: try context.tx.restore(before), counts: CascadeCounts())
    }
}
