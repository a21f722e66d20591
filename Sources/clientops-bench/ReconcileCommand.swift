import ArgumentParser

/// Times a reconciliation over many instances and observations, and what reads feel of it.
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Time a reconciliation over many instances and observations while reads go on.",
        discussion: """
            The first run opens what it finds. Before every second one after it the sources look again and see other
            problems, the others find nothing new. Fails when a run, the daemon's memory or the reads exceed what they
            may.
            """
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "The daemon's process, whose memory is looked at.")
    var pid: Int32?

    @Option(help: "Instances, each with one observed database.")
    var instances: Int = 200_000

    @Option(help: "Runs; the slowest one counts, and of the reads the median of all.")
    var runs: Int = 5

    @Option(help: "Connections that read.")
    var connections: Int = 8

    @Option(help: "Reads per second of all connections together.")
    var rate: Int = 5000

    @Option(help: "Seconds of the reads before each run.")
    var seconds: Double = 4

    @Option(help: "The seconds that no run may exceed.")
    var mostSeconds: Double = 15

    @Option(help: "The MiB that the whole daemon may never exceed.")
    var mostMemory: Double = 512

    @Option(help: "The ratio of the 99th percentiles of reads, beside a run and before it, that may not be exceeded.")
    var most: Double = 2

    func validate() throws {
        guard instances > 0, runs > 0, (1...60).contains(connections), rate > 0, seconds > 0, seconds <= 3600 else {
            throw ValidationError(
                "Give an instance, a run, a rate, 1 to 60 connections, and more than 0 to 3600 seconds."
            )
        }
    }

    func run() throws {
        let bench = ReconcileBench(
            target: try BenchTarget(socket: socket),
            world: ReconcileWorld(instances: instances),
            load: PacedLoad(connections: connections, rate: rate, seconds: seconds),
            pid: pid
        )
        try bench.fill()
        var rows: [ReconcileRow] = []
        for number in 0..<runs {
            if number > 0, number.isMultiple(of: 2) { try bench.look(number / 2) }
            rows.append(try bench.measure())
        }
        Output.line(Output.table([ReconcileRow.header] + rows.enumerated().map { ["\($0 + 1)"] + $1.cells }))
        try judge(rows)
    }

    /// Prints each limit with what was measured; fails when one was exceeded.
    private func judge(_ rows: [ReconcileRow]) throws {
        var limits = [
            ("seconds of the slowest run", rows.map(\.seconds).max() ?? 0, mostSeconds),
            ("p99 of reads, times idle, median of the runs", rows.map(\.ratio).sorted()[rows.count / 2], most),
        ]
        if let pid, let peak = ProcessMemory.peakKiB(of: pid) {
            limits.append(("MiB of the whole daemon at its peak", Double(peak) / 1024, mostMemory))
        }
        for (name, value, most) in limits {
            let numbers = [value, most].map { Output.decimal($0, places: 2) }
            Output.line("\(name): \(numbers[0]), limit \(numbers[1]): \(value <= most ? "kept" : "MISSED")")
        }
        guard limits.allSatisfy({ $0.1 <= $0.2 }) else { throw ExitCode(1) }
    }
}
