/// Where an invoice is in its life.
package enum InvoiceStatus: String, Codable, CaseIterable, Sendable {
    case draft, sent, paid, void
}

/// Whom an invoice was sent to, as that client was then.
package struct ClientSnapshot: Codable, Sendable, Hashable {
    package var name: String
    package var company: String?
    package var email: String?

    /// Takes the snapshot of a client.
    package init(_ client: Client) {
        name = client.name
        company = client.company
        email = client.email
    }
}

/// Money that was received for an invoice, or given back when negative.
package struct Payment: Codable, Sendable, Hashable {
    package var id: Int64
    /// In minor units; a reversal is negative.
    package var amount: Int64
    /// Nil only for imported payments whose day is unknown.
    package var paidOn: CalendarDate?
    package var method: String?
    package var reference: String?
    /// Why a payment was reversed.
    package var reason: String?
    /// The payment that this one reverses.
    package var reverses: Int64?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, amount
        case paidOn = "paid_on"
        case method, reference, reason, reverses
    }

    /// Makes a payment; the store gives the id.
    package init(
        amount: Int64,
        paidOn: CalendarDate?,
        method: String? = nil,
        reference: String? = nil,
        reason: String? = nil,
        reverses: Int64? = nil,
        id: Int64 = 0
    ) {
        self.id = id
        self.amount = amount
        self.paidOn = paidOn
        self.method = method
        self.reference = reference
        self.reason = reason
        self.reverses = reverses
    }
}

/// What a client owes, from its draft to its last payment.
package struct Invoice: Entity {
    package static let kind = EntityKind.invoice

    package var id: Int64
    package var clientID: Int64
    /// Given at sending; never for imported invoices.
    package var number: String?
    package var title: String
    /// Never changes.
    package var currency: String
    /// In minor units, gross.
    package var amount: Int64
    package var status: InvoiceStatus
    package var issuedOn: CalendarDate?
    package var dueOn: CalendarDate?
    package var paidOn: CalendarDate?
    /// Net payments, in minor units.
    package var paidAmount: Int64
    /// Sent, and its due day is over; derived when it is read.
    package var overdue: Bool
    package var clientSnapshot: ClientSnapshot?
    package var notes: String?
    package var voidReason: String?
    /// Came from another program: outside the number series.
    package var imported: Bool
    package var payments: [Payment]
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { number ?? title }

    /// What is still to be paid, in minor units.
    package var openAmount: Int64 { amount - paidAmount }

    /// Whether somebody owes money for it.
    package var isUnpaid: Bool { status == .sent }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case clientID = "client_id"
        case number, title, currency, amount, status
        case issuedOn = "issued_on"
        case dueOn = "due_on"
        case paidOn = "paid_on"
        case paidAmount = "paid_amount"
        case overdue
        case clientSnapshot = "client_snapshot"
        case notes
        case voidReason = "void_reason"
        case imported, payments, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a draft; the store gives id, revision and times.
    package init(
        clientID: Int64,
        title: String,
        currency: Currency,
        amount: Int64,
        issuedOn: CalendarDate? = nil,
        dueOn: CalendarDate? = nil,
        notes: String? = nil
    ) {
        id = 0
        self.clientID = clientID
        number = nil
        self.title = title
        self.currency = currency.code
        self.amount = amount
        status = .draft
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        paidOn = nil
        paidAmount = 0
        overdue = false
        clientSnapshot = nil
        self.notes = notes
        voidReason = nil
        imported = false
        payments = []
        revision = 1
        createdAt = Timestamp(milliseconds: 0)
        updatedAt = Timestamp(milliseconds: 0)
        archivedAt = nil
    }
}

/// The numbers of the invoices of one year: gap-free, in the order of sending.
package struct NumberSeries: Codable, Sendable, Hashable {
    package var year: Int
    /// The number that the next invoice gets.
    package var next: Int64
    /// Invoices numbered so far.
    package var count: Int64
    /// The day of the last one; the next is not before it.
    package var lastIssuedOn: CalendarDate?
    /// A closed year gives no more numbers.
    package var closed: Bool

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case year, next, count
        case lastIssuedOn = "last_issued_on"
        case closed
    }

    /// Makes a series.
    package init(year: Int, next: Int64 = 1, count: Int64 = 0, lastIssuedOn: CalendarDate? = nil, closed: Bool = false)
    {
        self.year = year
        self.next = next
        self.count = count
        self.lastIssuedOn = lastIssuedOn
        self.closed = closed
    }
}
