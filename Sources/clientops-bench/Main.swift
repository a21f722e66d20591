import ArgumentParser

/// The load generator: measures the daemon against an echo floor, and races writes against each other.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clientops-bench",
        abstract: "Measure a running daemon.",
        discussion: "It creates clients, projects and instances in the daemon's store; give it a daemon of its own.",
        subcommands: [
            MeasureCommand.self, RaceCommand.self, ListsCommand.self, ReconcileCommand.self, ExportCommand.self,
            HostileCommand.self, EchoCommand.self, TroubleCommand.self,
        ],
        defaultSubcommand: MeasureCommand.self
    )
}
