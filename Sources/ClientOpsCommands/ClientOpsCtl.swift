import ArgumentParser

/// The command tree.
struct ClientOpsCtl: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "clientopsctl",
        abstract: "Talks to the clientops daemon.",
        discussion: """
            Exit status: 0 done, 1 the daemon answered an error, 64 wrong usage, 69 the daemon cannot be reached, \
            75 try again, 77 not permitted, 124 timed out.
            """,
        version: ClientVersion.current,
        groupedSubcommands: [
            CommandGroupNames.rows([
                ClientCommands.self, ProjectCommands.self, InstanceCommands.self, UserCommands.self,
            ]),
            CommandGroupNames.watching([
                DashboardSummary.self, FindingCommands.self, ReconcileCommands.self, AuditCommands.self,
                EventCommands.self,
            ]),
            CommandGroupNames.daemon([
                WhoAmI.self, SystemCommands.self, ImportCommand.self, CallCommand.self, MethodsCommand.self,
                DescribeCommand.self, VersionCommand.self,
            ]),
        ]
    )

    @OptionGroup(title: "Global options")
    var global: GlobalOptions
}

/// The parts of the overview of commands.
private enum CommandGroupNames {
    static func rows(_ commands: [any ParsableCommand.Type]) -> ArgumentParser.CommandGroup {
        ArgumentParser.CommandGroup(name: "Rows", subcommands: commands)
    }

    static func watching(_ commands: [any ParsableCommand.Type]) -> ArgumentParser.CommandGroup {
        ArgumentParser.CommandGroup(name: "Watching", subcommands: commands)
    }

    static func daemon(_ commands: [any ParsableCommand.Type]) -> ArgumentParser.CommandGroup {
        ArgumentParser.CommandGroup(name: "Daemon", subcommands: commands)
    }
}

/// The version of the program.
package enum ClientVersion {
    package static let current = "0.1.0"
}
