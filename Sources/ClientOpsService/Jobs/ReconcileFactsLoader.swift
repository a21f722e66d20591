import ClientOpsModel
import ClientOpsReconcile
import ClientOpsStore

/// Reads what the rules look at, all of one moment.
struct ReconcileFactsLoader {
    let settings: ServiceSettings

    /// What was read.
    struct Loaded {
        var facts: ReconcileFacts
        var previous: [Finding]
        var streaks: [FindingStreak]
        /// Up to where the audit chain is intact.
        var verified: AuditHead
        /// Users whose accounts are to be looked up.
        var users: [User]
        /// Rules whose facts could not be had.
        var failed: [FailedRule] = []
    }

    /// Reads in the connection's snapshot; rows become facts one by one, so that no two copies are held.
    func load(_ connection: SQLiteConnection, started: Timestamp) throws -> Loaded {
        let now = max(started, try connection.auditHead().at)
        let cutovers = try connection.openCutovers()
        var compactor = FactCompactor()
        let declared = DeclaredFacts(
            clients: try connection.mapAll(Client.self) { DeclaredFacts.ClientFact($0) },
            projects: try connection.mapAll(Project.self) { DeclaredFacts.ProjectFact($0) },
            instances: try connection.mapAll(Instance.self) { compactor.compact(DeclaredFacts.InstanceFact($0)) },
            announcedSides: cutovers.filter { $0.phase(at: now) == .running }
                .map { [$0.fromInstance, $0.toInstance] }
        )
        var loaded = Loaded(
            facts: ReconcileFacts(
                declared: declared,
                observed: try observed(connection, now: now, &compactor),
                ledger: LedgerFacts(cutovers: cutovers, distinctClients: try connection.distinctClients()),
                now: now
            ),
            previous: try connection.allFindings(),
            streaks: try connection.allStreaks(),
            verified: try connection.verifiedAuditHead(),
            users: try connection.mapAll(User.self) { $0 }.filter { !$0.isArchived }
        )
        loadLedger(connection, &loaded)
        return loaded
    }

    /// Looks the users' accounts up, which may take long: not within a snapshot, and never on an event loop.
    func lookUpAccounts(_ loaded: inout Loaded) {
        guard let accounts = settings.accounts else { return }
        loaded.attempt(.halfMatchingAccount) { loaded in
            for user in loaded.users {
                guard let uid = user.uid.flatMap(UInt32.init(exactly:)) else { continue }
                let name = try accounts.name(uid)
                let accountUID = try accounts.uid(user.username)
                let isOther = (name.map { $0 != user.username } ?? false) || (accountUID.map { $0 != uid } ?? false)
                guard isOther else { continue }
                loaded.facts.ledger.halfMatches.append(
                    LedgerFacts.HalfMatch(
                        userID: user.id,
                        username: user.username,
                        uid: uid,
                        accountName: name,
                        accountUID: accountUID
                    )
                )
            }
        }
    }

    private func observed(
        _ connection: SQLiteConnection,
        now: Timestamp,
        _ compactor: inout FactCompactor
    ) throws -> ObservedFacts {
        var observations: [Observation] = []
        try connection.forEachCurrentObservation { observations.append(compactor.compact($0)) }
        return ObservedFacts(
            sources: try connection.activeSources(),
            observations: observations,
            expectations: try connection.openExpectations(at: now)
        )
    }

    /// The store's books; what cannot be read of them leaves its rule undecided and the others alone.
    private func loadLedger(_ connection: SQLiteConnection, _ loaded: inout Loaded) {
        loaded.attempt(.brokenAudit) { loaded in
            let check = try connection.verifyAudit(from: loaded.verified)
            loaded.verified = check.head
            loaded.facts.ledger.brokenAudit = check.brokenAt.map { seq in
                LedgerFacts.BrokenAudit(seq: seq, reason: "it does not follow from the entry before it")
            }
        }
        loaded.attempt(.brokenSeries) { loaded in
            loaded.facts.ledger.brokenSeries = SeriesCheck.broken(
                numbers: try connection.invoiceNumbers(),
                series: try connection.allNumberSeries(),
                prefix: settings.numberPrefix
            )
        }
        loaded.attempt(.wrongPaidAmount) { loaded in
            loaded.facts.ledger.wrongInvoices += try connection.invoicesAgainstPayments().map {
                LedgerFacts.WrongInvoice(id: $0.id, name: $0.name, problem: .payments)
            }
        }
        loaded.attempt(.changedInvoice) { loaded in
            loaded.facts.ledger.wrongInvoices += try connection.invoicesChangedSinceSending().map {
                LedgerFacts.WrongInvoice(id: $0.id, name: $0.name, problem: .changed)
            }
            loaded.facts.ledger.unprovenInvoices = try connection.invoicesWithoutProof()
        }
    }
}

extension ReconcileFactsLoader.Loaded {
    /// Reads the facts of a rule; a failure leaves that rule undecided.
    fileprivate mutating func attempt(_ rule: RuleID, _ body: (inout Self) throws -> Void) {
        do { try body(&self) } catch { failed.append(FailedRule(rule: rule, reason: "\(error)")) }
    }
}
