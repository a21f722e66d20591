import Glibc

/// Requests at a fixed pace, on one thread, whatever the daemon makes of them.
///
/// A duration counts from when its request was due: what comes late because an answer did not come in time is late.
struct PacedLoad {
    /// Requests of one connection that may be on their way; the others wait for their turn.
    private static let depth = 64
    /// Replies of the first moments are not counted.
    private static let warmUp: UInt64 = 300_000_000
    /// How long the last replies are waited for.
    private static let patience: UInt64 = 10_000_000_000
    /// How long a call may take whose answer ends a measurement.
    private static let longest: UInt64 = 600_000_000_000

    let connections: Int
    /// Requests per second of all connections together.
    let rate: Int
    let seconds: Double

    /// Sends requests to a socket for the time of the measurement.
    ///
    /// - Parameters:
    ///   - workload: The requests.
    ///   - socket: The daemon's.
    ///   - call: Made when the measurement begins; its answer ends the measurement, however long it takes.
    /// - Returns: what was measured.
    /// - Throws: ``BenchError`` when the daemon does not answer.
    func run(_ workload: Workload, socket: String, during call: LongCall? = nil) throws -> LoadResult {
        let peers = try (0..<connections).map { _ in
            LoadPeer(descriptor: try UnixSocket.connect(to: socket), depth: Self.depth)
        }
        var result = LoadResult()
        let interval = 1_000_000_000 / UInt64(rate)
        let first = Clock.now
        let begin = first + Self.warmUp
        var end = begin + (call == nil ? UInt64(seconds * 1e9) : Self.longest)
        var call = call
        var isCalled = false
        var number = 0
        while true {
            let now = Clock.now
            if now >= end, peers.allSatisfy({ $0.unanswered == 0 }) { break }
            guard now < end + Self.patience else { throw BenchError("the last replies did not come") }
            if now >= begin, !isCalled {
                try call?.send()
                isCalled = true
            }
            var due = first + UInt64(number) * interval
            while due <= now, due < end, peers[number % connections].unanswered < Self.depth {
                peers[number % connections].enqueue(workload, number + 1, at: due)
                number += 1
                due = first + UInt64(number) * interval
            }
            for peer in peers { try peer.flush() }
            let watched = peers.map(\.descriptor) + (isCalled ? call.map { [$0.descriptor] } ?? [] : [])
            let ready = try Self.wait(for: watched, nanoseconds: due > now ? min(due - now, 100_000_000) : 0)
            for (peer, isReady) in zip(peers, ready) where isReady {
                _ = try peer.receive(countingIn: &result, from: begin, to: end)
            }
            if ready.count > peers.count, ready[peers.count] {
                // The answer itself is left in the socket.
                end = Clock.now
                call = nil
            }
        }
        result.seconds = Double(end - begin) / 1e9
        return result
    }

    /// Waits for descriptors with a finer clock than `poll` has; answers which of them can be read.
    private static func wait(for descriptors: [Int32], nanoseconds: UInt64) throws(BenchError) -> [Bool] {
        let size = MemoryLayout<fd_set>.size
        guard let highest = descriptors.max(), highest < 8 * size else { throw BenchError("too many descriptors") }
        var set = fd_set()
        withUnsafeMutableBytes(of: &set) { bytes in
            for descriptor in descriptors { bytes[Int(descriptor) / 8] |= 1 << UInt8(descriptor % 8) }
        }
        var time = timeval(tv_sec: 0, tv_usec: Int((nanoseconds + 999) / 1000))
        let count = select(highest + 1, &set, nil, nil, &time)
        guard count >= 0 || errno == EINTR else { throw BenchError.system("select") }
        guard count > 0 else { return descriptors.map { _ in false } }
        return withUnsafeBytes(of: &set) { bytes in
            descriptors.map { bytes[Int($0) / 8] & 1 << UInt8($0 % 8) != 0 }
        }
    }
}
