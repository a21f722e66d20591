package import ClientOpsModel

/// What the store found out about its own books; only what is wrong is listed.
package struct LedgerFacts: Sendable, Equatable {
    /// Cut-overs that are open, whatever the clock says.
    package var cutovers: [Cutover]
    /// Where the audit chain is broken; nil when the part looked at is intact.
    package var brokenAudit: BrokenAudit?
    package var brokenSeries: [BrokenSeries]
    package var wrongInvoices: [WrongInvoice]
    /// Sent invoices of which no hash was kept.
    package var unprovenInvoices: [Int64]
    package var halfMatches: [HalfMatch]
    /// Pairs of clients that somebody declared to be different.
    package var distinctClients: Set<Set<Int64>>

    /// Makes the facts of one moment.
    package init(
        cutovers: [Cutover] = [],
        brokenAudit: BrokenAudit? = nil,
        brokenSeries: [BrokenSeries] = [],
        wrongInvoices: [WrongInvoice] = [],
        unprovenInvoices: [Int64] = [],
        halfMatches: [HalfMatch] = [],
        distinctClients: Set<Set<Int64>> = []
    ) {
        self.cutovers = cutovers
        self.brokenAudit = brokenAudit
        self.brokenSeries = brokenSeries
        self.wrongInvoices = wrongInvoices
        self.unprovenInvoices = unprovenInvoices
        self.halfMatches = halfMatches
        self.distinctClients = distinctClients
    }

    /// The first entry that does not fit the chain.
    package struct BrokenAudit: Sendable, Equatable {
        package var seq: Int64
        package var reason: String

        /// Makes the fact.
        package init(seq: Int64, reason: String) {
            self.seq = seq
            self.reason = reason
        }
    }

    /// A number series with holes or numbers given twice; at most the first twenty of each are named.
    package struct BrokenSeries: Sendable, Equatable {
        package var id: Int64
        /// Prefix and year as in the numbers, such as `INV-2026`.
        package var name: String
        package var missing: [Int64]
        package var twice: [Int64]

        /// Makes the fact.
        package init(id: Int64, name: String, missing: [Int64], twice: [Int64]) {
            self.id = id
            self.name = name
            self.missing = missing
            self.twice = twice
        }
    }

    /// An invoice that contradicts its payments, or was changed after it was sent.
    package struct WrongInvoice: Sendable, Equatable {
        /// What is wrong.
        package enum Problem: Sendable, Equatable {
            /// The status says otherwise than the payments do.
            case payments
            /// What was frozen when it was sent or taken over differs now.
            case changed
        }

        package var id: Int64
        /// Its number, or its title while it has none.
        package var name: String
        package var problem: Problem

        /// Makes the fact.
        package init(id: Int64, name: String, problem: Problem) {
            self.id = id
            self.name = name
            self.problem = problem
        }
    }

    /// A users row of which only the uid or only the account name is an account of this host.
    package struct HalfMatch: Sendable, Equatable {
        package var userID: Int64
        package var username: String
        package var uid: UInt32
        /// The name that the host has for the uid; nil when it has none.
        package var accountName: String?
        /// The uid that the host has for the name; nil when it has none.
        package var accountUID: UInt32?

        /// Makes the fact.
        package init(userID: Int64, username: String, uid: UInt32, accountName: String?, accountUID: UInt32?) {
            self.userID = userID
            self.username = username
            self.uid = uid
            self.accountName = accountName
            self.accountUID = accountUID
        }
    }
}
