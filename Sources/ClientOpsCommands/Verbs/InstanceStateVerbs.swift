import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct InstanceActivate: MethodCommand {
    typealias Called = InstanceMethods.Activate
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct InstanceDeactivate: MethodCommand {
    typealias Called = InstanceMethods.Deactivate
    static var view: View { .row }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct InstanceArchive: MethodCommand {
    typealias Called = InstanceMethods.Archive
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}

struct InstanceRestore: MethodCommand {
    typealias Called = InstanceMethods.Restore
    static var view: View { .archived }

    @OptionGroup var row: RowArgument
    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject { try members([:], row, write) }
}
