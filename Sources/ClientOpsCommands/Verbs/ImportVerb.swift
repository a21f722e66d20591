import ArgumentParser

struct ImportCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes over the data of another program; runs clientops-import.",
        discussion: """
            For example: clientopsctl import client-infra-manager FILE --dry-run. All options besides the global ones \
            are passed on; clientopsctl import --help-import lists them.
            """
    )

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The format, the file, and options of clientops-import.", valueName: "arguments")
    )
    var arguments: [String] = []
    @Flag(help: "Show the help of clientops-import.") var helpImport = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        let candidates = Self.candidates(session.context)
        guard let program = candidates.first(where: session.context.isExecutable) else {
            throw LocalError(
                message: "clientops-import is not installed; looked for \(candidates.joined(separator: ", ")).",
                kind: "program_missing",
                status: 69
            )
        }
        throw Replacement([program] + global.forwarded + arguments + (helpImport ? ["--help"] : []))
    }

    /// Where the program may be: where the environment says, beside this one, where it is installed.
    static func candidates(_ context: Context) -> [String] {
        let name = "clientops-import"
        let slash = context.executablePath.lastIndex(of: "/") ?? context.executablePath.startIndex
        let directory = context.executablePath[..<slash]
        let given = context.environment["CLIENTOPS_LIBEXEC"].flatMap { $0.isEmpty ? nil : $0 }
        return (given.map { [$0 + "/" + name] } ?? [])
            + ["\(directory)/\(name)", "\(directory)/../libexec/clientops/\(name)"]
    }
}
