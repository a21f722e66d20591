import ArgumentParser
import ClientOpsClient
import ClientOpsModel
import ClientOpsProtocol
import Glibc
import StrictJSON

struct ObserveCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe",
        abstract: "Hands in reports that clientops-collect printed, on this host or another.",
        discussion: """
            For example: ssh web-1 clientops-collect --print | clientopsctl observe
            Each line is the parameters of one observation.report. With --source NAME only the source NAME and those \
            that begin with NAME/ are taken, so that a key for ssh can be bound to one host: \
            restrict,command="clientopsctl observe --source web-1 -" in authorized_keys.
            A line that is refused does not stop those behind it; the exit status is that of the first refusal.
            """
    )

    @Option(help: ArgumentHelp("Take only this source, and those whose names go on with a slash.", valueName: "name"))
    var source: String?
    @Argument(help: "The file; - for the standard input.", completion: .file())
    var file: String = "-"
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        var lines = try ReportLines(file, standardInput: session.context.readSome)
        var results: [JSONValue] = []
        var failures: [LineFailure] = []
        while let line = try lines.next() {
            do throws(LineFailure) {
                results.append(try send(line, session))
            } catch { failures.append(error) }
        }
        guard lines.count > 0 else { throw UsageError(message: "There is no report in the input.") }
        show(results, failures, in: &session)
        return failures.first?.status ?? 0
    }

    private func send(_ line: ReportLine, _ session: Session) throws(LineFailure) -> JSONValue {
        let params: JSONObject
        do throws(UsageError) { params = try line.params(allowing: source) } catch {
            throw LineFailure(line: line.number, message: error.message, status: 64, json: error.json)
        }
        do throws(ClientError) { return try session.call(ObservationMethods.Report.name, params) } catch {
            // Without a daemon there is no use in going on, but the input is read so that its writer sees no failure.
            throw LineFailure(
                line: line.number,
                message: error.description,
                status: error.exitStatus,
                json: error.json
            )
        }
    }

    private func show(_ results: [JSONValue], _ failures: [LineFailure], in session: inout Session) {
        if session.jsonMode == .off {
            for result in results { session.page.line(Self.words(result)) }
            session.context.writeError(Page.bytes(of: failures.map { "Line \($0.line): \(Escaping.line($0.message))" }))
        } else {
            let errors = failures.map { JSONValue.object(["line": .integer(Int64($0.line)), "error": $0.json]) }
            session.print(["results": .array(results), "errors": .array(errors)], mode: session.jsonMode)
        }
    }

    private static func words(_ result: JSONValue) -> String {
        let counts = ["new", "changed", "unchanged", "gone"].map { "\(result[$0]?.integerValue ?? 0) \($0)" }
        return "\(result["source"]?["name"]?.stringValue ?? "?"): \(counts.joined(separator: ", "))"
    }
}

/// Why a line was not taken.
private struct LineFailure: Error {
    var line: Int
    var message: String
    var status: Int32
    var json: JSONValue
}

/// One line of a report, from somebody who may be anybody.
struct ReportLine {
    let number: Int
    let bytes: [UInt8]

    /// The parameters of the call.
    ///
    /// - Parameter allowed: the source that may report; nil for any.
    /// - Returns: the parameters, as they stand in the line.
    /// - Throws: what is wrong with the line; nothing of it is quoted.
    func params(allowing allowed: String?) throws(UsageError) -> JSONObject {
        let document: JSONDocument
        do throws(JSONSyntaxError) { document = try JSONDocument(bytes) } catch {
            throw UsageError(message: "The line is no JSON (byte \(error.offset)): \(error.reason).")
        }
        let params: ObservationMethods.Report.Params
        do throws(JSONDecodingError) {
            let decoder = StrictJSONDecoder(ignoredMembers: [ReservedParams.CodingKeys.requestID.rawValue])
            params = try decoder.decode(ObservationMethods.Report.Params.self, from: document.root)
        } catch {
            throw UsageError(message: "The line is no report: expected \(error.expected) at \(error.pointer).")
        }
        let name = params.source.value
        if let allowed, name != allowed, !name.hasPrefix(allowed + "/") {
            throw UsageError(message: "The report is of another source than \(allowed).")
        }
        guard case .object(let object) = JSONValue(document.root) else {
            throw UsageError(message: "The line is no report.")
        }
        return object
    }
}

/// The lines of a file or of the standard input, read as they come and no longer than the daemon takes them.
struct ReportLines {
    /// Most bytes of a line, and of everything.
    static let lineLimit = 1 << 20
    static let totalLimit = 256 << 20

    /// How many lines were read.
    private(set) var count = 0
    private let read: () throws(LocalError) -> [UInt8]
    private var pending: [UInt8] = []
    private var total = 0
    private var number = 0
    private var isAtEnd = false

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - file: the file, `-` for the standard input.
    ///   - standardInput: reads some bytes; none at the end.
    /// - Throws: that the file cannot be opened.
    init(_ file: String, standardInput: @escaping () -> [UInt8]) throws(LocalError) {
        guard file != "-" else {
            read = { () throws(LocalError) in standardInput() }
            return
        }
        let input = try ReportFile(file)
        read = { () throws(LocalError) in try input.read() }
    }

    /// The next line that is not empty; nil at the end.
    ///
    /// - Throws: that the input is too long or cannot be read.
    mutating func next() throws(LocalError) -> ReportLine? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeSubrange(...end)
                if let line = made(line) { return line }
                continue
            }
            guard pending.count <= Self.lineLimit else { throw Self.failure("a line is longer than 1 MiB") }
            guard !isAtEnd else {
                let line = pending
                pending = []
                return made(line)
            }
            let more = try read()
            isAtEnd = more.isEmpty
            total += more.count
            guard total <= Self.totalLimit else { throw Self.failure("it is longer than 256 MiB") }
            pending += more
        }
    }

    private mutating func made(_ line: [UInt8]) -> ReportLine? {
        number += 1
        let line = line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : line
        guard !line.isEmpty else { return nil }
        count += 1
        return ReportLine(number: number, bytes: line)
    }

    fileprivate static func failure(_ words: String) -> LocalError {
        LocalError(message: "The input cannot be used: \(words).", kind: "input_unusable", status: 64)
    }
}

/// A file that is read in pieces.
private final class ReportFile {
    private let descriptor: Int32

    init(_ path: String) throws(LocalError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw ReportLines.failure(String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    func read() throws(LocalError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count >= 0 { return Array(buffer[..<count]) }
            guard errno == EINTR else { throw ReportLines.failure(String(cString: strerror(errno))) }
        }
    }
}
