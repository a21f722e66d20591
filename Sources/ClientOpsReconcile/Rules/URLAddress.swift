import ClientOpsModel

/// One address an instance answers at: host name, port and path.
struct URLAddress: Hashable {
    /// A normalised host name; its first label may be `*`.
    var host: String
    /// Non-default port and path.
    var rest: String
    /// The machine that gives a loopback or private host its meaning; nil for hosts that mean the same everywhere.
    var place: String?

    var isWildcard: Bool { host.hasPrefix("*.") }

    /// The wildcard that would cover this address: its first label replaced.
    var wildcard: URLAddress? {
        guard !isWildcard, let dot = host.firstIndex(of: ".") else { return nil }
        return URLAddress(host: "*" + host[dot...], rest: rest, place: place)
    }

    var subject: RuleSubject { .url(host + rest, place: place) }
}

extension DeclaredFacts.InstanceFact {
    /// Everything the instance answers at: its URL, and each alias with that URL's port and path.
    ///
    /// Without a URL there is no port and path to compare. A loopback or private host without a declared machine says
    /// nothing about where it is, so it is never the same as another one and is left out.
    var addresses: Set<URLAddress> {
        guard let urlKey, let urlHost, urlKey.hasPrefix(urlHost) else { return [] }
        let rest = String(urlKey.dropFirst(urlHost.count))
        var addresses: Set<URLAddress> = []
        for name in [urlHost] + aliases {
            let isPrivate = HostName.isPrivate(name)
            if isPrivate, host == nil { continue }
            addresses.insert(URLAddress(host: name, rest: rest, place: isPrivate ? host : nil))
        }
        return addresses
    }
}
