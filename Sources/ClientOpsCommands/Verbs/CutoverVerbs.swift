import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl cutover`.
struct CutoverCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "cutover",
        abstract: "Announced times in which a project has two active productions.",
        discussion: "Times are RFC 3339, as in 2026-01-31T22:00:00+01:00, or counted from now: now, +30m, +2h, +3d.",
        subcommands: [
            CutoverOpen.self, CutoverExtend.self, CutoverClose.self, CutoverGet.self, CutoverList.self,
        ]
    )
}

struct CutoverOpen: TimedCommand {
    typealias Called = CutoverMethods.Open
    static var view: View { .row }

    @OptionGroup var project: ProjectOption
    @Option(
        name: [.customLong("from-instance"), .customLong("from")],
        help: "The production that is active now."
    )
    var fromInstance: Int64
    @Option(name: [.customLong("to-instance"), .customLong("to")], help: "The one that shall follow.")
    var toInstance: Int64
    @Option(help: .time("When the second one may be activated"), transform: TimeArgument.init)
    var startsAt: TimeArgument
    @Option(help: .time("Until when; at most 14 days later"), transform: TimeArgument.init)
    var endsAt: TimeArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(at now: Timestamp?) throws -> JSONObject {
        try members(
            [
                "from_instance": fromInstance, "to_instance": toInstance, "starts_at": startsAt.text(at: now),
                "ends_at": endsAt.text(at: now),
            ],
            project,
            write
        )
    }
}

struct CutoverExtend: TimedCommand {
    typealias Called = CutoverMethods.Extend
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: .time("Its new end"), transform: TimeArgument.init) var endsAt: TimeArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(at now: Timestamp?) throws -> JSONObject { try members(["ends_at": endsAt.text(at: now)], row, write) }
}

struct CutoverClose: MethodCommand {
    typealias Called = CutoverMethods.Close
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Argument(
        help: .values(of: CutoverMethods.Outcome.self),
        completion: .values(of: CutoverMethods.Outcome.self),
        transform: { String($0.map { $0 == "-" ? "_" : $0 }) }
    )
    var outcome: String
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["outcome": outcome], row, write) }
}

struct CutoverGet: MethodCommand {
    typealias Called = CutoverMethods.Get
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct CutoverList: MethodCommand {
    typealias Called = CutoverMethods.List
    static var view: View { .rows(.cutovers) }

    @Option(name: [.customLong("project-id"), .customLong("project")], help: "Only of this project.")
    var projectID: Int64?
    @Option(help: .values(of: CutoverState.self), completion: .values(of: CutoverState.self)) var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["project_id": projectID, "state": state], list) }
}
