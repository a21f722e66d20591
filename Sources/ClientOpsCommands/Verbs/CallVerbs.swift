import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

struct CallCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Calls any method by its name and prints the result as JSON.",
        discussion: "For example: clientopsctl call client.get '{\"id\": 3}'"
    )

    @Argument(
        help: "The name of the method; see clientopsctl methods.",
        completion: .list(allMethods.types.map { $0.name })
    )
    var method: String
    @Argument(help: "The parameters as a JSON object; - reads them from the standard input.")
    var params: String?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        let mode = session.jsonMode == .off ? JSONMode.readable(session.context.isTerminal) : session.jsonMode
        session.print(try session.call(method, try parameters(session.context)), mode: mode)
        return 0
    }

    private func parameters(_ context: Context) throws -> JSONObject {
        guard let params else { return [:] }
        let bytes = params == "-" ? context.readInput() : Array(params.utf8)
        guard case .object(let object) = try parse(bytes) else {
            throw UsageError(message: "The parameters have to be a JSON object, as in '{\"id\": 3}'.")
        }
        return object
    }

    private func parse(_ bytes: [UInt8]) throws(UsageError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return JSONValue(try JSONDocument(bytes).root)
        } catch {
            let place = error.pointer.isEmpty ? "" : " at \(error.pointer)"
            throw UsageError(message: "The parameters are no JSON (byte \(error.offset)\(place)): \(error.reason).")
        }
    }
}

struct MethodsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods",
        abstract: "Lists the methods of the protocol, without asking the daemon."
    )

    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        let rows = allMethods.types.map { method -> JSONValue in
            [
                "name": .string(method.name), "effect": .string(method.effect.rawValue),
                "roles": .string(Self.words(for: method.roles)), "summary": .string(method.summary),
            ]
        }
        if session.jsonMode == .off {
            session.page.table(.methods, rows)
        } else {
            session.print(.array(rows), mode: session.jsonMode)
        }
        return 0
    }

    private static func words(for roles: RoleSet) -> String {
        roles == .everyone ? "everyone" : roles.roles.map(\.rawValue).joined(separator: ", ")
    }
}

struct DescribeCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Explains a method of the protocol, and asks the daemon whether you may call it."
    )

    @Argument(help: "The name of the method.", completion: .list(allMethods.types.map { $0.name }))
    var method: String
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        guard allMethods.types.contains(where: { $0.name == method }) else {
            throw UsageError(message: "There is no method \(method). See: clientopsctl methods")
        }
        // What is said of a method does not depend on a daemon that answers.
        let identity = try? session.call(SystemMethods.WhoAmI.name, [:])
        let caller = identity?["role"]?.stringValue.flatMap(Role.init(rawValue:))
        if session.jsonMode == .off {
            session.page.text(OpenRPCDocument.describe(methodName: method, caller: caller) ?? "")
            if caller == nil {
                session.page.note("Whether you may call it is not known: the daemon does not tell who you are.")
            }
        } else {
            session.print(document(for: caller) ?? .null, mode: session.jsonMode)
        }
        return 0
    }

    private func document(for caller: Role?) -> JSONValue? {
        OpenRPCDocument.build(methods: allMethods.types, caller: caller)["methods"]?.arrayValue?
            .first { $0["name"]?.stringValue == method }
    }
}

struct VersionCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Shows the version of this program; see system ping for the daemon's."
    )

    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        if session.jsonMode == .off {
            session.page.line("clientopsctl \(ProductVersion.current)")
        } else {
            session.print(["version": .string(ProductVersion.current)], mode: session.jsonMode)
        }
        return 0
    }
}
