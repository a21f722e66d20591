package import ClientOpsModel

/// R1: two clients with the same normalised name and the same e-mail domain, unless somebody declared them distinct.
package struct SimilarClientsRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .similarClients }

    private struct Key: Hashable {
        var name: String
        var domain: String
    }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        var byKey: [Key: [DeclaredFacts.ClientFact]] = [:]
        for client in landscape.declared.clients where !client.isArchived {
            guard let domain = EmailDomain.ofCompany(client.email) else { continue }
            for name in Set([client.name, client.company].compactMap(\.self).map(CompanyName.normalized))
            where !name.isEmpty {
                byKey[Key(name: name, domain: domain), default: []].append(client)
            }
        }
        let distinct = landscape.facts.ledger.distinctClients
        return byKey.compactMap { key, clients in
            guard clients.count > 1 else { return nil }
            let alike = clients.filter { client in
                clients.contains { $0.id != client.id && !distinct.contains([$0.id, client.id]) }
            }
            guard alike.count > 1 else { return nil }
            let listed = alike.sorted { $0.id < $1.id }.prefix(Landscape.membersListed)
            let evidence = RuleEvidence(
                severity: .medium,
                members: listed.map { client in
                    FindingMember(
                        entity: .client,
                        id: client.id,
                        label: client.name,
                        projectID: nil,
                        facts: [
                            EvidenceFact("name", client.name), EvidenceFact("company", client.company ?? "none"),
                            EvidenceFact("e-mail domain", key.domain),
                        ]
                    )
                },
                summary: "\(alike.count) clients are alike in name and e-mail domain: "
                    + "\(Wording.list(listed.map { Wording.name($0.name, $0.id) })).",
                nextStep: "Move the projects to one of them and archive the others, or declare them distinct."
            )
            return RuleDecision(.clients(name: key.name, domain: key.domain), .present(evidence))
        }
    }
}

/// Names of companies as people compare them.
enum CompanyName {
    private static let legalForms: Set<String> = [
        "ab", "ag", "as", "bv", "bvba", "co", "corp", "cv", "doo", "eu", "eurl", "gbr", "gmbh", "inc", "kft", "kg",
        "ltd",
        "limited", "llc", "lp", "mbh", "nv", "oy", "plc", "pty", "sa", "sagl", "sarl", "sas", "sl", "spa", "sprl",
        "srl",
        "sro", "the", "ug", "und", "and",
    ]

    /// Letters and digits without marks or case, and without legal forms.
    static func normalized(_ name: String) -> String {
        var words: [String] = [""]
        for scalar in name.lowercased().decomposed.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark: continue
            // “S.A.” and “SA” are one word.
            case _ where scalar == "." || scalar == "'" || scalar == "’": continue
            case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
                words[words.count - 1].unicodeScalars.append(scalar)
            default: words.append("")
            }
        }
        let all = words.filter { !$0.isEmpty }
        let telling = all.filter { !legalForms.contains($0) }
        return (telling.isEmpty ? all : telling).joined(separator: " ")
    }
}

/// The domain of an e-mail address.
enum EmailDomain {
    /// Domains where anybody has an address.
    private static let free: Set<String> = [
        "aol.com", "bluewin.ch", "free.fr", "fastmail.com", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de",
        "gmx.net", "googlemail.com", "hotmail.com", "hotmail.fr", "icloud.com", "laposte.net", "libero.it", "live.com",
        "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.de", "proton.me",
        "protonmail.com", "qq.com", "t-online.de", "telenet.be", "wanadoo.fr", "web.de", "yahoo.com", "yahoo.de",
        "yahoo.fr", "yandex.ru", "ymail.com", "163.com", "126.com",
    ]

    /// The domain, lower-case; nil without an address and for free mail.
    static func ofCompany(_ email: String?) -> String? {
        guard let email, let at = email.lastIndex(of: "@") else { return nil }
        let domain = email[email.index(after: at)...].lowercased()
        return domain.isEmpty || free.contains(domain) ? nil : domain
    }
}
