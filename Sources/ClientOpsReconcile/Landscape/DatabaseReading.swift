import ClientOpsModel

/// Answers the questions of PRODUCT.md section 5, "Reading a database", each yes, no or unknown.
struct DatabaseReading {
    let observations: [Observation]
    let sources: SourceTable
    let servers: ServerTable
    let clusters: ClusterMap
    let owned: [RoleKey: [Int]]
    let expected: ExpectationIndex
    /// Series of what each role owns where all of it has the same.
    let seriesOfRole: [RoleKey: String]

    private static let day: Int64 = 86_400_000

    func complete(_ database: inout Database) {
        let observation = observations[Int(database.rows[0])]
        guard let signals = observation.subject.database else { return }
        database.isExpected = expected.covers(
            database.name,
            in: clusters.clusters[database.cluster],
            seenFrom: observation.host
        )
        guard database.presence != .gone else { return }
        guard database.presence == .present else {
            let doubt = Truth.unknown(sources.doubt(observation.sourceID) ?? "the last report did not name it")
            (database.isOdoo, database.served, database.live, database.neutralized) = (doubt, doubt, doubt, doubt)
            return
        }
        database.isOdoo =
            database.servers.isEmpty ? Truth(signals.readable, else: signals.reason("readable")) : .yes
        database.served = served(database, signals, observation)
        database.live = live(database, signals)
        database.neutralized = neutralized(database, signals)
    }

    // MARK: Served

    private func served(_ database: Database, _ signals: DatabaseSignals, _ observation: Observation) -> Truth {
        var answer = Truth.no
        for server in servingServers(database, signals) {
            answer = answer.or(server)
            if answer.isYes { return .yes }
        }
        if let call = signals.lastCronCall {
            let age = observation.receivedAt.milliseconds - call.milliseconds
            if age < Self.day { return .yes }
        } else if signals.isUnknown("last_cron_call") {
            answer = answer.or(.unknown(signals.reason("last_cron_call")))
        }
        for home in clusters.clusters[database.cluster].homes {
            for look in [SourceKind.units, .config] {
                if case .unknown(let reason) = sources.knows(look, on: home) { answer = answer.or(.unknown(reason)) }
            }
        }
        return answer
    }

    /// Whether each server that may serve the database does so.
    private func servingServers(_ database: Database, _ signals: DatabaseSignals) -> [Truth] {
        var answers = database.servers.map { servers.servers[$0].isRunning.and(servers.servers[$0].isConfigured) }
        guard let owner = signals.owner?.value else { return answers }
        let role = RoleKey(cluster: database.cluster, role: owner)
        for index in servers.servingAll[role] ?? [] {
            let server = servers.servers[index]
            let fits = Self.fits(server.series ?? seriesOfRole[role], database.series)
            answers.append(server.isRunning.and(server.isConfigured).and(server.runsCrons).and(fits))
            if answers.last?.isYes ?? false { break }
        }
        return answers
    }

    /// Whether a server of one series works with a database of another.
    static func fits(_ server: String?, _ database: String?) -> Truth {
        guard let server, let database else { return .unknown("its series is not known") }
        return server == database ? .yes : .no
    }

    // MARK: Live channel

    private func live(_ database: Database, _ signals: DatabaseSignals) -> Truth {
        signals.channel("mail_servers", signals.mailServers)
            .or(signals.channel("fetchmail_servers", signals.fetchmailServers))
            .or(signals.channel("payment_providers", signals.paymentProviders))
            .or(fallbackMail(database, signals))
    }

    /// Without any mail server of its own, Odoo sends through the one of its configuration.
    private func fallbackMail(_ database: Database, _ signals: DatabaseSignals) -> Truth {
        guard let all = signals.allMailServers else {
            return signals.mailServers == nil ? .unknown(signals.reason("all_mail_servers")) : .no
        }
        guard all == 0 else { return .no }
        var indices = database.servers
        if let owner = signals.owner?.value {
            indices += servers.servingAll[RoleKey(cluster: database.cluster, role: owner)] ?? []
        }
        var answer = Truth.no
        for index in indices {
            let server = servers.servers[index]
            guard let row = server.lastConfigRow, let config = observations[row].subject.config else { continue }
            let answers = Truth(config.smtpAnswers, else: "nobody tried the mail server of \(server.unit)")
            answer = answer.or(server.isRunning.and(server.isConfigured).and(answers))
            if answer.isYes { break }
        }
        return answer
    }

    // MARK: Neutralised

    private func neutralized(_ database: Database, _ signals: DatabaseSignals) -> Truth {
        guard let flag = signals.neutralized else { return .unknown(signals.reason("neutralized")) }
        if flag { return database.live.negated }
        guard let series = database.series, let major = SeriesName.major(series) else {
            // Before series 16 people neutralise by hand; without the series nobody can tell.
            let acts = database.live.or(signals.channel("working_crons", signals.workingCrons))
            return acts.isYes ? .no : .unknown("its series is not known")
        }
        guard major < 16 else { return .no }
        return database.live.or(signals.channel("working_crons", signals.workingCrons)).negated
    }
}

extension DatabaseSignals {
    /// Whether a count is above nothing.
    fileprivate func channel(_ signal: String, _ count: Int64?) -> Truth {
        Truth(count.map { $0 > 0 }, else: reason(signal))
    }

    func isUnknown(_ signal: String) -> Bool { unknown?.contains { $0.signal.value == signal } ?? false }

    /// Why a signal is missing.
    func reason(_ signal: String) -> String {
        unknown?.first { $0.signal.value == signal }?.reason.value ?? "\(signal) was not reported"
    }

    /// The kinds of channel that are live, in words.
    var liveChannels: [String] {
        [("outgoing mail", mailServers), ("incoming mail", fetchmailServers), ("payments", paymentProviders)]
            .filter { ($0.1 ?? 0) > 0 }.map(\.0)
    }
}
