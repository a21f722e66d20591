import ArgumentParser
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl client`.
struct ClientCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Clients of the team.",
        subcommands: [
            ClientCreate.self, ClientGet.self, ClientList.self, ClientUpdate.self, ClientArchive.self,
            ClientRestore.self,
        ]
    )
}

/// Fields of a client besides its name.
struct ClientFields: ParsableArguments, MemberGroup {
    @Option var company: String?
    @Option var email: String?
    @Option var phone: String?
    @Option var notes: String?

    var members: JSONObject {
        var result = JSONObject()
        result["company"] = company.member
        result["email"] = email.member
        result["phone"] = phone.member
        result["notes"] = notes.member
        return result
    }
}

struct ClientCreate: MethodCommand {
    typealias Called = ClientMethods.Create
    static var view: View { .row }

    @Argument(help: "Its name.") var name: String
    @OptionGroup var fields: ClientFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], fields, write) }
}

struct ClientGet: MethodCommand {
    typealias Called = ClientMethods.Get
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct ClientList: MethodCommand {
    typealias Called = ClientMethods.List
    static var view: View { .rows(.clients) }

    @Option(help: "Only this name.") var name: String?
    @Option(help: "Only of this company.") var company: String?
    @Option(help: "Only with this address.") var email: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["name": name, "company": company, "email": email], list)
    }
}

struct ClientUpdate: MethodCommand {
    typealias Called = ClientMethods.Update
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: "A new name.") var name: String?
    @OptionGroup var fields: ClientFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], row, fields, clear, write) }
}

struct ClientArchive: CascadeCommand {
    typealias Called = ClientMethods.Archive
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @Flag(help: "Deactivate active instances instead of refusing.") var forceInstances = false
    @Flag(help: "Archive although sent invoices are unpaid.") var forceUnpaid = false
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    var isForced: Bool { forceInstances || forceUnpaid }

    func params() throws -> JSONObject {
        try members(
            ["force_instances": onlyIfTrue(forceInstances), "force_unpaid": onlyIfTrue(forceUnpaid)],
            row,
            write
        )
    }
}

struct ClientRestore: CascadeCommand {
    typealias Called = ClientMethods.Restore
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
