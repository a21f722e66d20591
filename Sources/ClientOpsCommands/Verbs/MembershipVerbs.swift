import ArgumentParser
import ClientOpsProtocol
import StrictJSON

/// A user and a project.
struct MembershipArguments: ParsableArguments, MemberGroup {
    @Argument(help: "The id of the project.")
    var projectID: Int64

    @Option(name: [.customLong("user-id"), .customLong("user")], help: "The id of the user.")
    var userID: Int64

    var members: JSONObject { ["project_id": .integer(projectID), "user_id": .integer(userID)] }
}

struct ProjectAssign: MethodCommand {
    typealias Called = ProjectMethods.Assign
    static var view: View { .row }

    @OptionGroup var membership: MembershipArguments
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], membership, write) }
}

struct ProjectUnassign: MethodCommand {
    typealias Called = ProjectMethods.Unassign
    static var view: View { .row }

    @OptionGroup var membership: MembershipArguments
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], membership, write) }
}

struct ProjectMembers: MethodCommand {
    typealias Called = ProjectMethods.Members
    static var view: View { .rows(.assignments) }

    @Argument(help: "The id of the project.") var projectID: Int64
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["project_id": projectID], list) }
}
