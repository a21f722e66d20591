/// What the types of the signals cannot say.
package enum SignalRules {
    /// Refuses a subject of another kind than the source looks at, a number that cannot be, and a lineage from outside.
    ///
    /// - Parameters:
    ///   - subject: the subject.
    ///   - kind: the kind the source looks at.
    ///   - pointer: where the subject stands.
    /// - Throws: `DomainError.invalidField`.
    package static func check(
        _ subject: ObservedSubject,
        kind: ObservedKind,
        pointer: String
    ) throws(DomainError) {
        guard subject.kind == kind else {
            throw .invalidField(pointer: pointer, expected: "the one member \(kind.rawValue)")
        }
        if subject.database?.lineage != nil {
            throw .invalidField(
                pointer: pointer + "/database/lineage",
                expected: "no lineage: the daemon makes it of the create dates"
            )
        }
        for (member, value, range) in numbers(of: subject) {
            if let value, !range.contains(value) {
                throw .invalidField(
                    pointer: "\(pointer)/\(kind.rawValue)/\(member)",
                    expected: "an integer from \(range.lowerBound) to \(range.upperBound)"
                )
            }
        }
    }

    private static let ports: ClosedRange<Int64> = 0...65_535
    private static let counts: ClosedRange<Int64> = 0...1_000_000_000

    private static func numbers(of subject: ObservedSubject) -> [(String, Int64?, ClosedRange<Int64>)] {
        if let config = subject.config {
            return [
                ("db_port", config.dbPort, ports), ("http_port", config.httpPort, ports),
                ("gevent_port", config.geventPort, ports), ("smtp_port", config.smtpPort, ports),
                ("workers", config.workers, counts),
                ("max_cron_threads", config.maxCronThreads, -1...counts.upperBound),
            ]
        }
        if let database = subject.database {
            return [
                ("mail_servers", database.mailServers, counts), ("all_mail_servers", database.allMailServers, counts),
                ("fetchmail_servers", database.fetchmailServers, counts),
                ("payment_providers", database.paymentProviders, counts), ("crons", database.crons, counts),
                ("working_crons", database.workingCrons, counts),
            ]
        }
        return (subject.unit?.listeners ?? []).enumerated().map { ("listeners/\($0)/port", $1.port, ports) }
    }
}

extension SourceKind {
    /// The kind of the subjects that such a source sees.
    package var subjects: ObservedKind {
        switch self {
        case .units: .unit
        case .config: .config
        case .http: .endpoint
        case .sql: .database
        }
    }
}
