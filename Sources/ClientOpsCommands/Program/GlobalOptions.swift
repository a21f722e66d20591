import ArgumentParser
import ClientOpsClient

/// How results are printed.
enum JSONMode: String, ExpressibleByArgument, CaseIterable {
    case pretty, short, off
}

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"), completion: .file())
    var socket: String?

    @Option(help: ArgumentHelp("Print the result as JSON.", valueName: "pretty|short|off"))
    var json: JSONMode?

    @Flag(name: .customShort("j"), help: "The same as --json=pretty on a terminal and --json=short in a pipe.")
    var isJSON = false

    @Option(help: ArgumentHelp("The longest wait for the daemon.", valueName: "seconds"))
    var timeout: Double?

    @Option(
        name: [.customShort("H"), .customLong("remote")],
        help: ArgumentHelp("Run the command on another machine over ssh.", valueName: "user@host")
    )
    var host: String?

    func validate() throws {
        if let timeout, !(timeout >= 0.001 && timeout <= 86_400) {
            throw ValidationError("--timeout takes a number of seconds from 0.001 to 86400.")
        }
        if let host { try Remote(host: host).validate() }
    }

    /// How results are printed, on a terminal or not.
    func jsonMode(isTerminal: Bool) -> JSONMode {
        if let json { return json }
        guard isJSON else { return .off }
        return isTerminal ? .pretty : .short
    }

    /// How results were to be printed by arguments that cannot be parsed, nil when they do not say.
    static func jsonMode(in arguments: [String], isTerminal: Bool) -> JSONMode? {
        var mode: JSONMode?
        var previous = ""
        for argument in arguments.prefix(while: { $0 != "--" }) {
            if argument == "-j" { mode = mode ?? (isTerminal ? .pretty : .short) }
            if argument.hasPrefix("--json=") { mode = JSONMode(rawValue: String(argument.dropFirst(7))) ?? mode }
            if previous == "--json" { mode = JSONMode(rawValue: argument) ?? mode }
            previous = argument
        }
        return mode
    }

    /// The deadline sent along, so that the daemon begins nothing after the wait is over.
    var deadlineMilliseconds: Int64? {
        timeout.map { min(Int64($0 * 1000), 3_600_000) }
    }

    /// How the connection is made.
    func connectionOptions(_ defaults: ConnectionOptions) -> ConnectionOptions {
        guard let timeout else { return defaults }
        var options = defaults
        options.replyTimeout = .seconds(timeout)
        options.connectTimeout = min(options.connectTimeout, .seconds(timeout))
        return options
    }

    /// The options as arguments for another program of the family.
    var forwarded: [String] {
        var result: [String] = []
        if let socket { result += ["--socket", socket] }
        if let json { result += ["--json", json.rawValue] } else if isJSON { result.append("-j") }
        if let timeout { result += ["--timeout", "\(timeout)"] }
        return result
    }
}
