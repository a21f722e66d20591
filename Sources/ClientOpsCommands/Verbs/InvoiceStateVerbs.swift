import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct InvoicePay: AmountCommand {
    typealias Called = InvoiceMethods.Pay
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @OptionGroup var amount: AmountOptions
    @Option(help: .day("The day of the payment; today unless given")) var paidOn: String?
    @Option(name: .customLong("method"), help: "How it was paid.") var means: String?
    @Option(help: "What the payer wrote.") var reference: String?
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(_ units: Int64?) throws -> JSONObject {
        try members(["amount": units, "paid_on": paidOn, "method": means, "reference": reference], row, write)
    }
}

struct InvoiceReversePayment: MethodCommand {
    typealias Called = InvoiceMethods.ReversePayment
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @Argument(help: "The id of the payment, as invoice get shows it.") var paymentID: Int64
    @Option(help: .day("The day of the reversal; today unless given")) var paidOn: String?
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["payment_id": paymentID, "paid_on": paidOn], row, write) }
}

struct InvoiceVoid: MethodCommand {
    typealias Called = InvoiceMethods.VoidInvoice
    static var view: View { .shaped(.invoice) }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct InvoiceArchive: MethodCommand {
    typealias Called = InvoiceMethods.Archive
    static var view: View { .archivedShaped(.invoice) }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct InvoiceRestore: MethodCommand {
    typealias Called = InvoiceMethods.Restore
    static var view: View { .archivedShaped(.invoice) }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
