import ArgumentParser
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl series`.
struct SeriesCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "The numbers of invoices, year by year.",
        subcommands: [SeriesStart.self, SeriesClose.self, SeriesList.self]
    )
}

struct SeriesStart: MethodCommand {
    typealias Called = SeriesMethods.Start
    static var view: View { .row }

    @Argument(help: "The year.") var year: Int64
    @Argument(help: "The number of its first invoice.") var first: Int64
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["year": year, "first": first], write) }
}

struct SeriesClose: AskingCommand {
    typealias Called = SeriesMethods.Close
    static var view: View { .row }

    @Argument(help: "The year.") var year: Int64
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["year": year], write) }

    func agrees(to preview: JSONValue, _ params: inout JSONObject, in session: Session) throws -> Bool {
        let count = CountText.phrase(preview["count"]?.integerValue ?? 0, "invoice")
        let last = preview["last_issued_on"]?.stringValue.map { ", the last of \(Escaping.line($0))" } ?? ""
        return session.confirms(
            ["The series of \(year) has \(count)\(last). No further invoice will get a number of \(year)."],
            "Close it?"
        )
    }
}

struct SeriesList: MethodCommand {
    typealias Called = SeriesMethods.List
    static var view: View { .rows(.series) }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}
