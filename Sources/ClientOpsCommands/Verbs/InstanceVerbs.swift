import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl instance`.
struct InstanceCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "instance",
        abstract: "Odoo instances of projects.",
        subcommands: [
            InstanceCreate.self, InstanceGet.self, InstanceList.self, InstanceUpdate.self, InstanceMove.self,
            InstanceActivate.self, InstanceDeactivate.self, InstanceArchive.self, InstanceRestore.self,
            InstanceAdopt.self,
        ]
    )
}

/// The project that an instance belongs to.
struct ProjectOption: ParsableArguments, MemberGroup {
    @Option(name: [.customLong("project-id"), .customLong("project")], help: "The id of the project.")
    var projectID: Int64

    var members: JSONObject { ["project_id": .integer(projectID)] }
}

struct InstanceCreate: MethodCommand {
    typealias Called = InstanceMethods.Create
    static var view: View { .row }

    @Argument(help: "Its name.") var name: String
    @OptionGroup var project: ProjectOption
    @Option(help: .values(of: InstanceType.self), completion: .values(of: InstanceType.self)) var type: String
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Whether it is active; it is unless told otherwise.")
    var active: Bool?
    @OptionGroup var fields: InstanceFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["name": name, "type": type, "active": active], project, fields, write)
    }
}

struct InstanceGet: MethodCommand {
    typealias Called = InstanceMethods.Get
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct InstanceList: MethodCommand {
    typealias Called = InstanceMethods.List
    static var view: View { .rows(.instances) }

    @Option(name: [.customLong("project-id"), .customLong("project")], help: "Only of this project.")
    var projectID: Int64?
    @Option(help: "Only this name.") var name: String?
    @Option(help: .values(of: InstanceType.self), completion: .values(of: InstanceType.self)) var type: String?
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Only active ones, or only others.") var active: Bool?
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Only contested productions, or only others.")
    var contested: Bool?
    @Option(help: .values(of: InstanceState.self), completion: .values(of: InstanceState.self)) var state: String?
    @Option(help: "Only on this host.") var host: String?
    @Option(help: "Only with this database.") var dbName: String?
    @Option(help: "Only with this database UUID.") var dbUUID: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(
            [
                "project_id": projectID, "name": name, "type": type, "active": active, "contested": contested,
                "state": state, "host": host, "db_name": dbName, "db_uuid": dbUUID,
            ],
            list
        )
    }
}

struct InstanceUpdate: MethodCommand {
    typealias Called = InstanceMethods.Update
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: "A new name.") var name: String?
    @Option(help: .values(of: InstanceType.self), completion: .values(of: InstanceType.self)) var type: String?
    @OptionGroup var fields: InstanceFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["name": name, "type": type], row, fields, clear, write)
    }
}

struct InstanceMove: MethodCommand {
    typealias Called = InstanceMethods.Move
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var project: ProjectOption
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, project, write) }
}
