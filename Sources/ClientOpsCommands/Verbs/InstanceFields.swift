import ArgumentParser
import ClientOpsModel
import StrictJSON

/// Fields of an instance that both `create` and `update` take.
struct InstanceFields: ParsableArguments, MemberGroup {
    @Option(help: .values(of: InstanceState.self), completion: .values(of: InstanceState.self)) var state: String?
    @Option(help: "The base URL.") var url: String?
    @Option(name: .customLong("alias"), help: "Another host name; may be repeated.") var aliases: [String] = []
    @Option(help: "The host it is declared on.") var host: String?
    @Option(
        name: .customLong("node"),
        help: ArgumentHelp("A server process; may be repeated.", valueName: "host:unit:role"),
        transform: NodeArgument.init
    )
    var nodes: [NodeArgument] = []
    @Option(help: "The database cluster.") var dbCluster: String?
    @Option(help: "The database.") var dbName: String?
    @Option(help: "The database's own UUID.") var dbUUID: String?
    @Option var odooVersion: String?
    @Option(help: ArgumentHelp("A source that looks at it; may be repeated.", valueName: "source"))
    var watchedBy: [String] = []
    @Option(help: ArgumentHelp("Why nobody watches it.", valueName: "reason")) var unwatched: String?
    @Option var notes: String?

    func validate() throws {
        if unwatched != nil, !watchedBy.isEmpty {
            throw ValidationError("--watched-by and --unwatched exclude each other.")
        }
    }

    var members: JSONObject {
        var result = JSONObject()
        result["state"] = state.member
        result["url"] = url.member
        result["aliases"] = aliases.member
        result["host"] = host.member
        result["nodes"] = nodes.member
        result["db_cluster"] = dbCluster.member
        result["db_name"] = dbName.member
        result["db_uuid"] = dbUUID.member
        result["odoo_version"] = odooVersion.member
        result["watched_by"] = watch
        result["notes"] = notes.member
        return result
    }

    private var watch: JSONValue? {
        if let unwatched { return ["sources": [], "reason": .string(unwatched)] }
        return watchedBy.member.map { ["sources": $0] }
    }
}

/// `host:unit:role`; the unit may contain colons.
struct NodeArgument: MemberValue {
    var host: String
    var unit: String
    var role: String

    init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 3, let host = parts.first, let role = parts.last else {
            throw ValidationError("A node is written host:unit:role, as in web-1:odoo.service:web.")
        }
        self.host = String(host)
        unit = parts.dropFirst().dropLast().joined(separator: ":")
        self.role = String(role)
    }

    var member: JSONValue? { ["host": .string(host), "unit": .string(unit), "role": .string(role)] }
}

extension ArgumentHelp {
    /// Names the values that an option takes.
    static func values<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> ArgumentHelp {
        ArgumentHelp("\(Value.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
}

extension CompletionKind {
    /// Completes the values that an option takes.
    static func values<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> CompletionKind {
        .list(Value.allCases.map(\.rawValue))
    }
}
