import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl reconcile`.
struct ReconcileCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "The job that compares what is declared with what is found.",
        subcommands: [ReconcileRunVerb.self, ReconcileHistory.self, ReconcileDiff.self],
        defaultSubcommand: ReconcileRunVerb.self
    )
}

struct ReconcileRunVerb: MethodCommand {
    typealias Called = ReconcileMethods.Run
    static var view: View { .custom(ReconcileView.render) }
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: Called.summary,
        discussion:
            "The exit status is 1 when a rule could not decide, so that a unit that runs this fails and says so."
    )

    @Flag(help: "Change nothing and show what a run would do.") var dryRun = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["dry_run": onlyIfTrue(dryRun)]) }

    static func status(of result: JSONValue) -> Int32 {
        result["run"]?["failed_rules"]?.arrayValue?.isEmpty == false ? 1 : 0
    }
}

struct ReconcileHistory: MethodCommand {
    typealias Called = ReconcileMethods.History
    static var view: View { .rows(.runs) }

    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], list) }
}

struct ReconcileDiff: MethodCommand {
    typealias Called = ReconcileMethods.Diff
    static var view: View { .custom(ReconcileView.renderDiff) }

    @Argument(help: "The earlier run; the one before the later one unless given.") var from: Int64?
    @Argument(help: "The later run; the latest unless given.") var to: Int64?
    @Option(help: ArgumentHelp("A page, from 1.", valueName: "n")) var page: Int64?
    @Option(help: ArgumentHelp("Findings of a page, 1 to 500.", valueName: "n")) var pageSize: Int64?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["from": from, "to": to, "page": page, "page_size": pageSize])
    }
}
