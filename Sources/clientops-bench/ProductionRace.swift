import ClientOpsClient
import JSONRPC
import StrictJSON

/// Many connections that each try to create an active production in the same projects (rule P1).
struct ProductionRace {
    /// How many connections race.
    var connections = 64
    /// How many projects each tries.
    var projects = 50

    /// How one round ended.
    struct Outcome {
        /// The ids of the instances that were created, by project; exactly one each if the rule holds.
        var winners: [Int64: [Int64]] = [:]
        /// How many attempts were answered with the conflict that names the winner.
        var conflicts = 0
        /// Everything that contradicts the rule, as sentences.
        var violations: [String] = []
    }

    /// Runs one round on new projects.
    ///
    /// - Parameters:
    ///   - socket: The daemon's socket.
    ///   - round: Its number; in odd rounds each connection begins with another project.
    /// - Returns: How it ended.
    /// - Throws: `ClientError` when the daemon cannot be talked to.
    func run(socket: String, round: Int) throws -> Outcome {
        let setup = try Connection(path: socket)
        let ids = try makeProjects(setup, round: round)
        let racers = try (0..<connections).map { _ in try Connection(path: socket) }
        for step in 0..<projects {
            for (index, racer) in racers.enumerated() {
                try racer.send("instance.create", params: attempt(ids[position(step, of: index, in: round)], by: index))
            }
        }
        var outcome = Outcome(winners: Dictionary(uniqueKeysWithValues: ids.map { ($0, []) }))
        var losers: [(project: Int64, error: RPCError)] = []
        for (index, racer) in racers.enumerated() {
            for step in 0..<projects {
                let project = ids[position(step, of: index, in: round)]
                switch try racer.receive().result {
                case .success(let row): outcome.winners[project, default: []].append(row.member("id")?.integer ?? 0)
                case .failure(let error): losers.append((project, error))
                }
            }
        }
        judge(losers, &outcome)
        try verify(setup, &outcome)
        return outcome
    }

    private func makeProjects(_ connection: Connection, round: Int) throws -> [Int64] {
        let client = try connection.call("client.create", params: ["name": .string("Race \(round)")])["id"]
        return try (1...projects).map { number in
            let params: JSONObject = ["client_id": client ?? .null, "name": .string("Project \(number)")]
            let project = try connection.call("project.create", params: params)
            guard let id = project["id"]?.integerValue else { throw BenchError("project.create answered no id") }
            return id
        }
    }

    private func position(_ step: Int, of racer: Int, in round: Int) -> Int {
        round.isMultiple(of: 2) ? step : (step + racer) % projects
    }

    private func attempt(_ project: Int64, by racer: Int) -> [UInt8] {
        let params: JSONValue = [
            "project_id": .integer(project), "name": .string("Production of \(racer)"), "type": "production",
        ]
        return params.serialized()
    }

    /// Checks that each loser was told who won.
    private func judge(_ losers: [(project: Int64, error: RPCError)], _ outcome: inout Outcome) {
        for (project, winners) in outcome.winners.sorted(by: { $0.key < $1.key }) where winners.count != 1 {
            outcome.violations.append("project \(project) has \(winners.count) winners")
        }
        for (project, error) in losers {
            let rule = error.data["rule"]?.stringValue
            let named = error.data["conflicting_id"]?.integerValue
            if error.kind == .conflict, rule == "one_active_production",
                let named, outcome.winners[project] == [named]
            {
                outcome.conflicts += 1
            } else {
                let answer = "\(error.kind.rawValue) \(rule ?? "without a rule")"
                outcome.violations.append("project \(project): \(answer) names \(named.map(String.init) ?? "nobody")")
            }
        }
    }

    /// Checks that the store holds exactly what was answered.
    private func verify(_ connection: Connection, _ outcome: inout Outcome) throws {
        for (project, winners) in outcome.winners {
            let params: JSONObject = ["project_id": .integer(project), "type": "production", "active": true]
            let rows = try connection.call("instance.list", params: params)["items"]?.arrayValue ?? []
            guard rows.compactMap({ $0["id"]?.integerValue }) != winners else { continue }
            outcome.violations.append("project \(project) holds \(rows.count) active productions")
        }
    }
}
