package import ClientOpsModel
package import JSONRPC

/// Invoices and the payments that settle them.
package enum InvoiceMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        Send.self,
        Pay.self,
        ReversePayment.self,
        VoidInvoice.self,
        Archive.self,
        Restore.self
    )

    /// Adds a draft.
    package enum Create: WriteMethod {
        package static let name = "invoice.create"
        package static let summary = "Adds a draft for a client; amounts are integers of the currency's minor unit."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .requestIDReused]
        package typealias Result = Invoice

        package struct Params: Codable, Sendable, Hashable {
            package var clientID: Int64
            package var title: LongName
            package var currency: Currency
            package var amount: InvoiceAmount
            package var issuedOn: CalendarDate?
            package var dueOn: CalendarDate?
            package var notes: Notes?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case clientID = "client_id"
                case title, currency, amount
                case issuedOn = "issued_on"
                case dueOn = "due_on"
                case notes
            }
        }
    }

    /// Reads an invoice.
    package enum Get: ReadMethod {
        package static let name = "invoice.get"
        package static let summary = "Reads one invoice with its payments."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = GetParams
        package typealias Result = Invoice
    }

    /// Lists invoices.
    package enum List: ReadMethod {
        package static let name = "invoice.list"
        package static let summary = "Lists invoices."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Invoice>

        package struct Filters: Codable, Sendable, Hashable {
            package var clientID: Int64?
            package var number: String?
            package var status: InvoiceStatus?
            package var currency: String?
            package var overdue: Bool?
            package var imported: Bool?
            package var issuedOnFrom: CalendarDate?
            package var issuedOnTo: CalendarDate?
            package var dueOnFrom: CalendarDate?
            package var dueOnTo: CalendarDate?
            package var paidOnFrom: CalendarDate?
            package var paidOnTo: CalendarDate?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case clientID = "client_id"
                case number, status, currency, overdue, imported
                case issuedOnFrom = "issued_on_from"
                case issuedOnTo = "issued_on_to"
                case dueOnFrom = "due_on_from"
                case dueOnTo = "due_on_to"
                case paidOnFrom = "paid_on_from"
                case paidOnTo = "paid_on_to"
            }
        }
    }

    /// Changes fields of an invoice.
    package enum Update: WriteMethod {
        package static let name = "invoice.update"
        package static let summary = "Changes fields of a draft; of a sent invoice only the notes."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Invoice

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var title: Change<LongName>
            package var amount: Change<InvoiceAmount>
            package var issuedOn: Patch<CalendarDate>
            package var dueOn: Patch<CalendarDate>
            package var notes: Patch<Notes>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, title, amount
                case issuedOn = "issued_on"
                case dueOn = "due_on"
                case notes
            }
        }
    }

    /// Sends a draft.
    package enum Send: WriteMethod {
        package static let name = "invoice.send"
        package static let summary =
            "Sends a draft: gives it the next number of its year and keeps whom it was sent to."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Invoice

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// The draft's own day unless given, else today.
            package var issuedOn: CalendarDate?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case issuedOn = "issued_on"
            }
        }
    }

    /// Records a payment.
    package enum Pay: WriteMethod {
        package static let name = "invoice.pay"
        package static let summary =
            "Records a payment of a sent invoice, of all that is open unless an amount is given."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Invoice

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var amount: InvoiceAmount?
            /// Today unless given.
            package var paidOn: CalendarDate?
            package var method: ShortName?
            package var reference: ShortName?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, amount
                case paidOn = "paid_on"
                case method, reference
            }
        }
    }

    /// Takes a payment back.
    package enum ReversePayment: WriteMethod {
        package static let name = "invoice.reverse_payment"
        package static let summary = "Reverses a payment, which opens a paid invoice again; needs a reason."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Invoice

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var paymentID: Int64
            /// Today unless given.
            package var paidOn: CalendarDate?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case paymentID = "payment_id"
                case paidOn = "paid_on"
            }
        }
    }

    /// Voids an invoice.
    package enum VoidInvoice: WriteMethod {
        package static let name = "invoice.void"
        package static let summary = "Voids a sent invoice without net payments; it keeps its number; needs a reason."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = Invoice
    }

    /// Archives an invoice.
    package enum Archive: WriteMethod {
        package static let name = "invoice.archive"
        package static let summary =
            "Archives a draft; any other invoice only by an admin. It still counts in sums and series."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Invoice>
    }

    /// Restores an invoice.
    package enum Restore: WriteMethod {
        package static let name = "invoice.restore"
        package static let summary = "Restores an invoice."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Invoice>
    }
}

/// Amounts in minor units.
package enum InvoiceAmountLimits: IntegerLimits {
    package static let range = MinorUnits.invoiceRange
}

/// An amount in minor units: 1 to 10^12.
package typealias InvoiceAmount = BoundedInteger<InvoiceAmountLimits>
