import ArgumentParser
import ClientOpsClient
import Glibc
import StrictJSON

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say for each part what is missing, with the SQL and the rights to give.",
        discussion: """
            Run it as the collector runs, since rights are what it is about: as root, or with
            systemd-run --pty -p User=_clientops-collect -p "AmbientCapabilities=CAP_SETUID CAP_SETGID" \
            clientops-collect check

            Exit status: 0 when nothing is missing, 1 when something is, 78 when the configuration is invalid.
            """
    )

    @OptionGroup var options: CollectOptions

    func run() throws {
        let surroundings = Surroundings.live()
        let configuration = try options.load()
        let own = Accounts.name(ofUser: geteuid())
        // Root checks on behalf of the unit, whose account is the one that needs rights.
        let account = geteuid() == 0 ? "_clientops-collect" : own
        var check = CollectCheck(configuration, in: surroundings, account: account)
        var lines = check.run()
        lines.append(contentsOf: Self.daemon(options.socketPath(surroundings.environment)))
        for line in lines { Console.say(line.text) }
        let isComplete = !lines.contains { if case .missing = $0 { true } else { false } }
        if !isComplete { throw ExitCode(1) }
    }

    /// Whether the daemon is reached and takes reports from this account.
    private static func daemon(_ path: String) -> [CollectCheck.Line] {
        let heading = CollectCheck.Line.heading("daemon: \(path)")
        do throws(ClientError) {
            let answer = try Connection(path: path).call("whoami")
            let role = answer["role"]?.stringValue ?? "none"
            return [heading, .fine("reached; the role of this account is \(role)")]
        } catch {
            return [heading, .missing(error.description)]
        }
    }
}
