import ClientOpsClient
import ClientOpsCommands
import ClientOpsTestSupport
import Testing

/// One run of the program in made-up surroundings.
struct TestRun {
    /// What the run left behind.
    private final class Traces {
        var input: [UInt8] = []
        var output: [UInt8] = []
        var error: [UInt8] = []
        var replacement: [String] = []
        var questions: [String] = []
    }

    /// The moment at which every run takes place: 2026-01-31T12:00:00Z.
    static let now: Int64 = 1_769_860_800_000

    let status: Int32
    let output: String
    let error: String
    /// The program that was to take this one's place.
    let replacement: [String]
    /// What was asked, with what stood above it.
    let questions: [String]

    /// Runs the program.
    ///
    /// - Parameters:
    ///   - arguments: the arguments without the program's name.
    ///   - terminalWidth: the columns of the terminal, nil when the output is no terminal.
    ///   - usesColor: whether colours are welcome.
    ///   - environment: the environment variables.
    ///   - input: the standard input.
    ///   - reply: what a person at the terminal answers to every question, nil when nobody sits there.
    ///   - executables: programs that exist.
    ///   - isOutputRead: whether somebody reads the output.
    ///   - connection: how connections are made.
    init(
        _ arguments: [String],
        terminalWidth: Int? = nil,
        usesColor: Bool = false,
        environment: [String: String] = [:],
        input: String = "",
        reply: String? = nil,
        executables: [String] = [],
        isOutputRead: Bool = true,
        connection: ConnectionOptions = ConnectionOptions()
    ) {
        let traces = Traces()
        traces.input = Array(input.utf8)
        let context = Context(
            environment: environment,
            uid: 1000,
            executablePath: "/opt/bin/clientopsctl",
            isTerminal: terminalWidth != nil,
            width: terminalWidth,
            usesColor: usesColor,
            now: Self.now,
            connection: connection,
            ask: reply.map { reply in
                {
                    traces.questions.append(String(decoding: traces.error, as: UTF8.self) + $0)
                    return reply
                }
            },
            readInput: { Array(input.utf8) },
            readSome: {
                defer { traces.input = [] }
                return traces.input
            },
            writeOutput: {
                traces.output += $0
                return isOutputRead
            },
            writeError: { traces.error += $0 },
            isExecutable: { executables.contains($0) },
            replaceProcess: {
                traces.replacement = $0
                return "No such file or directory"
            },
            pause: { _ in }
        )
        status = Program.run(arguments, in: context)
        output = String(decoding: traces.output, as: UTF8.self)
        error = String(decoding: traces.error, as: UTF8.self)
        replacement = traces.replacement
        questions = traces.questions
    }

    /// Runs the program against a daemon that answers with a result, of which only what matters has to be given.
    static func answered(
        _ result: String,
        _ arguments: [String],
        terminalWidth: Int? = nil,
        usesColor: Bool = false,
        malformed: MalformedMessages = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> TestRun {
        let daemon = try FakeDaemon(malformed: malformed, sourceLocation: sourceLocation) { peer in
            if let line = peer.readLine() { peer.answer(line, part: result) }
            peer.waitForEnd()
        }
        return withExtendedLifetime(daemon) {
            TestRun(arguments + ["--socket", daemon.path], terminalWidth: terminalWidth, usesColor: usesColor)
        }
    }

    /// Runs the program against a daemon that answers with an error.
    static func refused(
        _ error: String,
        _ arguments: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> TestRun {
        let daemon = try FakeDaemon(
            sourceLocation: sourceLocation,
            answers: [#"{"jsonrpc":"2.0","id":ID,"error":"# + error + "}"]
        )
        return withExtendedLifetime(daemon) { TestRun(arguments + ["--socket", daemon.path]) }
    }
}
