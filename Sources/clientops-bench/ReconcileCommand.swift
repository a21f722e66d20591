import ArgumentParser
import ClientOpsClient
import ClientOpsModel
import StrictJSON

/// Times a reconciliation over many instances and observations, and what reads feel of it.
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Time a reconciliation over many instances and observations while reads go on."
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "The daemon's process, whose memory is looked at.")
    var pid: Int32?

    @Option(help: "Instances, each with one observed database.")
    var instances: Int = 200_000

    @Option(help: "Runs, of which the slowest counts.")
    var runs: Int = 3

    func validate() throws {
        guard instances > 0, runs > 0 else { throw ValidationError("Give at least one instance and one run.") }
    }

    func run() throws {
        let connection = try Connection(path: socket, options: ConnectionOptions(replyTimeout: nil))
        let world = ReconcileWorld(instances: instances)
        let filling = Clock.now
        try world.declare(connection)
        try world.observe(connection)
        Output.line("\(instances) instances and as many databases took \(Self.seconds(since: filling)) s to enter")
        let reads = try BenchTarget(socket: socket).reads
        let load = LoadLoop(connections: 8, depth: 1, seconds: 4)
        let idle = try load.run(reads, socket: socket)
        var rows = [["run", "seconds", "findings opened", "reads/s", "reads p99 (us)", "ratio to idle", "peak MiB"]]
        rows.append(["idle", "-", "-", "\(Int(idle.rate))", Self.p99(idle), "1.00", memory])
        for number in 1...runs {
            // The answer waits in the socket while the reads are measured; the run itself tells how long it took.
            try connection.send("reconcile.run", params: JSONValue.object([:]).serialized())
            let busy = try load.run(reads, socket: socket)
            let run = JSONValue(try connection.receive().result.get())["run"]
            rows.append([
                "\(number)", try Self.duration(of: run), "\(run?["counters"]?["new"]?.integerValue ?? -1)",
                "\(Int(busy.rate))", Self.p99(busy),
                Output.decimal(busy.latencies.quantile(0.99) / idle.latencies.quantile(0.99), places: 2), memory,
            ])
        }
        print(Output.table(rows), terminator: "")
    }

    /// The most memory that the daemon ever had, in MiB.
    private var memory: String {
        guard let pid, let peak = ProcessMemory.peakKiB(of: pid) else { return "-" }
        return "\(peak / 1024)"
    }

    /// Seconds from the begin to the end that a run states.
    private static func duration(of run: JSONValue?) throws -> String {
        let times = ["started_at", "finished_at"].compactMap { run?[$0]?.stringValue.flatMap { Timestamp($0) } }
        guard times.count == 2 else { throw BenchError("reconcile.run answered no times") }
        return Output.decimal(Double(times[1].milliseconds - times[0].milliseconds) / 1000, places: 2)
    }

    private static func p99(_ result: LoadResult) -> String {
        Output.decimal(result.latencies.quantile(0.99), places: 1)
    }

    private static func seconds(since begin: UInt64) -> String {
        Output.decimal(Double(Clock.now - begin) / 1e9, places: 1)
    }
}
