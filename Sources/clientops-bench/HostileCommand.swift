import ArgumentParser
import ClientOpsClient
import Glibc

/// Measures a well-behaved client with and without hostile ones beside it.
struct HostileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hostile",
        abstract: "Measure the latency of a well-behaved client beside each kind of hostile load.",
        discussion: """
            Run by root, the client and each group of hostile connections belong to staff of their own, as strangers
            on a host do. Run by others, all are one user, whom limits per user do not hold; the loads that only these
            limits hold are left out then.
            """
    )

    /// Connections of one hostile user; a daemon allows 64.
    private static let perUser = 60

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "Seconds of each measurement.")
    var seconds: Double = 2

    @Option(help: "Measurements of each load, of which the median counts.")
    var rounds: Int = 5

    @Option(help: "Hostile connections.")
    var connections: Int = 500

    @Option(help: "Hostile actions per second.")
    var rate: Int = 2000

    @Option(help: "The ratio of the 99th percentiles that no load may exceed.")
    var most: Double = 2

    @Option(help: "A load to measure, several times for more; all without.")
    var load: [HostileLoad.Kind] = []

    func validate() throws {
        guard seconds > 0, seconds <= 3600, (1...840).contains(connections), rate > 0, rounds > 0 else {
            throw ValidationError("Give 1 to 840 connections, a rate, rounds, and more than 0 to 3600 seconds.")
        }
    }

    func run() throws {
        let target = try BenchTarget(socket: socket)
        let bench = HostileBench(
            target: target,
            cast: try cast(target),
            load: LoadLoop(connections: 1, depth: 1, seconds: seconds)
        )
        let kinds = load.isEmpty ? HostileLoad.Kind.allCases : load
        let possible = kinds.filter { !$0.needsOtherUser || bench.cast.client != nil }
        Output.line("\(connections) hostile connections, up to \(rate) actions/s, \(rounds) times \(seconds) s each")
        if possible.count < kinds.count {
            let skipped = kinds.filter { !possible.contains($0) }.map(\.rawValue).joined(separator: ", ")
            Output.line("Left out, since only root can be other users: \(skipped)")
        }
        let rows = try possible.map { try bench.measure($0, rounds: rounds) }
        Output.line(Output.table([HostileRow.header] + rows.map(\.cells)))
        let over = rows.filter { $0.ratio > most }.map(\.kind.rawValue)
        guard over.isEmpty else {
            Output.line("More than \(most) times: \(over.joined(separator: ", "))")
            throw ExitCode(1)
        }
    }

    /// Who takes part; root gives each its account, which the daemon is told of.
    private func cast(_ target: BenchTarget) throws -> HostileCast {
        guard geteuid() == 0 else {
            let all = HostileCast.Troop(uid: nil, connections: connections, rate: rate)
            return HostileCast(client: nil, troops: [all])
        }
        let accounts = HostAccount.all()
        let users = (connections + Self.perUser - 1) / Self.perUser
        guard let client = accounts.first, accounts.count > users else {
            throw BenchError("\(users + 1) system accounts are needed, but there are only \(accounts.count)")
        }
        let hostile = Array(accounts.dropFirst().prefix(users))
        let connection = try Connection(path: socket)
        for account in [client] + hostile { try account.join(connection) }
        let troops = hostile.enumerated().map { index, account in
            HostileCast.Troop(
                uid: account.uid,
                connections: connections * (index + 1) / users - connections * index / users,
                rate: max(1, rate / users)
            )
        }
        return HostileCast(client: client, troops: troops)
    }
}
