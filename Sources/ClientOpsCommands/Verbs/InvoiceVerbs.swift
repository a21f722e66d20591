import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl invoice`.
struct InvoiceCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Invoices of clients, and their payments.",
        discussion: "Amounts are written as 1234.50, with a point and without groups; --minor-units takes the integer.",
        subcommands: [
            InvoiceCreate.self, InvoiceGet.self, InvoiceList.self, InvoiceUpdate.self, InvoiceSend.self,
            InvoicePay.self, InvoiceReversePayment.self, InvoiceVoid.self, InvoiceArchive.self, InvoiceRestore.self,
        ]
    )
}

/// Fields of an invoice that `create` and `update` take.
struct InvoiceFields: ParsableArguments, MemberGroup {
    @Option(help: .day("The day of issue")) var issuedOn: String?
    @Option(help: .day("The day until which it is to be paid")) var dueOn: String?
    @Option var notes: String?

    var members: JSONObject {
        var result = JSONObject()
        result["issued_on"] = issuedOn.member
        result["due_on"] = dueOn.member
        result["notes"] = notes.member
        return result
    }
}

extension ArgumentHelp {
    /// Explains an option that is a calendar day.
    static func day(_ what: String) -> ArgumentHelp { ArgumentHelp("\(what).", valueName: "YYYY-MM-DD") }
}

struct InvoiceCreate: MethodCommand {
    typealias Called = InvoiceMethods.Create
    static var view: View { .shaped(.invoice) }

    @Argument(help: "What it is for.") var title: String
    @OptionGroup var client: ClientOption
    @OptionGroup var amount: AmountOptions
    @Option(help: ArgumentHelp("The currency, for good.", valueName: "ISO 4217"), transform: Currency.argument)
    var currency: Currency
    @OptionGroup var fields: InvoiceFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard amount.isGiven else { throw ValidationError("An invoice needs --amount or --minor-units.") }
        _ = try amount.units(in: currency)
    }

    func params() throws -> JSONObject {
        try members(
            ["title": title, "currency": currency.code, "amount": amount.units(in: currency)],
            client,
            fields,
            write
        )
    }
}

struct InvoiceGet: MethodCommand {
    typealias Called = InvoiceMethods.Get
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct InvoiceList: MethodCommand {
    typealias Called = InvoiceMethods.List
    static var view: View { .rows(.invoices) }

    @Option(name: [.customLong("client-id"), .customLong("client")], help: "Only of this client.")
    var clientID: Int64?
    @Option(help: "Only this number.") var number: String?
    @Option(help: .values(of: InvoiceStatus.self), completion: .values(of: InvoiceStatus.self)) var status: String?
    @Option(help: "Only in this currency.") var currency: String?
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Only overdue ones, or only others.")
    var overdue: Bool?
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Only imported ones, or only others.")
    var imported: Bool?
    @OptionGroup var days: InvoiceDays
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(
            [
                "client_id": clientID, "number": number, "status": status, "currency": currency, "overdue": overdue,
                "imported": imported,
            ],
            days,
            list
        )
    }
}

/// Between which days the invoices of a list lie.
struct InvoiceDays: ParsableArguments, MemberGroup {
    @Option(help: .day("Issued on this day or later")) var issuedOnFrom: String?
    @Option(help: .day("Issued on this day or earlier")) var issuedOnTo: String?
    @Option(help: .day("Due on this day or later")) var dueOnFrom: String?
    @Option(help: .day("Due on this day or earlier")) var dueOnTo: String?
    @Option(help: .day("Paid on this day or later")) var paidOnFrom: String?
    @Option(help: .day("Paid on this day or earlier")) var paidOnTo: String?

    var members: JSONObject {
        var result = JSONObject()
        result["issued_on_from"] = issuedOnFrom.member
        result["issued_on_to"] = issuedOnTo.member
        result["due_on_from"] = dueOnFrom.member
        result["due_on_to"] = dueOnTo.member
        result["paid_on_from"] = paidOnFrom.member
        result["paid_on_to"] = paidOnTo.member
        return result
    }
}

struct InvoiceUpdate: AmountCommand {
    typealias Called = InvoiceMethods.Update
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @Option(help: "A new title.") var title: String?
    @OptionGroup var amount: AmountOptions
    @OptionGroup var fields: InvoiceFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(_ units: Int64?) throws -> JSONObject {
        try members(["title": title, "amount": units], row, fields, clear, write)
    }
}

struct InvoiceSend: MethodCommand {
    typealias Called = InvoiceMethods.Send
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @Option(help: .day("The day of issue; the draft's own or today unless given")) var issuedOn: String?
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["issued_on": issuedOn], row, write) }
}
