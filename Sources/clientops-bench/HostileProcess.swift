import ArgumentParser
import Glibc

/// A process that is hostile until it is stopped.
struct HostileProcess {
    private let process: ChildProcess
    private let words: Int32

    /// Starts a process and waits until it is connected.
    ///
    /// - Parameters:
    ///   - kind: How it misbehaves.
    ///   - uid: Whose process it is; nil for the caller's.
    ///   - count: Its connections.
    ///   - rate: Its actions per second.
    ///   - socket: The daemon's.
    /// - Throws: Why it cannot be started.
    init(_ kind: HostileLoad.Kind, uid: UInt32?, count: Int, rate: Int, socket: String) throws(BenchError) {
        let (read, write) = try ChildProcess.pipe()
        defer { close(write) }
        words = read
        process = try ChildProcess(giving: write) { words, lifeline in
            let user = uid.map { ["--uid", "\($0)"] } ?? []
            return ["trouble", "--kind", kind.rawValue, "--socket", socket] + user + [
                "--connections", "\(count)", "--rate", "\(rate)", "--words", words, "--lifeline", lifeline,
            ]
        }
    }

    /// Waits until all of its connections are open.
    ///
    /// - Throws: ``BenchError`` when it ended instead.
    func waitUntilConnected() throws(BenchError) {
        guard nextWord() != nil else { throw BenchError("a hostile process ended before it was connected") }
    }

    /// Has the process end.
    func release() { process.release() }

    /// Waits for the end of a released process.
    ///
    /// - Returns: how many actions it got to; nil when it failed.
    func wait() -> UInt64? {
        defer { close(words) }
        let actions = nextWord()
        process.wait()
        return actions
    }

    private func nextWord() -> UInt64? {
        var word: UInt64 = 0
        while true {
            let count = read(words, &word, MemoryLayout<UInt64>.size)
            if count == MemoryLayout<UInt64>.size { return word }
            guard count < 0, errno == EINTR else { return nil }
        }
    }
}

/// The hostile process itself; started by the measurement.
struct TroubleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "trouble", shouldDisplay: false)

    /// A measurement on the same processor comes first: what is looked at is what the daemon makes of this process.
    private static let niceness: Int32 = 10

    @Option var kind: HostileLoad.Kind
    @Option var socket: String
    @Option var uid: UInt32?
    @Option var connections: Int
    @Option var rate: Int
    @Option var words: Int32
    @Option var lifeline: Int32

    func run() throws {
        if let uid { try HostAccount.become(uid) }
        _ = nice(Self.niceness)
        let load = try HostileLoad(kind, count: connections, socket: socket)
        tell(0)
        tell(try drive(load))
    }

    /// Acts in bursts of a millisecond, at most so many times a second, so that it is no measure of the processor.
    private func drive(_ load: HostileLoad) throws -> UInt64 {
        var poll = pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)
        let begin = Clock.now
        var actions: UInt64 = 0
        while Glibc.poll(&poll, 1, 0) == 0 {
            let end = Clock.now + 1_000_000
            let due = (Clock.now - begin) * UInt64(rate) / 1_000_000_000
            // What was missed while others had the processor is not made up for.
            for _ in 0..<min(due - min(due, actions), UInt64(max(1, rate / 1000))) where Clock.now < end {
                try load.step()
                actions += 1
            }
            let now = Clock.now
            if now < end { usleep(UInt32((end - now) / 1000)) }
        }
        return actions
    }

    private func tell(_ word: UInt64) {
        var word = word
        _ = write(words, &word, MemoryLayout<UInt64>.size)
    }
}

extension HostileLoad.Kind: ExpressibleByArgument {}
