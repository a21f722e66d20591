package import ArgumentParser
import ClientOpsClient
package import ClientOpsProtocol
import Glibc

/// The program `clientops-import`: takes over the database of a predecessor.
package struct ImportCommand: ParsableCommand {
    /// Name, abstract and discussion for the help.
    package static let configuration = CommandConfiguration(
        commandName: "clientops-import",
        abstract:
            "Take over the database of client-infra-manager or client-ops-hub, a table of your own, or an export.",
        discussion: """
            client-infra-manager FILE and client-ops-hub FILE --currency EUR take the SQLite database of that program. \
            clientops FILE takes what clientopsctl export wrote, into an empty store. csv FILE takes a table of \
            clients, projects and instances, described below.

            The file is opened read-only. On a terminal the plan is shown first and applied when you agree; without \
            a terminal it is applied at once. All rows take effect in one transaction; what was taken over before is \
            left as it is.

            A table is UTF-8 with commas or semicolons (RFC 4180); its first line names the columns, in any order, \
            all but the first optional:
              client         its name; the same name is the same client
              client_key     your own mark, when two clients share a name
              company, email, phone, client_notes
              project        its name; empty when the line is only about a client
              stage          planned, live (unless given) or ended
              project_notes
              instance       its name; empty when the line is only about a project
              type           production, staging or development
              active         yes (unless given) or no
              url, aliases (separated by blanks), host, db_cluster, db_name, db_uuid, odoo_version, notes
            A client or project is described on any of its lines, or on several that agree. Rows are known again by \
            their names, so importing a longer table later adds only what is new.
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

    @Argument(help: "What the file is.")
    var format: ImportMethods.Format

    @Argument(help: "The file.")
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
        case (.clientInfraManager, .some), (.csv, .some), (.clientops, .some):
            throw ValidationError("--currency is for client-ops-hub; \(format.rawValue) has no amounts without one.")
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
        switch format {
        case .clientInfraManager: try run(ImportSource(path: file, format: .clientInfraManager), output)
        case .clientOpsHub: try run(ImportSource(path: file, format: .clientOpsHub), output)
        case .csv: try run(CSVSource(path: file), output)
        case .clientops: try run(ExportSource(path: file), output)
        }
    }

    private func run(_ source: some RowSource, _ output: ImportOutput) throws {
        let connection = try Connection(path: socketPath, options: ConnectionOptions(replyTimeout: .seconds(timeout)))
        let dialogue = ImportDialogue(mode: mode(output), showPlan: output.writePlan, confirm: output.confirm)
        switch try dialogue.perform(ImportRun(source: source, service: connection, currency: currency)) {
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
        SocketLocation.ofThisProcess(explicit: socket).path
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
