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
}

extension MethodCommand {
    static var configuration: CommandConfiguration { .verb(Called.self) }

    /// The name of the method.
    static var methodName: String { Called.name }

    /// The name of the method.
    var method: String { Called.name }

    func perform(_ session: inout Session) throws -> Int32 {
        let result = try session.call(Called.name, try params())
        if session.jsonMode == .off {
            Self.view.render(result, on: &session.page)
        } else {
            session.print(result, mode: session.jsonMode)
        }
        return Self.status(of: result)
    }

    static func status(of result: JSONValue) -> Int32 { 0 }

    func params() throws -> JSONObject { [:] }
}

extension CommandConfiguration {
    /// The configuration of a verb: called like the method's verb, explained by its summary.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - name: another name than the method's.
    ///   - aliases: more names.
    /// - Returns: the configuration.
    static func verb(_ method: any Method.Type, name: String? = nil, aliases: [String] = []) -> CommandConfiguration {
        let verb = method.name.split(separator: ".").last.map(String.init) ?? method.name
        return CommandConfiguration(commandName: name ?? verb, abstract: method.summary, aliases: aliases)
    }
}
