extension ObservedSubject {
    /// The subject without what must not be kept: create dates give way to their lineage, an address loses user-info,
    /// query and fragment.
    ///
    /// - Parameter lineage: makes the keyed hash of the two create dates.
    /// - Returns: the subject to keep.
    package func cleaned(lineage: (String, String) -> String) -> ObservedSubject {
        guard var database else { return self }
        database.lineage = nil
        if let company = database.companyCreatedAt, let user = database.userCreatedAt {
            database.lineage = try? ShortName(lineage(company.value, user.value))
        }
        database.companyCreatedAt = nil
        database.userCreatedAt = nil
        if let raw = database.baseURL {
            database.baseURL = BareURL.of(raw.value).flatMap { try? ObservedText($0) }
            if database.baseURL == nil { database.note("base_url", "is no plain http or https URL") }
        }
        return ObservedSubject(database)
    }
}

extension DatabaseSignals {
    fileprivate mutating func note(_ signal: String, _ reason: String) {
        guard let signal = try? ShortName(signal), let reason = try? ObservedText(reason) else { return }
        unknown = (unknown ?? []).filter { $0.signal != signal } + [UnknownSignal(signal: signal, reason: reason)]
    }
}

/// An address without what may be secret in it.
package enum BareURL {
    /// Drops user-info, query and fragment; nil for what is then no address, because a secret may hide anywhere in it.
    package static func of(_ raw: String) -> String? {
        let whole = raw.prefix { $0 != "?" && $0 != "#" }
        guard let colon = whole.firstRange(of: "://") else { return nil }
        let rest = whole[colon.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "\\" }
        let place = authority.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
        guard let url = try? OdooURL(String(whole[..<colon.upperBound] + place)) else { return nil }
        return url.given
    }
}
