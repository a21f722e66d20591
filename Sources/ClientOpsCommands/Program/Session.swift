import ArgumentParser
import ClientOpsClient
import ClientOpsModel
import StrictJSON

/// One run of a command: the connection, and what it has to say.
struct Session {
    let options: GlobalOptions
    let context: Context

    /// The text for the standard output.
    var page: Page
    private var json: [UInt8]?

    init(options: GlobalOptions, context: Context) {
        self.options = options
        self.context = context
        page = Page(
            isTerminal: context.isTerminal,
            width: context.width,
            usesColor: context.usesColor,
            now: Timestamp(milliseconds: context.now)
        )
    }

    /// How results are printed.
    var jsonMode: JSONMode { options.jsonMode(isTerminal: context.isTerminal) }

    /// Calls a method of the daemon.
    func call(_ method: String, _ params: JSONObject) throws(ClientError) -> JSONValue {
        var params = params
        if let deadline = options.deadlineMilliseconds, params["deadline_ms"] == nil {
            params["deadline_ms"] = .integer(deadline)
        }
        return try Connection.call(
            method,
            params: params.isEmpty ? nil : params,
            path: location.path,
            options: options.connectionOptions(context.connection)
        )
    }

    /// Connects to the daemon.
    func connect() throws(ClientError) -> Connection {
        try Connection(path: location.path, options: options.connectionOptions(context.connection))
    }

    private var location: SocketLocation {
        SocketLocation.resolve(
            explicit: options.socket,
            environment: context.environment,
            uid: context.uid
        )
    }

    /// Prints a result as JSON.
    mutating func print(_ value: JSONValue, mode: JSONMode) {
        json = JSONText.render(value, mode: mode)
    }

    /// Runs a command and prints what it has to say, or why it failed.
    ///
    /// - Parameter body: the command; answers the exit status.
    /// - Returns: the status to exit with.
    /// - Throws: what is wrong with the arguments.
    mutating func finish(_ body: (inout Session) throws -> Int32) rethrows -> Int32 {
        do {
            let status = try body(&self)
            flush()
            return status
        } catch let error as ClientError {
            printError(error.json, ErrorText.lines(for: error))
            return error.exitStatus
        } catch let error as LocalError {
            printError(error.json, ["Error: " + Escaping.line(error.message)])
            return error.status
        } catch let error as UsageError {
            printError(error.json, ["Error: " + Escaping.line(error.message)])
            return ExitCode.validationFailure.rawValue
        } catch let replacement as Replacement {
            return replace(by: replacement.arguments)
        }
    }

    private func flush() {
        guard context.writeOutput(json ?? page.bytes) else { return }
        if json == nil, !page.notes.isEmpty { context.writeError(Page.bytes(of: page.notes)) }
    }

    private func printError(_ value: JSONValue, _ lines: [String]) {
        // A dead reader of the standard output is no reason to keep an error back.
        let bytes = jsonMode == .off ? Page.bytes(of: lines) : JSONText.render(["error": value], mode: jsonMode)
        context.writeError(bytes)
    }

    private func replace(by arguments: [String]) -> Int32 {
        let program = arguments.first ?? ""
        let error = LocalError(
            message: "\(program) cannot be run: \(context.replaceProcess(arguments)).",
            kind: "program_missing",
            status: 69
        )
        printError(error.json, ["Error: " + Escaping.line(error.message)])
        return error.status
    }
}
