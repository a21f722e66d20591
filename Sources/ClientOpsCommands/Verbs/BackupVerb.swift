import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct BackupCommand: MethodCommand {
    typealias Called = BackupMethods.Create
    static var view: View { .custom(render) }
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: Called.summary,
        discussion: "The copy is written by the daemon, on its machine. A large store may need a longer --timeout."
    )

    @OptionGroup(title: "Global options") var global: GlobalOptions

    private static func render(_ result: JSONValue, on page: inout Page) {
        page.block(
            ["name", "size", "sha256"].map { ($0, result[$0] ?? .null) }
                + ["epoch", "seq", "hash"].map { ($0, result["head"]?[$0] ?? .null) }
        )
    }
}
