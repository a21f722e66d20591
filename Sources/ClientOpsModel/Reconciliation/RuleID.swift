/// The rules of reconciliation that this version decides.
package enum RuleID: String, Codable, CaseIterable, Sendable {
    case severalProductions = "P1"
    case noProduction = "P2"
    case archivedOwner = "P3"
    case severalEffectiveProductions = "P4"
    case sharedURL = "U1"
    case sharedDatabase = "D1"
    case sharedUUID = "D2"
    case sharedLineage = "D5"
    /// One identity in databases of three or more projects: a template, which proves nothing.
    case sharedTemplate = "D6"
    case liveCopy = "N1"
    case neutralizedButLive = "N2"
    case neutralizedProduction = "N3"
    case foreignBaseURL = "B1"
    case otherUUID = "B3"
    /// Several databases answer to the place that one instance declares: none is bound.
    case ambiguousBinding = "B4"
    /// One database is bound to an instance that has no recorded identity: adoption is proposed.
    case notAdopted = "B5"
    case cronOfOthers = "C1"
    case sharedListener = "L1"
    case notObserved = "O1"
    case undeclared = "O2"
    case retiredButServed = "O3"
    case movedDatabase = "O4"
    case silentSource = "O5"
    /// A report more than three times the size of the last one.
    case suspectSource = "O6"
    case otherSeries = "V1"
    case overdueCutover = "W1"
    case similarClients = "R1"
    case brokenAudit = "A1"
    /// A users row of which only the uid or only the account name matches.
    case halfMatchingAccount = "A2"
    case brokenSeries = "I1"
    case wrongPaidAmount = "I2"
    case changedInvoice = "I3"
}

/// What a rule answered about a subject in a run.
package enum RuleAnswer: String, Codable, CaseIterable, Sendable {
    case present, clear, unknown
}
