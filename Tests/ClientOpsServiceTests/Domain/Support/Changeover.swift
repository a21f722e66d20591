import ClientOpsTestSupport
import StrictJSON
import Testing

/// A project with an active production, its successor, and what is needed to change over.
struct Changeover {
    let firm: Firm
    let client: JSONValue
    let project: JSONValue
    /// The active production.
    let from: JSONValue
    /// The inactive one that shall follow.
    let to: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client()
        project = firm.project(of: client)
        from = firm.instance("Old", in: project)
        to = firm.instance("New", in: project, active: false)
    }

    /// The parameters of a cut-over from one minute to one hour after the start.
    var params: JSONObject {
        [
            "project_id": project, "from_instance": from, "to_instance": to, "starts_at": firm.time(60),
            "ends_at": firm.time(3600), "reason": "new server",
        ]
    }

    /// Opens the cut-over and answers its id.
    func open(sourceLocation: SourceLocation = #_sourceLocation) -> JSONValue {
        firm.done("cutover.open", .object(params), sourceLocation: sourceLocation).id
    }

    /// Opens the cut-over, waits until it runs and activates the second side.
    func running(sourceLocation: SourceLocation = #_sourceLocation) -> JSONValue {
        let id = open(sourceLocation: sourceLocation)
        firm.at(60)
        firm.done("instance.activate", ["id": to], sourceLocation: sourceLocation)
        return id
    }

    func close(_ id: JSONValue, _ outcome: String) -> Answer {
        firm.call("cutover.close", ["id": id, "outcome": .string(outcome)])
    }

    func activate(_ id: JSONValue) -> Answer { firm.call("instance.activate", ["id": id]) }

    func deactivate(_ id: JSONValue) -> Answer { firm.call("instance.deactivate", ["id": id]) }

    /// Whether both sides are active, and which of them belongs to a cut-over.
    var sides: String {
        [from, to].map { id in
            let row = firm.row("instance", id)
            let mark = row["cutover_id"] == .null ? "" : " beside"
            return (row["active"] == true ? "active" : "inactive") + mark
        }.joined(separator: ", ")
    }

    /// The state of a cut-over, with what the clock says while it is open.
    func state(_ id: JSONValue) -> String {
        let row = firm.row("cutover", id)
        return [row["state"], row["phase"]].compactMap { $0?.stringValue }.joined(separator: " ")
    }
}
