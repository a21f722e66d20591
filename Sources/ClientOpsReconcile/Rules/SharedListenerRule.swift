package import ClientOpsModel

/// L1: two running units of one host and network namespace on the same address and port.
package struct SharedListenerRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedListener }

    /// A port that a server listens on, or is told to.
    private struct Claim {
        var server: Int
        var namespace: String?
        var address: String
        var isRunning: Truth
    }

    private struct Port: Hashable {
        var host: String
        var port: Int64
    }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        var claims: [Port: [Claim]] = [:]
        for (index, server) in landscape.servers.servers.enumerated() where !server.isRunning.isNo {
            let unit = server.unitRow.flatMap { landscape.observations[$0].subject.unit }
            for listener in Self.listeners(server, landscape) {
                let claim = Claim(
                    server: index,
                    namespace: unit?.networkNamespace?.value,
                    address: listener.address,
                    isRunning: server.isRunning
                )
                claims[Port(host: server.host, port: listener.port), default: []].append(claim)
            }
        }
        return claims.compactMap { port, claims in decision(port, claims, landscape) }
    }

    /// What it really listens on, and what its configuration tells it to.
    private static func listeners(_ server: Server, _ landscape: Landscape) -> Set<ListeningPoint> {
        var found: Set<ListeningPoint> = []
        let unit = server.unitRow.flatMap { landscape.observations[$0].subject.unit }
        for listener in unit?.listeners ?? [] {
            found.insert(ListeningPoint(address: listener.address.value, port: listener.port))
        }
        guard let config = server.configRow.flatMap({ landscape.observations[$0].subject.config }),
            config.httpEnable ?? true
        else { return found }
        let address = config.httpInterface?.value ?? ""
        if let port = config.httpPort { found.insert(ListeningPoint(address: address, port: port)) }
        // Only a server with workers opens its second port.
        if let port = config.geventPort, config.workers ?? 0 > 0 {
            found.insert(ListeningPoint(address: address, port: port))
        }
        return found
    }

    private func decision(_ port: Port, _ claims: [Claim], _ landscape: Landscape) -> RuleDecision? {
        guard Set(claims.map(\.server)).count > 1 else { return nil }
        var sure: Set<Int> = []
        var doubt: String?
        // Whoever holds every address meets everybody; the others meet on equal addresses.
        let groups = Dictionary(grouping: claims) { $0.namespace ?? "" }
        for (namespace, members) in groups {
            let everywhere = Set(members.filter { $0.address.isEveryAddress }.map(\.server))
            for (_, same) in Dictionary(grouping: members, by: \.address) {
                let meeting = Set(same.map(\.server)).union(everywhere)
                guard meeting.count > 1 else { continue }
                let isRunning = meeting.allSatisfy { landscape.servers.servers[$0].isRunning.isYes }
                if isRunning, !namespace.isEmpty {
                    sure.formUnion(meeting)
                } else {
                    doubt = isRunning ? "the network namespaces were not reported" : "it is not known which of them run"
                }
            }
        }
        if sure.isEmpty, groups.count > 1, let hidden = groups[""], !hidden.isEmpty {
            doubt = "a network namespace was not reported"
        }
        let subject = RuleSubject.listener(host: port.host, port: port.port)
        guard sure.count > 1 else { return doubt.map { RuleDecision(subject, .unknown(reason: $0)) } }
        return RuleDecision(subject, .present(evidence(port, sure.sorted(), doubt != nil, landscape)))
    }

    private func evidence(_ port: Port, _ members: [Int], _ isPartial: Bool, _ landscape: Landscape) -> RuleEvidence {
        let servers = members.map { landscape.servers.servers[$0] }
        return RuleEvidence(
            severity: .high,
            members: servers.map { server in
                let own = Self.listeners(server, landscape).filter { $0.port == port.port }
                let unit = server.unitRow.flatMap { landscape.observations[$0].subject.unit }
                let listens = (unit?.listeners ?? []).contains { $0.port == port.port }
                return landscape.member(
                    server,
                    facts: [
                        EvidenceFact("addresses", own.map(\.address.addressInWords).sorted().joined(separator: ", ")),
                        EvidenceFact("listens", listens ? "yes" : "no"),
                    ]
                )
            },
            summary: "\(servers.count) running servers on \(port.host) share port \(port.port): "
                + "\(Wording.list(servers.map(\.unit).sorted())).",
            nextStep: "Give each its own http_port. Before series 18 the one that found the port taken runs on without "
                + "HTTP, and its crons too.",
            sources: servers.flatMap(\.sources),
            isPartial: isPartial
        )
    }
}

/// An address and a port.
private struct ListeningPoint: Hashable {
    var address: String
    var port: Int64
}

extension String {
    /// Whether the address stands for every one of the machine.
    fileprivate var isEveryAddress: Bool {
        isEmpty || self == "0.0.0.0" || self == "::" || self == "*" || self == "[::]"
    }

    fileprivate var addressInWords: String { isEveryAddress ? "every address" : self }
}
