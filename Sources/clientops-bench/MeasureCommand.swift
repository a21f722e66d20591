import ArgumentParser

/// Measures reads and durable writes per second as ratios to the floor.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure point reads and durable writes per second against an echo floor."
    )

    @Option(help: "The daemon's socket; without one only the floor is measured.")
    var socket: String?

    @Option(help: "Seconds of each measurement.")
    var seconds: Double = 2

    @Option(help: "Requests that each connection keeps on their way.")
    var pipeline: Int = 1

    @Option(
        name: .customLong("server-cpu"),
        help: "The processor to bind the floor to, where the daemon is bound to it as well."
    )
    var serverCPU: Int?

    func validate() throws {
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("--seconds takes more than 0 to 3600.") }
        // More than 128 unanswered requests of a connection are not read by the daemon.
        guard (1...128).contains(pipeline) else { throw ValidationError("--pipeline takes 1 to 128.") }
    }

    func run() throws {
        let target = try socket.map { try BenchTarget(socket: $0) }
        let request = target?.readRequestBytes ?? 72
        let reply = target?.readReplyBytes ?? 300
        let floor = try EchoProcess(replyBytes: reply, cpu: serverCPU)
        defer { floor.stop() }
        Output.line(
            "\(seconds) s each, pipeline \(pipeline), \(request) B a request, \(reply) B a reply, floor: poll(2) echo"
        )
        var rows: [BenchRow] = []
        for connections in [1, 8, 64] {
            let load = LoadLoop(connections: connections, depth: pipeline, seconds: seconds)
            let echo = Workload.padded(to: request)
            rows.append(
                BenchRow(
                    connections: connections,
                    floor: try load.run(echo, socket: floor.socket),
                    reads: try target.map { try load.run($0.reads, socket: $0.socket) },
                    writes: try target.map { try load.run($0.writes, socket: $0.socket) }
                )
            )
        }
        Output.line(BenchRow.table(rows))
        let failed = rows.flatMap { [$0.floor, $0.reads, $0.writes] }.compactMap { $0?.firstError }
        guard failed.isEmpty else {
            Output.line("An error was answered: \(failed[0])")
            throw ExitCode(1)
        }
    }
}
