import ClientOpsClient
import ClientOpsTestSupport
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// Rule P1 of PRODUCT.md, one active production in each project, under everybody at once.
    @Suite struct RaceTests {
        private static let rounds = 20
        private static let connections = 64
        private static let threads = 4
        private static let projects = 50

        /// One attempt of one connection.
        private struct Attempt: Sendable {
            var project: Int64
            var created: Int64?
            var error: RPCError?
        }

        @Test func `of 64 connections exactly one gets the active production of a project`() throws {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            for round in 1...Self.rounds {
                let projects = try Self.makeProjects(connection, round: round)
                let attempts = try Self.race(daemon, for: projects, round: round)
                #expect(attempts.count == Self.connections * Self.projects)
                let winners = Self.judge(attempts)
                #expect(Set(winners.keys) == Set(projects), "round \(round): projects without a winner")
                try Self.verify(connection, winners)
            }
            #expect(try connection.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
        }

        private static func makeProjects(_ connection: Connection, round: Int) throws -> [Int64] {
            let client = try connection.call("client.create", params: ["name": "Race \(round)"])["id"] ?? .null
            for number in 1...projects {
                let params: JSONValue = ["client_id": client, "name": "Project \(number)"]
                try connection.send("project.create", params: params.serialized())
            }
            return try (1...projects).map { _ in
                try #require(try connection.receive().result.get().member("id")?.integer)
            }
        }

        /// Has all connections try all projects; they are shared among threads so that they send at the same time.
        private static func race(_ daemon: RunningDaemon, for projects: [Int64], round: Int) throws -> [Attempt] {
            let group = ThreadGroup(threads) { thread in
                let racers = try (0..<connections / threads).map { _ in try daemon.connect() }
                // In odd rounds each connection begins with another project.
                let shift = round.isMultiple(of: 2) ? 0 : thread + 1
                for step in projects.indices {
                    for (index, racer) in racers.enumerated() {
                        let project = projects[(step + shift * index) % projects.count]
                        try racer.send("instance.create", params: params(project, "thread \(thread), racer \(index)"))
                    }
                }
                return try racers.enumerated().flatMap { index, racer in
                    try projects.indices.map { step in
                        try attempt(projects[(step + shift * index) % projects.count], racer.receive())
                    }
                }
            }
            return try group.join().flatMap(\.self)
        }

        private static func params(_ project: Int64, _ name: String) -> [UInt8] {
            let params: JSONValue = ["project_id": .integer(project), "name": .string(name), "type": "production"]
            return params.serialized()
        }

        private static func attempt(_ project: Int64, _ answer: Connection.Answer) -> Attempt {
            switch answer.result {
            case .success(let row): Attempt(project: project, created: row.member("id")?.integer)
            case .failure(let error): Attempt(project: project, error: error)
            }
        }

        /// The winner of each project, after checking that everybody else was told who it is.
        private static func judge(_ attempts: [Attempt]) -> [Int64: Int64] {
            var winners: [Int64: Int64] = [:]
            for attempt in attempts {
                guard let id = attempt.created else { continue }
                #expect(winners.updateValue(id, forKey: attempt.project) == nil, "project \(attempt.project) twice")
            }
            for attempt in attempts where attempt.created == nil {
                let error = attempt.error
                let isTold =
                    error?.kind == .conflict && error?.data["rule"] == "one_active_production"
                    && error?.data["conflicting_id"]?.integerValue == winners[attempt.project]
                if !isTold { Issue.record("project \(attempt.project): \(String(describing: error))") }
            }
            return winners
        }

        /// The store holds exactly what was answered.
        private static func verify(_ connection: Connection, _ winners: [Int64: Int64]) throws {
            for project in winners.keys {
                let params: JSONValue = ["project_id": .integer(project), "type": "production", "active": true]
                try connection.send("instance.list", params: params.serialized())
            }
            for (project, winner) in winners {
                let items = try connection.receive().result.get().member("items").map { JSONValue($0) }
                let ids = items?.arrayValue?.compactMap { $0["id"]?.integerValue }
                #expect(ids == [winner], "project \(project)")
            }
        }
    }
}
