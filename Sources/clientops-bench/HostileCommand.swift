import ArgumentParser
import Dispatch
import Foundation
import Glibc
import Synchronization

/// Measures a well-behaved client with and without hostile ones beside it.
struct HostileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hostile",
        abstract: "Measure the latency of a well-behaved client beside each kind of hostile load.",
        discussion: "All connections belong to one user, the hardest case: limits per user do not help."
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "Seconds of each measurement.")
    var seconds: Double = 2

    @Option(help: "Hostile connections.")
    var connections: Int = 500

    @Option(help: "Hostile actions per second.")
    var rate: Int = 20_000

    func validate() throws {
        guard seconds > 0, seconds <= 3600, (1...900).contains(connections), rate > 0 else {
            throw ValidationError("Give 1 to 900 connections, a rate, and more than 0 to 3600 seconds.")
        }
    }

    func run() throws {
        let target = try BenchTarget(socket: socket)
        let load = LoadLoop(connections: 1, depth: 1, seconds: seconds)
        var rows = [["beside", "replies/s", "p50 us", "p99 us", "p99 ratio"]]
        for kind in HostileLoad.Kind.allCases {
            // The quiet time right before counts, since machines change their pace.
            let quiet = try load.run(target.reads, socket: socket)
            let beside = try Self.beside(kind, count: connections, rate: rate, socket: socket) {
                try load.run(target.reads, socket: socket)
            }
            if kind == HostileLoad.Kind.allCases.first { rows.append(Self.row("nothing", quiet, quiet)) }
            rows.append(Self.row(kind.rawValue, beside, quiet))
        }
        Output.line("\(connections) hostile connections, up to \(rate) actions/s, \(seconds) s each")
        Output.line(Output.table(rows))
    }

    private static func row(_ name: String, _ result: LoadResult, _ quiet: LoadResult) -> [String] {
        let ratio = result.latencies.quantile(0.99) / max(quiet.latencies.quantile(0.99), 0.001)
        return [
            name, "\(Int(result.rate))", Output.decimal(result.latencies.quantile(0.5), places: 1),
            Output.decimal(result.latencies.quantile(0.99), places: 1), Output.decimal(ratio, places: 2),
        ]
    }

    /// Runs a measurement while a thread is hostile.
    private static func beside(
        _ kind: HostileLoad.Kind,
        count: Int,
        rate: Int,
        socket: String,
        _ measure: () throws -> LoadResult
    ) throws -> LoadResult {
        let run = HostileRun(kind, count: count, rate: rate, socket: socket)
        defer { run.stop() }
        try run.waitUntilConnected()
        return try measure()
    }
}

/// A thread that is hostile until it is stopped.
private final class HostileRun: Sendable {
    private let isDone = Atomic<Bool>(false)
    private let failure = Mutex<(any Error)?>(nil)
    private let connected = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(_ kind: HostileLoad.Kind, count: Int, rate: Int, socket: String) {
        Thread.detachNewThread { [self] in
            do {
                let load = try HostileLoad(kind, count: count, socket: socket)
                connected.signal()
                try drive(load, rate: rate)
            } catch {
                failure.withLock { $0 = error }
                connected.signal()
            }
            ended.signal()
        }
    }

    /// Acts in bursts of a millisecond, at most so many times a second, so that it is no measure of the processor.
    private func drive(_ load: HostileLoad, rate: Int) throws {
        let burst = max(1, rate / 1000)
        while !isDone.load(ordering: .relaxed) {
            let end = Clock.now + 1_000_000
            for _ in 0..<burst where Clock.now < end { try load.step() }
            let now = Clock.now
            if now < end { usleep(UInt32((end - now) / 1000)) }
        }
    }

    func waitUntilConnected() throws {
        connected.wait()
        try failure.withLock { failure in
            if let failure { throw failure }
        }
    }

    func stop() {
        isDone.store(true, ordering: .relaxed)
        ended.wait()
    }
}
