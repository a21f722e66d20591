import ArgumentParser
import ClientOpsClient
import Glibc
package import StrictJSON

/// The program `clientopsctl`: arguments in, exit status out.
package enum Program {
    /// Runs the program in its process.
    ///
    /// - Returns: the status to exit with.
    package static func run() -> Int32 {
        // A reader that went away shows as a failing write, after which the program ends quietly.
        signal(SIGPIPE, SIG_IGN)
        return run(Array(CommandLine.arguments.dropFirst()), in: .live())
    }

    /// Runs the program.
    ///
    /// - Parameters:
    ///   - arguments: the arguments without the program's name.
    ///   - context: what is around it.
    /// - Returns: the status to exit with.
    package static func run(_ arguments: [String], in context: Context) -> Int32 {
        do {
            let command = try parse(arguments)
            var session = Session(options: command.global, context: context)
            return try session.finish { session throws in
                if let host = command.global.host {
                    let asks = context.ask != nil && context.isTerminal
                    let needsTerminal = asks && (command as? any MethodCommand)?.mayAsk == true
                    throw Replacement(Remote(host: host).arguments(for: arguments, needsTerminal: needsTerminal))
                }
                return try command.perform(&session)
            }
        } catch {
            return report(error, arguments: arguments, in: context)
        }
    }

    /// What a command line would call, without calling it.
    ///
    /// - Parameter arguments: the arguments without the program's name.
    /// - Returns: the method and its parameters; nil for commands that call nothing or whatever they are told.
    /// - Throws: what ArgumentParser throws for a wrong usage.
    package static func call(for arguments: [String]) throws -> (method: String, params: JSONObject)? {
        guard let command = try parse(arguments) as? any MethodCommand else { return nil }
        return (command.method, try command.params())
    }

    /// The methods that have a verb of their own, in the order of the command tree.
    package static var methodsWithVerbs: [String] {
        methods(below: ClientOpsCtl.self)
    }

    private static func methods(below command: any ParsableCommand.Type) -> [String] {
        let own = (command as? any MethodCommand.Type).map { $0.isShortForm ? [] : [$0.methodName] } ?? []
        return own + command.configuration.subcommands.flatMap { methods(below: $0) }
    }

    private static func parse(_ arguments: [String]) throws -> any SessionCommand {
        var command = try ClientOpsCtl.parseAsRoot(joinedSort(arguments))
        if let command = command as? any SessionCommand { return command }
        if command is any VerbGroup { throw MissingVerb(of: type(of: command)) }
        try command.run()
        throw CleanExit.message("")
    }

    /// `--sort -name` would read as a missing value and a group of flags.
    private static func joinedSort(_ arguments: [String]) -> [String] {
        var result: [String] = []
        for argument in arguments {
            if result.last == "--sort", argument.hasPrefix("-"), !result.contains("--") {
                result[result.count - 1] = "--sort=" + argument
            } else {
                result.append(argument)
            }
        }
        return result
    }

    private static func report(_ error: any Error, arguments: [String], in context: Context) -> Int32 {
        if let missing = error as? MissingVerb {
            context.writeError(Array((ClientOpsCtl.helpMessage(for: missing.command) + "\n").utf8))
            return ExitCode.validationFailure.rawValue
        }
        let status = ClientOpsCtl.exitCode(for: error)
        guard status != .success else {
            _ = context.writeOutput(Array((ClientOpsCtl.fullMessage(for: error) + "\n").utf8))
            return status.rawValue
        }
        if let mode = GlobalOptions.jsonMode(in: arguments, isTerminal: context.isTerminal), mode != .off {
            let usage = UsageError(message: ClientOpsCtl.message(for: error))
            context.writeError(JSONText.render(["error": usage.json], mode: mode))
        } else {
            context.writeError(Array((Escaping.block(ClientOpsCtl.fullMessage(for: error)) + "\n").utf8))
        }
        return status.rawValue
    }
}

/// That the arguments name a group of commands and none of it.
private struct MissingVerb: Error {
    var command: any ParsableCommand.Type

    init(of command: any ParsableCommand.Type) { self.command = command }
}

/// That another program is to take this one's place.
struct Replacement: Error {
    var arguments: [String]

    init(_ arguments: [String]) { self.arguments = arguments }
}

/// That the arguments cannot be followed.
struct UsageError: Error {
    var message: String

    /// The error in the form in which the daemon sends its own.
    var json: JSONValue {
        [
            "code": .integer(ClientError.localCode), "message": .string(message),
            "data": ["kind": "usage", "retryable": false],
        ]
    }
}

/// That the program cannot go on for a reason on this side.
struct LocalError: Error {
    var message: String
    var kind: String
    var status: Int32

    /// The error in the form in which the daemon sends its own.
    var json: JSONValue {
        [
            "code": .integer(ClientError.localCode), "message": .string(message),
            "data": ["kind": .string(kind), "retryable": false],
        ]
    }
}
