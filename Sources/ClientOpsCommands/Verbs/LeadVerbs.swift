import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl lead`.
struct LeadCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "lead",
        abstract: "People who may become clients.",
        subcommands: [
            LeadCreate.self, LeadGet.self, LeadList.self, LeadUpdate.self, LeadSetStatus.self, LeadConvert.self,
            LeadRelink.self, LeadCandidates.self, LeadArchive.self, LeadRestore.self,
        ]
    )
}

/// Fields of a lead besides its name.
struct LeadFields: ParsableArguments, MemberGroup {
    @Option var email: String?
    @Option var company: String?
    @Option(help: "Where it came from.") var source: String?
    @Option var notes: String?

    var members: JSONObject {
        var result = JSONObject()
        result["email"] = email.member
        result["company"] = company.member
        result["source"] = source.member
        result["notes"] = notes.member
        return result
    }
}

struct LeadCreate: MethodCommand {
    typealias Called = LeadMethods.Create
    static var view: View { .shaped(.lead) }

    @Argument(help: "Its name.") var name: String
    @OptionGroup var fields: LeadFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], fields, write) }
}

struct LeadGet: MethodCommand {
    typealias Called = LeadMethods.Get
    static var view: View { .shaped(.lead) }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct LeadList: MethodCommand {
    typealias Called = LeadMethods.List
    static var view: View { .rows(.leads) }

    @Option(help: "Only this name.") var name: String?
    @Option(help: "Only with this address.") var email: String?
    @Option(help: "Only of this company.") var company: String?
    @Option(help: "Only from this source.") var source: String?
    @Option(help: .values(of: LeadStatus.self), completion: .values(of: LeadStatus.self)) var status: String?
    @Option(
        name: [.customLong("converted-client-id"), .customLong("client")],
        help: "Only those that became this client."
    )
    var convertedClientID: Int64?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(
            [
                "name": name, "email": email, "company": company, "source": source, "status": status,
                "converted_client_id": convertedClientID,
            ],
            list
        )
    }
}

struct LeadUpdate: MethodCommand {
    typealias Called = LeadMethods.Update
    static var view: View { .shaped(.lead) }

    @OptionGroup var row: RowArgument
    @Option(help: "A new name.") var name: String?
    @OptionGroup var fields: LeadFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], row, fields, clear, write) }
}

struct LeadSetStatus: MethodCommand {
    typealias Called = LeadMethods.SetStatus
    static var view: View { .shaped(.lead) }

    @OptionGroup var row: RowArgument
    @Argument(help: .values(of: LeadStatus.self), completion: .values(of: LeadStatus.self)) var status: String
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["status": status], row, write) }
}

struct LeadArchive: MethodCommand {
    typealias Called = LeadMethods.Archive
    static var view: View { .archivedShaped(.lead) }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct LeadRestore: MethodCommand {
    typealias Called = LeadMethods.Restore
    static var view: View { .archivedShaped(.lead) }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
