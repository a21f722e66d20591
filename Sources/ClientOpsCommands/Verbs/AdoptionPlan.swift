import ClientOpsClient
import StrictJSON

/// What `adopt --from` is going to do, line by line.
struct AdoptionPlan {
    /// One line with what it stands for, or why it stands for nothing.
    struct Row {
        var request: AdoptionRequest
        var instanceID: Int64?
        var observationID: Int64?
        /// Why the line cannot be followed.
        var problem: String?
        /// What became of it.
        var outcome = "planned"

        var json: JSONValue {
            [
                "line": .integer(Int64(request.line)), "instance": .string(request.instance),
                "instance_id": instanceID.map(JSONValue.integer) ?? .null, "place": .string(request.place),
                "database": .string(request.database),
                "observation_id": observationID.map(JSONValue.integer) ?? .null,
                "outcome": .string(problem == nil ? outcome : "refused"),
                "problem": problem.map(JSONValue.string) ?? .null,
            ]
        }
    }

    var rows: [Row] = []

    var problems: Int { rows.count { $0.problem != nil } }

    private struct Place: Hashable {
        var place: String
        var database: String
    }

    /// Resolves the lines against what the daemon has, and lets it validate each.
    ///
    /// - Parameters:
    ///   - requests: the lines.
    ///   - connection: a connection to the daemon.
    /// - Throws: `ClientError` when the daemon cannot be asked at all.
    init(_ requests: [AdoptionRequest], on connection: Connection) throws(ClientError) {
        let seen = try Self.databases(on: connection)
        for request in requests {
            var row = Row(request: request)
            switch seen[Place(place: request.place, database: request.database)] ?? [] {
            case let found where found.count == 1: row.observationID = found[0]
            case let found where found.isEmpty: row.problem = "no source sees this database there"
            case let found:
                let ids = found.map { "\($0)" }.joined(separator: ", ")
                row.problem = "several databases are meant: observations \(ids)"
            }
            try Self.resolveInstance(of: &row, on: connection)
            rows.append(row)
        }
        markTwice(\.instanceID, "another line has the same instance")
        markTwice(\.observationID, "another line has the same database")
        for index in rows.indices where rows[index].problem == nil {
            try adopt(index, on: connection, ["validate_only": true])
        }
    }

    private mutating func markTwice(_ id: KeyPath<Row, Int64?>, _ problem: String) {
        let ids = Dictionary(grouping: rows.compactMap { $0[keyPath: id] }, by: \.self)
        for index in rows.indices where rows[index].problem == nil {
            if let own = rows[index][keyPath: id], (ids[own]?.count ?? 0) > 1 { rows[index].problem = problem }
        }
    }

    /// Follows a line, or has it validated.
    mutating func adopt(_ index: Int, on connection: Connection, _ options: JSONObject) throws(ClientError) {
        guard let instance = rows[index].instanceID, let observation = rows[index].observationID else { return }
        var params = options
        params["id"] = .integer(instance)
        params["observation_id"] = .integer(observation)
        do throws(ClientError) {
            _ = try connection.call("instance.adopt", params: params)
            if options["validate_only"] == nil { rows[index].outcome = "adopted" }
        } catch {
            guard case .daemon = error else { throw error }
            rows[index].problem = error.json["message"]?.stringValue ?? "the daemon refuses it"
        }
    }

    /// Databases that are there, by host and by cluster; one that several sources see is known by its first.
    private static func databases(on connection: Connection) throws(ClientError) -> [Place: [Int64]] {
        var result: [Place: [Int64]] = [:]
        var known: Set<[String]> = []
        var cursor: JSONValue = ""
        while !cursor.isNull {
            let page = try connection.call(
                "observation.list",
                params: ["kind": "database", "gone": false, "page_size": 500, "cursor": cursor]
            )
            for row in page["items"]?.arrayValue ?? [] {
                guard let id = row["id"]?.integerValue, let database = row["subject"]?["database"],
                    let name = database["name"]?.stringValue, let host = row["host"]?.stringValue
                else { continue }
                let cluster = database["cluster"]?["system_identifier"]?.stringValue
                for place in [host, cluster].compactMap(\.self) {
                    // The same cluster and name seen twice is one database, unless it was cloned.
                    let started = database["cluster"]?["started_at"]?.stringValue ?? ""
                    guard known.insert([place, cluster ?? "\(id)", started, name]).inserted else { continue }
                    result[Place(place: place, database: name), default: []].append(id)
                }
            }
            cursor = page["next_cursor"] ?? .null
        }
        return result
    }

    private static func resolveInstance(of row: inout Row, on connection: Connection) throws(ClientError) {
        if let id = Int64(row.request.instance) {
            row.instanceID = id
            return
        }
        let parts = row.request.instance.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count) else {
            row.problem = row.problem ?? "an instance is an id, project/name or client/project/name"
            return
        }
        let projects = try items("project.list", ["name": .string(parts[parts.count - 2])], on: connection)
            .filter { parts.count == 2 || $0["client_name"]?.stringValue == parts[0] }
        var found: [Int64] = []
        for project in projects {
            found += try items(
                "instance.list",
                ["project_id": project["id"] ?? .null, "name": .string(parts[parts.count - 1])],
                on: connection
            ).compactMap { $0["id"]?.integerValue }
        }
        row.instanceID = found.count == 1 ? found[0] : nil
        guard found.count != 1, row.problem == nil else { return }
        row.problem = found.isEmpty ? "there is no such instance" : "several instances are called so; use the id"
    }

    private static func items(
        _ method: String,
        _ filters: JSONObject,
        on connection: Connection
    ) throws(ClientError) -> [JSONValue] {
        var params = filters
        params["page_size"] = 500
        return try connection.call(method, params: params)["items"]?.arrayValue ?? []
    }
}
