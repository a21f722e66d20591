import ArgumentParser
import ClientOpsProtocol
import StrictJSON

/// A command that does something.
protocol SessionCommand: ParsableCommand {
    /// What every command takes.
    var global: GlobalOptions { get }

    /// Does it.
    ///
    /// - Parameter session: the connection and the output.
    /// - Returns: the exit status.
    /// - Throws: why it failed.
    func perform(_ session: inout Session) throws -> Int32
}

/// A command that only holds others.
protocol VerbGroup: ParsableCommand {}

/// A command that calls one method of the daemon: names, help and errors derive from the method's declaration.
protocol MethodCommand: SessionCommand {
    /// The method.
    associatedtype Called: Method

    /// How the result is shown to people.
    static var view: View { get }

    /// The exit status after a result.
    static func status(of result: JSONValue) -> Int32

    /// The parameters that the arguments stand for.
    ///
    /// - Returns: the parameters by name.
    /// - Throws: `ValidationError` for arguments that contradict each other.
    func params() throws -> JSONObject

    /// The parameters, where some of them depend on the time or on what the daemon knows.
    ///
    /// - Parameter session: the connection and the time.
    /// - Returns: the parameters by name.
    /// - Throws: why they cannot be told.
    func params(in session: Session) throws -> JSONObject

    /// Shows what is going to happen and asks whether it shall.
    ///
    /// - Parameters:
    ///   - params: the parameters of the call; an answer may add to them.
    ///   - session: the connection and the person.
    /// - Returns: whether to go on.
    /// - Throws: why the call would fail.
    func isAgreed(_ params: inout JSONObject, in session: Session) throws -> Bool

    /// Whether it may ask something.
    var mayAsk: Bool { get }

    /// Whether another command has the method as its own and this one is only quicker to type.
    static var isShortForm: Bool { get }
}

extension MethodCommand {
    static var configuration: CommandConfiguration { .verb(Called.self) }

    static var isShortForm: Bool { false }

    var mayAsk: Bool { false }

    /// The name of the method.
    static var methodName: String { Called.name }

    /// The name of the method.
    var method: String { Called.name }

    func perform(_ session: inout Session) throws -> Int32 {
        var params = try params(in: session)
        guard try isAgreed(&params, in: session) else {
            session.context.writeError(Page.bytes(of: ["Nothing was changed."]))
            return 1
        }
        let result = try session.call(Called.name, params)
        if session.jsonMode == .off {
            Self.view.render(result, on: &session.page)
        } else {
            session.print(result, mode: session.jsonMode)
        }
        return Self.status(of: result)
    }

    static func status(of result: JSONValue) -> Int32 { 0 }

    func params() throws -> JSONObject { [:] }

    func params(in session: Session) throws -> JSONObject { try params() }

    func isAgreed(_ params: inout JSONObject, in session: Session) throws -> Bool { true }
}

extension CommandConfiguration {
    /// The configuration of a verb: called like the method's verb with hyphens, explained by its summary.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - name: another name than the method's.
    ///   - aliases: more names.
    /// - Returns: the configuration.
    static func verb(_ method: any Method.Type, name: String? = nil, aliases: [String] = []) -> CommandConfiguration {
        let verb = method.name.split(separator: ".").last.map(String.init) ?? method.name
        let hyphenated = String(verb.map { $0 == "_" ? "-" : $0 })
        return CommandConfiguration(
            commandName: name ?? hyphenated,
            abstract: method.summary,
            aliases: aliases + (hyphenated == verb ? [] : [verb])
        )
    }
}
