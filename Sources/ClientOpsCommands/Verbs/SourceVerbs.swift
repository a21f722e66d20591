import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl source`.
struct SourceCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: "Who looks at which host, and how.",
        discussion: "Times are RFC 3339, as in 2026-01-31T22:00:00+01:00, or counted from now: +30m, +2h, +3d.",
        subcommands: [
            SourceCreate.self, SourceList.self, SourcePause.self, SourceResume.self, SourceRetire.self,
        ]
    )
}

struct SourceCreate: MethodCommand {
    typealias Called = SourceMethods.Create
    static var view: View { .row }

    @Argument(help: "Its name, such as web-1/sql.") var name: String
    @Option(help: "The uid that reports through it.") var uid: Int64
    @Option(help: "The host it looks at.") var host: String
    @Option(help: .values(of: SourceKind.self), completion: .values(of: SourceKind.self)) var kind: String
    @Option(help: ArgumentHelp("Seconds between two reports.", valueName: "seconds")) var period: Int64 = 300
    @Option(help: ArgumentHelp("Seconds past the period before it counts as silent.", valueName: "seconds"))
    var grace: Int64?
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(
            ["name": name, "uid": uid, "host": host, "kind": kind, "period": period, "grace": grace],
            write
        )
    }
}

struct SourceList: MethodCommand {
    typealias Called = SourceMethods.List
    static var view: View { .rows(.sources) }

    @Option(help: "Only of this name.") var name: String?
    @Option(help: "Only of this uid.") var uid: Int64?
    @Option(help: "Only of this host.") var host: String?
    @Option(help: .values(of: SourceKind.self), completion: .values(of: SourceKind.self)) var kind: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["name": name, "uid": uid, "host": host, "kind": kind], list)
    }
}

struct SourcePause: TimedCommand {
    typealias Called = SourceMethods.Pause
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: .time("Until when; at most 30 days ahead"), transform: TimeArgument.init) var until: TimeArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(at now: Timestamp?) throws -> JSONObject { try members(["until": until.text(at: now)], row, write) }
}

struct SourceResume: MethodCommand {
    typealias Called = SourceMethods.Resume
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct SourceRetire: MethodCommand {
    typealias Called = SourceMethods.Retire
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
