import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl finding`.
struct FindingCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "finding",
        abstract: "What reconciliation found wrong.",
        discussion: "Times are RFC 3339, as in 2026-01-31T22:00:00+01:00, or counted from now: +2h, +3d.",
        subcommands: [
            FindingList.self, FindingShow.self, FindingAcknowledge.self, FindingUnacknowledge.self,
            FindingSuppress.self, FindingUnsuppress.self, FindingResolve.self,
        ]
    )
}

/// Which findings a list shows.
struct FindingFilters: ParsableArguments, MemberGroup {
    @Option(help: .values(of: RuleID.self), completion: .values(of: RuleID.self)) var rule: String?
    @Option(help: .values(of: Severity.self), completion: .values(of: Severity.self)) var severity: String?
    @Option(help: .values(of: FindingState.self), completion: .values(of: FindingState.self)) var state: String?
    @Option(name: [.customLong("project-id"), .customLong("project")], help: "Only of this project.")
    var projectID: Int64?
    @Option(help: "Only of this incident.") var incident: Int64?
    @Flag(inversion: .prefixedNo, help: "Only those that are kept quiet, or only those that are not.")
    var suppressed: Bool?
    @Flag(help: "Those that are kept quiet too.") var includeSuppressed = false

    var members: JSONObject {
        var result = JSONObject()
        result["rule"] = rule.member
        result["severity"] = severity.member
        result["state"] = state.member
        result["project_id"] = projectID.member
        result["incident"] = incident.member
        result["suppressed"] = suppressed.member
        result["include_suppressed"] = onlyIfTrue(includeSuppressed).member
        return result
    }
}

struct FindingList: MethodCommand {
    typealias Called = FindingMethods.List
    static var view: View { .custom(FindingsView.renderGroups) }

    @OptionGroup var filters: FindingFilters
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], filters, list) }
}

/// The findings on one screen: worst first, by incident, with the clients they are about.
struct Findings: MethodCommand {
    typealias Called = FindingMethods.List
    static var view: View { .custom { FindingsView.render($0, FindingsView.Surroundings(), on: &$1) } }
    static var isShortForm: Bool { true }
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "Shows what reconciliation found wrong: worst first, by incident, on one screen."
    )

    @OptionGroup var filters: FindingFilters
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    /// Findings that fit on a screen with their headings.
    private static let screenful: Int64 = 20

    func params() throws -> JSONObject {
        var params = try members([:], filters, list)
        if params["sort"] == nil { params["sort"] = "-severity" }
        guard params["page"] == nil, params["cursor"] == nil else { return params }
        params["page"] = 1
        if params["page_size"] == nil { params["page_size"] = .integer(Self.screenful) }
        return params
    }

    func perform(_ session: inout Session) throws -> Int32 {
        let params = try params()
        let result = try session.call(Called.name, params)
        guard session.jsonMode == .off else {
            session.print(result, mode: session.jsonMode)
            return 0
        }
        let surroundings = FindingsView.Surroundings(
            clients: clients(of: result, in: session),
            rest: rest(of: result, params, in: session)
        )
        FindingsView.render(result, surroundings, on: &session.page)
        return 0
    }

    /// The client and the project behind each project id on the screen; what the caller may not see has none.
    private func clients(of result: JSONValue, in session: Session) -> [Int64: String] {
        let projects = (result["items"]?.arrayValue ?? []).compactMap(FindingsView.project)
        var names: [Int64: String] = [:]
        for id in Set(projects) {
            guard let project = try? session.call(ProjectMethods.Get.name, ["id": .integer(id)]) else { continue }
            let parts = [project["client_name"], project["name"]].map { ValueText.line($0 ?? .null) }
            let name = parts.filter { !$0.isEmpty }.joined(separator: " · ")
            if !name.isEmpty { names[id] = name }
        }
        return names
    }

    /// How many findings of each severity are not on the screen.
    private func rest(of result: JSONValue, _ params: JSONObject, in session: Session) -> [(Severity, Int64)] {
        let shown = result["items"]?.arrayValue ?? []
        guard params["page"] == 1, let total = result["total"]?.integerValue, total > shown.count else { return [] }
        return Severity.allCases.reversed().compactMap { severity in
            let here = shown.count { $0["severity"]?.stringValue == severity.rawValue }
            var params = params
            guard params["severity"].map({ $0 == .string(severity.rawValue) }) ?? true else { return nil }
            params["severity"] = .string(severity.rawValue)
            params["page_size"] = 1
            let all = (try? session.call(Called.name, params))?["total"]?.integerValue ?? 0
            return all > here ? (severity, all - Int64(here)) : nil
        }
    }
}

struct FindingShow: MethodCommand {
    typealias Called = FindingMethods.Get
    static var view: View { .custom { FindingView.render($0, history: [], on: &$1) } }
    static let configuration = CommandConfiguration.verb(Called.self, name: "show", aliases: ["get"])

    @OptionGroup var row: RowArgument
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row) }

    func perform(_ session: inout Session) throws -> Int32 {
        let result = try session.call(Called.name, try params())
        guard session.jsonMode == .off else {
            session.print(result, mode: session.jsonMode)
            return 0
        }
        FindingView.render(result, history: history(in: session), on: &session.page)
        return 0
    }

    /// What happened to the finding so far, for those who may read the audit log.
    private func history(in session: Session) -> [JSONValue] {
        let params: JSONObject = [
            "entity": "finding", "entity_id": .integer(row.id), "sort": "-seq", "page_size": 10,
        ]
        return (try? session.call(AuditMethods.List.name, params))?["items"]?.arrayValue ?? []
    }
}

struct FindingAcknowledge: MethodCommand {
    typealias Called = FindingMethods.Acknowledge
    static var view: View { FindingShow.view }
    static let configuration = CommandConfiguration.verb(Called.self, aliases: ["ack"])

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct FindingUnacknowledge: MethodCommand {
    typealias Called = FindingMethods.Unacknowledge
    static var view: View { FindingShow.view }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct FindingSuppress: TimedCommand {
    typealias Called = FindingMethods.Suppress
    static var view: View { FindingShow.view }

    @OptionGroup var row: RowArgument
    @Option(help: .time("When it is to be heard again"), transform: TimeArgument.init) var until: TimeArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params(at now: Timestamp?) throws -> JSONObject { try members(["until": until.text(at: now)], row, write) }
}

struct FindingUnsuppress: MethodCommand {
    typealias Called = FindingMethods.Unsuppress
    static var view: View { FindingShow.view }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct FindingResolve: MethodCommand {
    typealias Called = FindingMethods.Resolve
    static var view: View { FindingShow.view }

    @OptionGroup var row: RowArgument
    @Flag(help: "These clients are different ones (rule R1), which is remembered.") var distinct = false
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["distinct": onlyIfTrue(distinct)], row, write) }
}
