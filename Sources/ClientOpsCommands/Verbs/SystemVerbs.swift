import ArgumentParser
import ClientOpsProtocol

/// The commands of `clientopsctl system`.
struct SystemCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "system",
        abstract: "What the daemon says of itself.",
        subcommands: [SystemPing.self, SystemHealth.self, SystemStatusVerb.self, SystemLimits.self]
    )
}

struct SystemPing: MethodCommand {
    typealias Called = SystemMethods.Ping
    static var view: View { .row }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}

struct SystemHealth: MethodCommand {
    typealias Called = SystemMethods.Health
    static var view: View { .row }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}

struct SystemStatusVerb: MethodCommand {
    typealias Called = SystemMethods.Status
    static var view: View { .row }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}

struct SystemLimits: MethodCommand {
    typealias Called = SystemMethods.Limits
    static var view: View { .row }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}

struct WhoAmI: MethodCommand {
    typealias Called = SystemMethods.WhoAmI
    static var view: View { .row }

    @OptionGroup(title: "Global options") var global: GlobalOptions
}
