package import ArgumentParser
import ClientOpsClient
import ClientOpsProtocol
import Glibc

/// The program `clientops-collect`: looks at this host and reports what is there.
package struct CollectCommand: ParsableCommand {
    /// Name, abstract and discussion for the help.
    package static let configuration = CommandConfiguration(
        commandName: "clientops-collect",
        abstract: "Look at this host for servers and databases of Odoo, and report them to clientops.",
        discussion: """
            Looks at systemd units and processes, at the odoo.conf of each server, at HTTP endpoints that need no login, \
            and at the PostgreSQL clusters named in /etc/clientops/collect.conf. Nothing is changed; passwords never \
            reach a report. What cannot be read is reported as unknown, with the reason.

            For another host: ssh HOST clientops-collect --print | clientopsctl observe

            Exit status: 0 when every report was delivered, also those that say that a look failed; 78 when the \
            configuration is invalid; otherwise the status that clientopsctl would have.
            """,
        version: ProductVersion.current,
        subcommands: [ReportCommand.self, CheckCommand.self],
        defaultSubcommand: ReportCommand.self
    )

    /// Makes a command; its values come from the arguments.
    package init() {}

    /// Parses the arguments of the program and runs it.
    package static func main() {
        main(Array(CommandLine.arguments.dropFirst()))
    }
}

/// Where the collector finds its configuration and the daemon.
struct CollectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration instead of \(CollectConfiguration.usualPath).", valueName: "path"))
    var config: String?

    @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
    var socket: String?

    /// The configuration; ends the program when it is invalid.
    func load() throws -> CollectConfiguration {
        do throws(CollectConfigurationError) {
            return try CollectConfiguration.load(path: config, hostName: CollectConfiguration.hostName)
        } catch {
            Console.complain(error.description)
            throw ExitCode(78)
        }
    }

    func socketPath(_ environment: [String: String]) -> String {
        SocketLocation.resolve(explicit: socket, environment: environment, uid: geteuid()).path
    }
}

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Look and report (this is what happens without a command)."
    )

    @Flag(help: "Print the reports, one call a line, instead of sending them.") var print = false
    @OptionGroup var options: CollectOptions

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        let surroundings = Surroundings.live()
        let reports = CollectRun(try options.load(), in: surroundings).reports()
        let path = options.socketPath(surroundings.environment)
        var numbers = ReportNumbers(at: surroundings.now())
        let delivery = Delivery { () throws(ClientError) in try Connection(path: path) }
        var status: Int32 = 0
        for report in reports {
            let calls = try Self.calls(of: report, &numbers)
            if print {
                for call in calls where !Console.write(try call.line()) { throw ExitCode(1) }
                continue
            }
            let result = delivery.send(calls)
            Console.show(report, result)
            if case .failure(let error) = result, status == 0 { status = error.exitStatus }
        }
        if status != 0 { throw ExitCode(status) }
    }

    private static func calls(of report: SourceReport, _ numbers: inout ReportNumbers) throws -> [ReportCall] {
        do throws(Reason) { return try numbers.calls(of: report) } catch {
            Console.complain("\(report.source): \(error)")
            throw ExitCode(78)
        }
    }
}

/// What the collector writes for people and for the journal.
enum Console {
    /// Writes to the standard output; false once nobody reads it.
    static func write(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

    static func say(_ line: String) { _ = write(Array((TerminalWords.escaped(line) + "\n").utf8)) }

    static func complain(_ text: String) {
        for line in text.split(separator: "\n") {
            _ = write(Array("clientops-collect: \(TerminalWords.escaped(String(line)))\n".utf8), to: STDERR_FILENO)
        }
    }

    /// One line for each report, and one for what keeps it from being whole.
    static func show(_ report: SourceReport, _ result: Result<Delivery.Counts, ClientError>) {
        switch result {
        case .success(let counts):
            let seen = report.subjects.count
            say(
                "\(report.source): \(seen) seen, \(counts.new) new, \(counts.changed) changed, \(counts.gone) gone"
            )
        case .failure(let error): complain("\(report.source): \(error)")
        }
        if let error = report.error { complain("\(report.source): could not look: \(error)") }
        if let gap = report.gap { complain("\(report.source): is not complete: \(gap)") }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }
}

/// Text of others on its way to a terminal.
enum TerminalWords {
    /// The text with control, bidirectional and invisible characters written as escapes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
