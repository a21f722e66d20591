import ArgumentParser

/// Runs the race for the one active production of a project.
struct RaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "race",
        abstract: "Let many connections create an active production in the same projects and count the winners."
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "Connections that race.")
    var connections: Int = 64

    @Option(help: "Projects that each tries.")
    var projects: Int = 50

    @Option(help: "Rounds, each on new projects.")
    var rounds: Int = 20

    func validate() throws {
        guard (1...1000).contains(connections), (1...128).contains(projects), rounds > 0 else {
            throw ValidationError("Give 1 to 1000 connections, 1 to 128 projects and at least one round.")
        }
    }

    func run() throws {
        let race = ProductionRace(connections: connections, projects: projects)
        var violations = 0
        for round in 1...rounds {
            let outcome = try race.run(socket: socket, round: round)
            let winners = outcome.winners.values.reduce(0) { $0 + $1.count }
            Output.line("round \(round): \(winners) winners in \(projects) projects, \(outcome.conflicts) conflicts")
            for violation in outcome.violations { Output.line("  \(violation)") }
            violations += outcome.violations.count
        }
        guard violations == 0 else {
            Output.line("\(violations) violations")
            throw ExitCode(1)
        }
        Output.line("Every project has exactly one winner.")
    }
}
