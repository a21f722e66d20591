import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl finding`.
struct FindingCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "finding",
        abstract: "What reconciliation found wrong.",
        subcommands: [FindingList.self, FindingShow.self]
    )
}

/// Which findings a list shows.
struct FindingFilters: ParsableArguments, MemberGroup {
    @Option(help: .values(of: RuleID.self), completion: .values(of: RuleID.self)) var rule: String?
    @Option(help: .values(of: Severity.self), completion: .values(of: Severity.self)) var severity: String?
    @Option(help: .values(of: FindingState.self), completion: .values(of: FindingState.self)) var state: String?
    @Option(name: [.customLong("project-id"), .customLong("project")], help: "Only of this project.")
    var projectID: Int64?

    var members: JSONObject {
        var result = JSONObject()
        result["rule"] = rule.member
        result["severity"] = severity.member
        result["state"] = state.member
        result["project_id"] = projectID.member
        return result
    }
}

struct FindingList: MethodCommand {
    typealias Called = FindingMethods.List
    static var view: View { .custom(FindingView.renderList) }

    @OptionGroup var filters: FindingFilters
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], filters, list) }
}

/// The short form of `finding list`.
struct Findings: MethodCommand {
    typealias Called = FindingMethods.List
    static var view: View { FindingList.view }
    static var isShortForm: Bool { true }
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "Lists what reconciliation found wrong; short for finding list."
    )

    @OptionGroup var filters: FindingFilters
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], filters, list) }
}

struct FindingShow: MethodCommand {
    typealias Called = FindingMethods.Get
    static var view: View { .custom(FindingView.render) }
    static let configuration = CommandConfiguration.verb(Called.self, name: "show", aliases: ["get"])

    @OptionGroup var row: RowArgument
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row) }
}

/// The commands of `clientopsctl reconcile`.
struct ReconcileCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "The job that compares what is declared with what is found.",
        subcommands: [ReconcileRunVerb.self, ReconcileHistory.self],
        defaultSubcommand: ReconcileRunVerb.self
    )
}

struct ReconcileRunVerb: MethodCommand {
    typealias Called = ReconcileMethods.Run
    static var view: View { .custom(ReconcileView.render) }

    @Flag(help: "Change nothing and show what a run would do.") var dryRun = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["dry_run": onlyIfTrue(dryRun)]) }
}

struct ReconcileHistory: MethodCommand {
    typealias Called = ReconcileMethods.History
    static var view: View { .rows(.runs) }

    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], list) }
}

struct DashboardSummary: MethodCommand {
    typealias Called = DashboardMethods.Summary
    static var view: View { .custom(DashboardView.render) }
    static let configuration = CommandConfiguration.verb(Called.self, name: "dashboard")

    @OptionGroup(title: "Global options") var global: GlobalOptions
}
