import Glibc

/// What a measurement gave.
struct LoadResult {
    var replies = 0
    var seconds = 0.0
    var latencies = LatencyHistogram()
    /// The first reply that was an error.
    var firstError: String?

    /// Replies per second.
    var rate: Double { seconds > 0 ? Double(replies) / seconds : 0 }
}

/// A closed loop on one thread: each connection sends its next request when a reply came.
struct LoadLoop {
    /// Replies of the first moments are not counted.
    private static let warmUp: UInt64 = 300_000_000
    /// How long the last replies are waited for.
    private static let patience: UInt64 = 10_000_000_000

    let connections: Int
    /// Requests on their way on each connection.
    let depth: Int
    let seconds: Double

    /// Sends requests to a socket for the time of the measurement.
    func run(_ workload: Workload, socket: String) throws -> LoadResult {
        let peers = try (0..<connections).map { _ in
            LoadPeer(descriptor: try UnixSocket.connect(to: socket), depth: depth)
        }
        var number = 1
        for peer in peers {
            for _ in 0..<depth {
                peer.enqueue(workload, number)
                number += 1
            }
            try peer.flush()
        }
        return try exchange(peers, workload, from: number)
    }

    private func exchange(_ peers: [LoadPeer], _ workload: Workload, from first: Int) throws -> LoadResult {
        var result = LoadResult()
        var number = first
        let begin = Clock.now + Self.warmUp
        let end = begin + UInt64(seconds * 1e9)
        var polls = peers.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while true {
            let now = Clock.now
            if now >= end, peers.allSatisfy({ $0.unanswered == 0 }) { break }
            guard now < end + Self.patience else { throw BenchError("the last replies did not come") }
            guard poll(&polls, nfds_t(polls.count), 100) >= 0 || errno == EINTR else { throw BenchError.system("poll") }
            for index in polls.indices where polls[index].revents != 0 {
                let peer = peers[index]
                let replies = try peer.receive(countingIn: &result, from: begin, to: end)
                if Clock.now < end {
                    for _ in 0..<replies {
                        peer.enqueue(workload, number)
                        number += 1
                    }
                }
                try peer.flush()
                polls[index].events = Int16(peer.isBlocked ? POLLIN | POLLOUT : POLLIN)
            }
        }
        result.seconds = seconds
        return result
    }
}

/// The monotonic clock.
enum Clock {
    /// Nanoseconds since some moment.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
