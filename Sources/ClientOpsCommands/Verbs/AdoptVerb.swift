import ArgumentParser
import ClientOpsClient
import StrictJSON

/// Binds many instances to observed databases at once.
struct AdoptCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Binds many instances to observed databases, as a file says; one at a time is instance adopt.",
        discussion: """
            The file is CSV with a header or one JSON object a line, with the fields instance (its id, project/name or \
            client/project/name), cluster (its system identifier) or host, and database. The plan is shown first; when \
            a line cannot be followed, none is.
            """
    )

    @Option(name: .customLong("from"), help: ArgumentHelp("The file; - for the standard input.", valueName: "file"))
    var file: String
    @Flag(help: "Change nothing and show the plan.") var dryRun = false
    @Option(help: ArgumentHelp("Why, for the audit log.", valueName: "text")) var reason: String?
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    /// Most bytes of a file.
    private static let maximumBytes = 8 << 20

    func perform(_ session: inout Session) throws -> Int32 {
        let bytes = file == "-" ? session.context.readInput() : try InputFile.read(file, limit: Self.maximumBytes)
        let connection = try session.connect()
        var plan = try AdoptionPlan(try AdoptionRequest.read(bytes), on: connection)
        let mayApply = !dryRun && plan.problems == 0 && !plan.rows.isEmpty
        if mayApply, !confirm.isAgreed, session.context.ask != nil {
            var page = session.blankPage
            Self.show(plan, on: &page)
            guard session.confirms(page.lines, "Adopt \(CountText.phrase(Int64(plan.rows.count), "database"))?") else {
                session.context.writeError(Page.bytes(of: ["Nothing was changed."]))
                return 1
            }
        }
        if mayApply { try apply(&plan, on: connection) }
        finish(plan, &session)
        return plan.problems == 0 ? 0 : 1
    }

    /// Follows each line with a retry key of its own, so that a lost answer can be asked for again.
    private func apply(_ plan: inout AdoptionPlan, on connection: Connection) throws(ClientError) {
        let run = String(UInt64.random(in: .min ... .max), radix: 36)
        for index in plan.rows.indices {
            var options: JSONObject = ["request_id": .string("adopt-\(run)-\(plan.rows[index].request.line)")]
            options["reason"] = reason.member
            try plan.adopt(index, on: connection, options)
        }
    }

    private func finish(_ plan: AdoptionPlan, _ session: inout Session) {
        guard session.jsonMode == .off else {
            let value: JSONValue = ["dry_run": .bool(dryRun), "rows": .array(plan.rows.map(\.json))]
            return session.print(value, mode: session.jsonMode)
        }
        Self.show(plan, on: &session.page)
        let adopted = plan.rows.count { $0.outcome == "adopted" && $0.problem == nil }
        if adopted > 0 { session.page.note("Adopted \(CountText.phrase(Int64(adopted), "database")).") }
        if adopted == 0, !dryRun, plan.problems > 0 {
            session.page.note(
                "Nothing was changed: \(CountText.phrase(Int64(plan.problems), "line")) cannot be followed."
            )
        }
    }

    private static func show(_ plan: AdoptionPlan, on page: inout Page) {
        page.table(.adoptions, plan.rows.map(\.json))
    }
}

extension Layout {
    static let adoptions = Layout(
        noun: "lines",
        columns: [
            .number("LINE", "line"), .number("INSTANCE", "instance_id"), .text("AS", "instance", shrinks: true),
            .text("PLACE", "place", shrinks: true), .text("DATABASE", "database", shrinks: true),
            .number("OBSERVATION", "observation_id"), .text("OUTCOME", "outcome"),
            .text("PROBLEM", "problem", shrinks: true),
        ]
    )
}
