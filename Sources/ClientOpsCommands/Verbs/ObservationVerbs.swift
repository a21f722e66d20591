import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl observation`.
struct ObservationCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "observation",
        abstract: "What sources saw on their hosts.",
        subcommands: [ObservationList.self]
    )
}

struct ObservationList: MethodCommand {
    typealias Called = ObservationMethods.List
    static var view: View { .rows(.observations) }

    @Option(name: [.customLong("source-id"), .customLong("source")], help: "Only of this source, by its id.")
    var sourceID: Int64?
    @Option(help: "Only of this host.") var host: String?
    @Option(help: .values(of: ObservedKind.self), completion: .values(of: ObservedKind.self)) var kind: String?
    @Flag(
        inversion: .prefixedNo,
        exclusivity: .exclusive,
        help: "Only what a complete report came without, or only what is there."
    )
    var gone: Bool?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["source_id": sourceID, "host": host, "kind": kind, "gone": gone], list)
    }
}

/// The commands of `clientopsctl expectation`.
struct ExpectationCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "expectation",
        abstract: "Announced restore and upgrade tests.",
        discussion: "Times are RFC 3339, as in 2026-01-31T22:00:00+01:00, or counted from now: +30m, +2h, +3d.",
        subcommands: [ExpectationCreate.self, ExpectationList.self, ExpectationEnd.self]
    )
}

struct ExpectationCreate: TimedCommand {
    typealias Called = ExpectationMethods.Create
    static var view: View { .row }

    @Argument(help: "A database name; * stands for any characters.") var pattern: String
    @Option(help: "The host, or the system identifier of the cluster.") var place: String
    @Option(help: .time("Until when; at most 14 days ahead"), transform: TimeArgument.init) var until: TimeArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(at now: Timestamp?) throws -> JSONObject {
        try members(["place": place, "pattern": pattern, "until": until.text(at: now)], write)
    }
}

struct ExpectationList: MethodCommand {
    typealias Called = ExpectationMethods.List
    static var view: View { .rows(.expectations) }

    @Option(help: "Only of this host or cluster.") var place: String?
    @Option(help: "Only of this pattern.") var pattern: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["place": place, "pattern": pattern], list) }
}

struct ExpectationEnd: MethodCommand {
    typealias Called = ExpectationMethods.End
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
