package import ArgumentParser
import ClientOpsClient
package import ClientOpsProtocol
import Glibc

/// The program `clientops-import`: takes over the database of a predecessor.
package struct ImportCommand: ParsableCommand {
    /// Name, abstract and discussion for the help.
    package static let configuration = CommandConfiguration(
        commandName: "clientops-import",
        abstract: "Take over the database of client-infra-manager or client-ops-hub.",
        discussion: """
            The file is opened read-only. On a terminal the plan is shown first and applied when you agree; without \
            a terminal it is applied at once. All rows take effect in one transaction; what was taken over before is \
            left as it is.
            """
    )

    @Option(help: "The daemon's socket.")
    var socket: String?

    @Option(help: ArgumentHelp("Print the report as JSON.", valueName: "pretty|short|off"))
    var json: JSONChoice = .off

    @Flag(name: .customShort("j"), help: "Like --json=pretty on a terminal and --json=short in a pipe.")
    var jsonShorthand = false

    @Flag(help: "Show the plan and change nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Option(help: "Seconds to wait for an answer of the daemon.")
    var timeout: Double = 300

    @Option(help: "The currency of the amounts in a client-ops-hub file, such as EUR.")
    var currency: String?

    @Argument(help: "Which program the file is of.")
    var format: ImportMethods.Format

    @Argument(help: "The database file.")
    var file: String

    /// Makes a command; its values come from the arguments.
    package init() {}

    /// Parses the arguments of the program and runs it.
    package static func main() {
        main(normalized(Array(CommandLine.arguments.dropFirst())))
    }

    /// Checks what concerns several arguments at once.
    package func validate() throws {
        guard timeout >= 0.001, timeout <= 86_400 else {
            throw ValidationError("--timeout takes a number of seconds from 0.001 to 86400.")
        }
        switch (format, currency) {
        case (.clientInfraManager, .some):
            throw ValidationError("--currency is for client-ops-hub; client-infra-manager has no amounts.")
        case (.clientOpsHub, nil):
            throw ValidationError("client-ops-hub has amounts without a currency: give it, such as --currency EUR.")
        case (.clientOpsHub, let code?):
            guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
                throw ValidationError("--currency takes three capital letters, such as EUR.")
            }
        default: break
        }
    }

    /// Imports the file.
    package func run() throws {
        let output = ImportOutput(style: style, source: file)
        do {
            try run(output)
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = ImportFailure(error)
            output.write(failure)
            throw ExitCode(failure.exitStatus)
        }
    }

    private func run(_ output: ImportOutput) throws {
        let source = try ImportSource(path: file, format: .named(format))
        let connection = try Connection(path: socketPath, options: ConnectionOptions(replyTimeout: .seconds(timeout)))
        let dialogue = ImportDialogue(mode: mode(output), showPlan: output.writePlan, confirm: output.confirm)
        switch try dialogue.perform(ImportRun(source: source, service: connection)) {
        case .planned(let summary), .applied(let summary):
            try output.write(summary)
            guard summary.unaccounted.isEmpty else { throw ExitCode(1) }
        case .declined:
            output.note("Nothing was imported.")
            throw ExitCode(1)
        }
    }

    private func mode(_ output: ImportOutput) -> ImportDialogue.Mode {
        if dryRun { return .plan }
        let hasTerminal = isatty(STDIN_FILENO) == 1 && isatty(output.questionDescriptor) == 1
        return hasTerminal && !yes ? .ask : .apply
    }

    private var style: OutputStyle {
        switch json {
        case .pretty: .pretty
        case .short: .short
        case .off where jsonShorthand: isatty(STDOUT_FILENO) == 1 ? .pretty : .short
        case .off: .text
        }
    }

    private var socketPath: String {
        var environment: [String: String] = [:]
        for name in ["CLIENTOPS_SOCKET", "XDG_RUNTIME_DIR"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return SocketLocation.resolve(explicit: socket, environment: environment, uid: geteuid()).path
    }

    /// Gives `--json` without a value the value `pretty`, since the parser would take the next argument for it.
    package static func normalized(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var isLiteral = false
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { isLiteral = true }
            let next = index + 1 < arguments.count ? arguments[index + 1] : ""
            let isBare = !isLiteral && argument == "--json" && JSONChoice(rawValue: next) == nil
            result.append(isBare ? "--json=pretty" : argument)
        }
        return result
    }
}

/// The values of `--json`.
enum JSONChoice: String, ExpressibleByArgument, CaseIterable {
    case pretty, short, off
}

extension ImportMethods.Format: ExpressibleByArgument {}
