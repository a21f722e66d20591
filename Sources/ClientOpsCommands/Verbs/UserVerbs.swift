import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl user`.
struct UserCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Accounts of the host that may talk to the daemon.",
        subcommands: [
            UserCreate.self, UserGet.self, UserList.self, UserUpdate.self, UserArchive.self, UserRestore.self,
        ]
    )
}

/// Fields of a user besides account name and role.
struct UserFields: ParsableArguments, MemberGroup {
    @Option(help: "The Unix uid; without it the row grants nothing.") var uid: Int64?
    @Option var email: String?
    @Option var displayName: String?

    var members: JSONObject {
        var result = JSONObject()
        result["uid"] = uid.member
        result["email"] = email.member
        result["display_name"] = displayName.member
        return result
    }
}

struct UserCreate: MethodCommand {
    typealias Called = UserMethods.Create
    static var view: View { .row }

    @Argument(help: "The Unix account name.") var username: String
    @Option(help: .values(of: UserRole.self), completion: .values(of: UserRole.self)) var role: String
    @OptionGroup var fields: UserFields
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["username": username, "role": role], fields, write) }
}

struct UserGet: MethodCommand {
    typealias Called = UserMethods.Get
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Flag(name: .customLong("all"), help: "An archived row too.") var includeArchived = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members(["include_archived": onlyIfTrue(includeArchived)], row) }
}

struct UserList: MethodCommand {
    typealias Called = UserMethods.List
    static var view: View { .rows(.users) }

    @Option(help: "Only this account.") var username: String?
    @Option(help: "Only this uid.") var uid: Int64?
    @Option(help: .values(of: UserRole.self), completion: .values(of: UserRole.self)) var role: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["username": username, "uid": uid, "role": role], list)
    }
}

struct UserUpdate: MethodCommand {
    typealias Called = UserMethods.Update
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @Option(help: "Another Unix account name.") var username: String?
    @Option(help: .values(of: UserRole.self), completion: .values(of: UserRole.self)) var role: String?
    @OptionGroup var fields: UserFields
    @OptionGroup var clear: ClearOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["username": username, "role": role], row, fields, clear, write)
    }
}

struct UserArchive: MethodCommand {
    typealias Called = UserMethods.Archive
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct UserRestore: MethodCommand {
    typealias Called = UserMethods.Restore
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
