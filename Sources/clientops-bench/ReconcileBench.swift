import ClientOpsClient
import StrictJSON

/// What a run took, and what reads felt of it.
struct ReconcileRow {
    static let header = [
        "run", "seconds", "opened", "resolved", "still", "reads/s", "idle p50 us", "p50 us", "idle p99 us", "p99 us",
        "p99 ratio", "peak MiB",
    ]

    let counters: JSONValue?
    let idle: LoadResult
    let beside: LoadResult
    let peakKiB: Int?

    /// From the call to its answer: the run and all that it wrote.
    var seconds: Double { beside.seconds }

    /// The 99th percentile beside the run over that before it.
    var ratio: Double { beside.latencies.quantile(0.99) / max(idle.latencies.quantile(0.99), 0.001) }

    /// What the table shows of it, without the run's number.
    var cells: [String] {
        [Output.decimal(seconds, places: 2)]
            + ["new", "resolved", "still"].map { "\(counters?[$0]?.integerValue ?? -1)" }
            + ["\(Int(beside.rate))"]
            + [0.5, 0.99].flatMap { share in
                [idle, beside].map { Output.decimal($0.latencies.quantile(share), places: 1) }
            }
            + [Output.decimal(ratio, places: 2), peakKiB.map { Output.decimal(Double($0) / 1024, places: 1) } ?? "-"]
    }
}

/// Measures reconciliations of a daemon.
struct ReconcileBench {
    let target: BenchTarget
    let world: ReconcileWorld
    let load: PacedLoad
    /// The daemon's process.
    let pid: Int32?

    /// Enters the world, and says what that took.
    func fill() throws {
        let filler = try Filler(socket: target.socket)
        let begin = Clock.now
        try world.declare(filler)
        try world.createSources(filler)
        let declared = Clock.now
        try look(0)
        let peak = pid.flatMap { ProcessMemory.peakKiB(of: $0) }.map { ", \($0 / 1024) MiB at most" } ?? ""
        Output.line(
            "Entered \(world.instances) instances in \(Self.seconds(from: begin, to: declared)) s and their databases "
                + "in \(Self.seconds(from: declared, to: Clock.now)) s\(peak)"
        )
    }

    /// Has the sources report.
    ///
    /// - Parameter number: Which look it is, from 0 on.
    /// - Throws: Why a report was not taken.
    func look(_ number: Int) throws {
        let options = ConnectionOptions(replyTimeout: nil)
        try world.observe(try Connection(path: target.socket, options: options), look: number)
    }

    /// Measures the reads alone, then beside a run from its begin to its end.
    func measure() throws -> ReconcileRow {
        // The quiet time right before counts, since machines change their pace.
        let idle = try load.run(target.reads, socket: target.socket)
        let call = try LongCall("reconcile.run", socket: target.socket)
        let beside = try load.run(target.reads, socket: target.socket, during: call)
        if let error = idle.firstError ?? beside.firstError { throw BenchError("An error was answered: \(error)") }
        return ReconcileRow(
            counters: try call.result()["run"]?["counters"],
            idle: idle,
            beside: beside,
            peakKiB: pid.flatMap { ProcessMemory.peakKiB(of: $0) }
        )
    }

    private static func seconds(from begin: UInt64, to end: UInt64) -> String {
        Output.decimal(Double(end - begin) / 1e9, places: 1)
    }
}
