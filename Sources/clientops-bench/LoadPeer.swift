import Glibc

/// One connection of the load generator.
final class LoadPeer {
    let descriptor: Int32
    private var output: [UInt8] = []
    private var input = [UInt8](repeating: 0, count: 262_144)
    /// Bytes of a reply whose end has not come yet, at the beginning of `input`.
    private var kept = 0
    /// When each unanswered request was enqueued, oldest at `oldest`.
    private var times: [UInt64]
    private var oldest = 0
    private(set) var unanswered = 0

    /// Takes over a descriptor that does not block.
    init(descriptor: Int32, depth: Int) {
        self.descriptor = descriptor
        times = [UInt64](repeating: 0, count: depth)
    }

    deinit { close(descriptor) }

    /// Whether the socket takes no more for now.
    var isBlocked: Bool { !output.isEmpty }

    /// Adds a request.
    ///
    /// - Parameters:
    ///   - workload: The requests.
    ///   - number: Which of them.
    ///   - time: Since when its duration counts; now without.
    func enqueue(_ workload: Workload, _ number: Int, at time: UInt64? = nil) {
        workload.append(&output, number)
        times[(oldest + unanswered) % times.count] = time ?? Clock.now
        unanswered += 1
    }

    /// Writes what the socket takes.
    func flush() throws(BenchError) {
        guard !output.isEmpty else { return }
        let count = send(descriptor, output, output.count, Int32(MSG_NOSIGNAL))
        if count == output.count {
            output.removeAll(keepingCapacity: true)
        } else if count > 0 {
            output.removeFirst(count)
        } else if errno != EAGAIN, errno != EINTR {
            throw .system("send")
        }
    }

    /// Reads once and counts the replies that came in the time of the measurement.
    func receive(countingIn result: inout LoadResult, from begin: UInt64, to end: UInt64) throws(BenchError) -> Int {
        let capacity = input.count - kept
        let count = input.withUnsafeMutableBytes { buffer in
            recv(descriptor, buffer.baseAddress?.advanced(by: kept), capacity, 0)
        }
        guard count != 0 else { throw BenchError("the connection was closed") }
        guard count > 0 else {
            if errno == EAGAIN || errno == EINTR { return 0 }
            throw .system("recv")
        }
        let now = Clock.now
        let filled = kept + count
        var replies = 0
        var start = 0
        var scanned = kept
        while let line = lineFeed(from: scanned, to: filled) {
            guard unanswered > 0 else { throw BenchError("a reply came that nobody waits for") }
            if now >= begin {
                if now < end { result.replies += 1 }
                // Also of the last ones: who is kept waiting beyond the end must not look quick.
                result.latencies.record(nanoseconds: now - times[oldest])
            }
            if result.firstError == nil, isError(from: start, to: line) {
                result.firstError = String(decoding: input[start..<line], as: UTF8.self)
            }
            oldest = (oldest + 1) % times.count
            unanswered -= 1
            replies += 1
            start = line + 1
            scanned = start
        }
        try keep(from: start, to: filled)
        return replies
    }

    private func keep(from start: Int, to end: Int) throws(BenchError) {
        kept = end - start
        guard kept < input.count else { throw BenchError("a reply is too long") }
        guard start > 0, kept > 0 else { return }
        input.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            _ = memmove(base, base.advanced(by: start), kept)
        }
    }

    private func lineFeed(from start: Int, to end: Int) -> Int? {
        input.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base.advanced(by: start), 10, end - start) else {
                return nil
            }
            return base.distance(to: UnsafeRawPointer(found))
        }
    }

    /// Whether a line is a JSON-RPC error: `error` stands near its beginning, where `result` stands otherwise.
    private func isError(from start: Int, to end: Int) -> Bool {
        guard input[start] == UInt8(ascii: "{") else { return false }
        let window = input[start..<min(end, start + 64)]
        return window.indices.contains { index in
            input[index] == UInt8(ascii: "e") && window[index...].starts(with: "error\":".utf8)
        }
    }
}
