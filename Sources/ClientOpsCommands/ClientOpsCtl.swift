import ArgumentParser
import ClientOpsProtocol

/// The command tree.
struct ClientOpsCtl: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "clientopsctl",
        abstract: "Talks to the clientops daemon.",
        discussion: """
            Exit status: 0 done, 1 the daemon answered an error, 64 wrong usage, 69 the daemon cannot be reached, \
            75 try again, 77 not permitted, 124 timed out.
            """,
        version: ProductVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Rows",
                subcommands: [
                    ClientCommands.self, ProjectCommands.self, InstanceCommands.self, CutoverCommands.self,
                    LeadCommands.self, InvoiceCommands.self, SeriesCommands.self, UserCommands.self,
                    ImportCommand.self, ExportCommand.self,
                ]
            ),
            CommandGroup(
                name: "Watching",
                subcommands: [
                    DashboardSummary.self, Findings.self, FindingCommands.self, ReconcileCommands.self,
                    AuditCommands.self, EventCommands.self, EventsCommand.self, InstanceFind.self,
                    AdoptCommand.self,
                    SourceCommands.self, ObservationCommands.self, ExpectationCommands.self, ObserveCommand.self,
                ]
            ),
            CommandGroup(
                name: "Daemon",
                subcommands: [
                    WhoAmI.self, SystemCommands.self, MetricsCommand.self, ReloadCommand.self, BackupCommand.self,
                    CallCommand.self,
                    MethodsCommand.self, DescribeCommand.self,
                    VersionCommand.self,
                ]
            ),
        ]
    )

    @OptionGroup(title: "Global options")
    var global: GlobalOptions
}
