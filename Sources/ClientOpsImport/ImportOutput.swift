import Glibc
import StrictJSON

/// How results and errors are printed.
package enum OutputStyle: Sendable, Equatable {
    /// For people.
    case text
    /// JSON over several lines.
    case pretty
    /// JSON on one line.
    case short
}

/// Writes results to standard output and errors to standard error.
struct ImportOutput {
    let style: OutputStyle
    /// The file's name, for headlines.
    let source: String

    /// Writes the final report.
    func write(_ summary: ImportSummary) throws {
        switch style {
        case .text: Self.write(summary.text(source: source), to: STDOUT_FILENO)
        case .pretty, .short: write(try summary.json(), to: STDOUT_FILENO)
        }
    }

    /// Writes a plan that is followed by a question; with JSON, standard output is kept for the final report.
    func writePlan(_ summary: ImportSummary) {
        Self.write(summary.text(source: source) + "\n", to: questionDescriptor)
    }

    /// Asks whether to go on; anything but a yes is a no.
    func confirm() -> Bool {
        Self.write("Apply this? [y/N] ", to: questionDescriptor)
        let answer = readLine()?.lowercased() ?? ""
        return answer == "y" || answer == "yes"
    }

    /// Writes an error in the form that was asked for.
    func write(_ failure: ImportFailure) {
        switch style {
        case .text: Self.write("clientops-import: " + TerminalText.escaped(failure.message) + "\n", to: STDERR_FILENO)
        case .pretty, .short: write(["error": failure.json], to: STDERR_FILENO)
        }
    }

    /// Writes a sentence beside the report.
    func note(_ sentence: String) {
        Self.write(sentence + "\n", to: STDERR_FILENO)
    }

    /// Where questions are asked: where the reader of the report does not look.
    var questionDescriptor: Int32 { style == .text ? STDOUT_FILENO : STDERR_FILENO }

    private func write(_ value: JSONValue, to descriptor: Int32) {
        let bytes = style == .pretty ? value.serialized(pretty: true) : value.serialized()
        Self.write(String(decoding: bytes, as: UTF8.self) + "\n", to: descriptor)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno != EINTR { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

extension ImportSummary {
    /// The report as JSON.
    func json() throws -> JSONValue {
        JSONValue(try JSONDocument(StrictJSONEncoder().encode(self)).root)
    }
}
