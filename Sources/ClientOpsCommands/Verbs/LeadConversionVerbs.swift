import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct LeadConvert: AskingCommand {
    typealias Called = LeadMethods.Convert
    static var view: View { .shaped(.lead) }
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: Called.summary,
        discussion: "On a terminal it shows the clients that the lead may already be, and asks."
    )

    @OptionGroup var row: RowArgument
    @Option(
        name: [.customLong("client-id"), .customLong("client")],
        help: "The client to link; without it a new one is made."
    )
    var clientID: Int64?
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    var mayAsk: Bool { clientID == nil && !confirm.isAgreed && !write.validateOnly }

    func params() throws -> JSONObject { try members(["client_id": clientID], row, write) }

    func agrees(to preview: JSONValue, _ params: inout JSONObject, in session: Session) throws -> Bool {
        let changes = preview["changes"]?.arrayValue ?? []
        guard changes.contains(where: { $0["entity"]?.stringValue == "client" }) else { return true }
        let result = try session.call(LeadMethods.Candidates.name, ["id": .integer(row.id)])
        let rows = result["items"]?.arrayValue ?? []
        var page = session.blankPage
        if rows.isEmpty {
            page.line("No client is like it.")
            return session.confirms(page.lines, "Make a new client?")
        }
        page.table(.candidates, rows)
        let answer = session.answer(page.lines, "Link one of them (its id), or make a new client (y)? [id/y/N] ")
        if let id = Int64(answer), rows.contains(where: { $0["client"]?["id"]?.integerValue == id }) {
            params["client_id"] = .integer(id)
            return true
        }
        return answer == "y" || answer == "yes"
    }
}

struct LeadRelink: MethodCommand {
    typealias Called = LeadMethods.Relink
    static var view: View { .shaped(.lead) }

    @OptionGroup var row: RowArgument
    @OptionGroup var client: ClientOption
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, client, write) }
}

struct LeadCandidates: MethodCommand {
    typealias Called = LeadMethods.Candidates
    static var view: View { .rows(.candidates) }

    @OptionGroup var row: RowArgument
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row) }
}
