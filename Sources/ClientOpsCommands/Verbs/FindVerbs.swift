import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct InstanceAdopt: MethodCommand {
    typealias Called = InstanceMethods.Adopt
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Argument(help: "The id of the observation.") var observationID: Int64
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["observation_id": observationID], row, write) }
}

struct InstanceFind: MethodCommand {
    typealias Called = InstanceMethods.Find
    static var view: View { .custom(FindView.render) }

    @Argument(help: "A database, uuid, host, URL or unit, or a piece of one.") var text: String
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["q": text]) }
}

/// Whose something is.
enum FindView {
    static func render(_ result: JSONValue, on page: inout Page) {
        let instances = (result["instances"]?.arrayValue ?? []).map(withReasons)
        let observations = (result["observations"]?.arrayValue ?? []).map(withReasons)
        if instances.isEmpty, observations.isEmpty { return page.note("Nobody's that is known here.") }
        if !instances.isEmpty {
            page.line("Declared", .bold)
            page.table(.foundInstances, instances)
        }
        if !observations.isEmpty {
            if !instances.isEmpty { page.line() }
            page.line("Observed", .bold)
            page.table(.foundObservations, observations)
        }
        if result["more"]?.boolValue == true { page.note("There are more; ask for more of the name.") }
    }

    /// The match with why it was found as one text, `db_name=acme`.
    private static func withReasons(_ match: JSONValue) -> JSONValue {
        guard var members = match.objectValue else { return match }
        let reasons = (match["matched"]?.arrayValue ?? []).map { reason in
            let field = reason["field"]?.stringValue ?? ""
            return "\(field)\(reason["exact"]?.boolValue == true ? "=" : "~")\(reason["value"]?.stringValue ?? "")"
        }
        members["matched"] = .string(reasons.joined(separator: ", "))
        return .object(members)
    }
}

extension Layout {
    static let foundInstances = Layout(
        noun: "instances",
        columns: [
            .number("ID", "instance", "id"), .text("CLIENT", "client", shrinks: true),
            .text("PROJECT", "project", shrinks: true), .text("NAME", "instance", "name", shrinks: true),
            .text("TYPE", "instance", "type"),
            Column(title: "ACTIVE", path: ["instance", "active"], kind: .flag(over: "contested")),
            .text("WHY", "matched", shrinks: true),
        ]
    )

    static let foundObservations = Layout(
        noun: "observations",
        columns: [
            .number("ID", "observation", "id"), .text("SOURCE", "observation", "source", shrinks: true),
            .text("KIND", "observation", "kind"), .text("WHAT", "observation", "key", shrinks: true),
            .number("INSTANCE", "instance_id"),
            Column(title: "SEEN", path: ["observation", "received_at"], kind: .time),
            .text("WHY", "matched", shrinks: true),
        ]
    )

    static let sources = Layout(
        noun: "sources",
        columns: [
            .number("ID", "id"), .text("NAME", "name", shrinks: true), .text("KIND", "kind"),
            .text("HOST", "host", shrinks: true), .number("UID", "uid"), .number("SUBJECTS", "subjects"),
            .time("LAST SUCCESS", "last_success"), .time("PAUSED UNTIL", "paused_until"),
            .time("SUSPECT SINCE", "suspect_since"), .text("LAST ERROR", "last_error", shrinks: true),
        ]
    )

    static let observations = Layout(
        noun: "observations",
        columns: [
            .number("ID", "id"), .text("SOURCE", "source", shrinks: true), .text("KIND", "kind"),
            .text("WHAT", "key", shrinks: true), .time("SEEN", "received_at"), .time("CHANGED", "changed_at"),
            .time("GONE", "gone_at"),
        ]
    )

    static let expectations = Layout(
        noun: "expectations",
        columns: [
            .number("ID", "id"), .text("PLACE", "place", shrinks: true), .text("PATTERN", "pattern", shrinks: true),
            .time("UNTIL", "until"), .text("REASON", "reason", shrinks: true),
        ]
    )
}
