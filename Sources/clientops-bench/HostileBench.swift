/// Who takes part in a measurement beside hostile connections.
struct HostileCast {
    /// Hostile connections of one user.
    struct Troop {
        /// Whose they are; nil for the user who measures.
        var uid: UInt32?
        var connections: Int
        /// Actions per second.
        var rate: Int
    }

    /// Whose the well-behaved connection is; nil for the user who measures.
    var client: HostAccount?
    var troops: [Troop]
}

/// What a well-behaved client felt beside one kind of load.
struct HostileRow {
    static let header = [
        "beside", "actions/s", "quiet replies/s", "replies/s", "quiet p50 us", "p50 us", "quiet p99 us", "p99 us",
        "p99 ratio", "of all rounds",
    ]

    let kind: HostileLoad.Kind
    /// The median of the rounds' ratios of 99th percentiles.
    let ratio: Double
    let cells: [String]
}

/// Measures a well-behaved client alone and beside hostile ones, by turns.
struct HostileBench {
    /// One comparison.
    private struct Round {
        var quiet: LoadResult
        var beside: LoadResult
        /// Hostile actions per second.
        var actions: Double

        var ratio: Double { beside.latencies.quantile(0.99) / max(quiet.latencies.quantile(0.99), 0.001) }
    }

    /// The 99th percentile, in microseconds, below which nothing is left of an earlier load.
    private static let calm = 1000.0
    private static let mostLooks = 60

    let target: BenchTarget
    let cast: HostileCast
    let load: LoadLoop

    /// Measures beside one kind of load.
    ///
    /// - Parameters:
    ///   - kind: How the others misbehave.
    ///   - rounds: How often, of which the median counts.
    /// - Returns: what was seen.
    /// - Throws: ``BenchError`` when the client was not served, or a load did not come about.
    func measure(_ kind: HostileLoad.Kind, rounds: Int) throws -> HostileRow {
        // The quiet time right before counts, since machines change their pace.
        let sorted = try (0..<rounds).map { _ in try round(kind) }.sorted { $0.ratio < $1.ratio }
        let median = sorted[rounds / 2]
        let cells: [String] =
            [kind.rawValue] + [median.actions, median.quiet.rate, median.beside.rate].map { "\(Int($0))" }
            + [0.5, 0.99].flatMap { share in
                [median.quiet, median.beside].map { Output.decimal($0.latencies.quantile(share), places: 1) }
            }
            + [
                Output.decimal(median.ratio, places: 2),
                sorted.map { Output.decimal($0.ratio, places: 2) }.joined(separator: " "),
            ]
        return HostileRow(kind: kind, ratio: median.ratio, cells: cells)
    }

    private func round(_ kind: HostileLoad.Kind) throws -> Round {
        try settle()
        let quiet = try reads(load)
        let begin = Clock.now
        var processes: [HostileProcess] = []
        var actions: UInt64?
        do {
            for troop in cast.troops {
                processes.append(
                    try HostileProcess(
                        kind,
                        uid: troop.uid,
                        count: troop.connections,
                        rate: troop.rate,
                        socket: target.socket
                    )
                )
            }
            for process in processes { try process.waitUntilConnected() }
            let beside = try reads(load)
            actions = stop(processes)
            processes = []
            guard let actions else { throw BenchError("a hostile process failed beside the measurement") }
            let seconds = Double(Clock.now - begin) / 1e9
            return Round(quiet: quiet, beside: beside, actions: Double(actions) / seconds)
        } catch {
            _ = stop(processes)
            throw error
        }
    }

    /// Ends the processes and answers how often they acted; nil when one failed.
    private func stop(_ processes: [HostileProcess]) -> UInt64? {
        for process in processes { process.release() }
        return processes.reduce(UInt64(0)) { sum, process in
            guard let actions = process.wait(), let sum else { return nil }
            return sum + actions
        }
    }

    /// Waits for what a load leaves behind, such as batches whose peers have gone, at most half a minute.
    private func settle() throws {
        let look = LoadLoop(connections: 1, depth: 1, seconds: 0.2)
        for _ in 0..<Self.mostLooks where try reads(look).latencies.quantile(0.99) < Self.calm { return }
    }

    /// Measures the well-behaved client.
    private func reads(_ load: LoadLoop) throws -> LoadResult {
        let result =
            try cast.client?.act { try load.run(target.reads, socket: target.socket) }
            ?? load.run(target.reads, socket: target.socket)
        if let error = result.firstError { throw BenchError("An error was answered: \(error)") }
        return result
    }
}
