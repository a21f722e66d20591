import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl project`.
struct ProjectCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Projects of clients, and who works on them.",
        subcommands: [
            ProjectCreate.self, ProjectGet.self, ProjectList.self, ProjectUpdate.self, ProjectMove.self,
            ProjectArchive.self, ProjectRestore.self, ProjectAssign.self, ProjectUnassign.self, ProjectMembers.self,
        ]
    )
}

/// Fields of a project besides its name.
struct ProjectFields: ParsableArguments, MemberGroup {
    @Option(help: .values(of: ProjectStage.self), completion: .values(of: ProjectStage.self)) var stage: String?
    @Option var notes: String?

    var members: JSONObject {
        var result = JSONObject()
        result["stage"] = stage.member
        result["notes"] = notes.member
        return result
    }
}

/// The client that a project belongs to.
struct ClientOption: ParsableArguments, MemberGroup {
    @Option(name: [.customLong("client-id"), .customLong("client")], help: "The id of the client.")
    var clientID: Int64

    var members: JSONObject { ["client_id": .integer(clientID)] }
}

struct ProjectCreate: MethodCommand {
    typealias Called = ProjectMethods.Create
    static var view: View { .row }

    @Argument(help: "Its name.") var name: String
    @OptionGroup var client: ClientOption
    @OptionGroup var fields: ProjectFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], client, fields, write) }
}

struct ProjectGet: MethodCommand {
    typealias Called = ProjectMethods.Get
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct ProjectList: MethodCommand {
    typealias Called = ProjectMethods.List
    static var view: View { .rows(.projects) }

    @Option(name: [.customLong("client-id"), .customLong("client")], help: "Only of this client.")
    var clientID: Int64?
    @Option(help: "Only this name.") var name: String?
    @Option(help: .values(of: ProjectStage.self), completion: .values(of: ProjectStage.self)) var stage: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["client_id": clientID, "name": name, "stage": stage], list)
    }
}

struct ProjectUpdate: MethodCommand {
    typealias Called = ProjectMethods.Update
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: "A new name.") var name: String?
    @OptionGroup var fields: ProjectFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["name": name], row, fields, clear, write) }
}

struct ProjectMove: MethodCommand {
    typealias Called = ProjectMethods.Move
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var client: ClientOption
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, client, write) }
}

struct ProjectArchive: CascadeCommand {
    typealias Called = ProjectMethods.Archive
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @Flag(help: "Deactivate active instances instead of refusing.") var forceInstances = false
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    var isForced: Bool { forceInstances }

    func params() throws -> JSONObject {
        try members(["force_instances": onlyIfTrue(forceInstances)], row, write)
    }
}

struct ProjectRestore: CascadeCommand {
    typealias Called = ProjectMethods.Restore
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
