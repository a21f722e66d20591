import ArgumentParser
import ClientOpsClient
import ClientOpsProtocol
import StrictJSON

/// What commands take that ask before they act.
struct ConfirmOptions: ParsableArguments {
    @Flag(name: [.customShort("y"), .customLong("yes")], help: "Do not ask.")
    var isAgreed = false
}

/// A command that asks a person before it does something that is wide or cannot be undone.
protocol AskingCommand: MethodCommand {
    /// Whether the answer is known.
    var confirm: ConfirmOptions { get }

    /// What every write takes.
    var write: WriteOptions { get }

    /// Puts the question.
    ///
    /// - Parameters:
    ///   - preview: what the daemon answers when it only validates the call.
    ///   - params: the parameters of the call; an answer may add to them.
    ///   - session: the connection and the person.
    /// - Returns: whether to go on.
    /// - Throws: why the question cannot be put.
    func agrees(to preview: JSONValue, _ params: inout JSONObject, in session: Session) throws -> Bool
}

extension AskingCommand {
    var mayAsk: Bool { !confirm.isAgreed && !write.validateOnly }

    func isAgreed(_ params: inout JSONObject, in session: Session) throws -> Bool {
        guard mayAsk, session.context.ask != nil, let preview = try preview(params, in: session) else { return true }
        return try agrees(to: preview, &params, in: session)
    }

    /// What would change; nil for a repeated call, which the daemon may answer although it is no longer possible.
    private func preview(_ params: JSONObject, in session: Session) throws -> JSONValue? {
        var params = params
        params["validate_only"] = true
        let isRepeatable = params["request_id"] != nil
        params["request_id"] = nil
        do {
            return try session.call(Called.name, params)
        } catch {
            guard isRepeatable, case .daemon = error else { throw error }
            return nil
        }
    }
}

extension Session {
    /// Shows lines and puts a question that yes or no answers; anything but a yes is a no.
    func confirms(_ lines: [String], _ question: String) -> Bool {
        let answer = answer(lines, question + " [y/N] ")
        return answer == "y" || answer == "yes"
    }

    /// Shows lines and puts a question.
    ///
    /// - Parameters:
    ///   - lines: what the question is about, harmless for a terminal.
    ///   - question: the question.
    /// - Returns: the answer without blanks around it, in lower case.
    func answer(_ lines: [String], _ question: String) -> String {
        context.writeError(Page.bytes(of: lines))
        let answer = context.ask?(question) ?? ""
        return answer.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// An empty page of the same width, for what stands above a question.
    var blankPage: Page {
        Page(
            isTerminal: context.ask != nil,
            width: context.width,
            usesColor: context.usesColor,
            now: page.now
        )
    }
}
