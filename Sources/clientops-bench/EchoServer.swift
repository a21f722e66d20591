import ArgumentParser
import Glibc

/// The floor: answers each line with one of a fixed length and does nothing else.
struct EchoServer {
    /// The listening socket.
    let listener: Int32
    /// A pipe whose other end closes when the server is to end.
    let lifeline: Int32
    let reply: [UInt8]

    /// Makes a server; a reply has that many bytes, its line feed included.
    init(listener: Int32, lifeline: Int32, replyBytes: Int) {
        self.listener = listener
        self.lifeline = lifeline
        reply = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, replyBytes - 1)) + [UInt8(ascii: "\n")]
    }

    /// Serves until the lifeline closes.
    func run() throws {
        var polls = [lifeline, listener].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var outputs: [[UInt8]] = [[], []]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            guard poll(&polls, nfds_t(polls.count), -1) >= 0 || errno == EINTR else { throw BenchError.system("poll") }
            if polls[0].revents != 0 { return }
            for index in polls.indices.dropFirst(2).reversed() where polls[index].revents != 0 {
                if serve(&polls[index], &outputs[index], &buffer) { continue }
                close(polls[index].fd)
                polls.remove(at: index)
                outputs.remove(at: index)
            }
            guard polls[1].revents != 0 else { continue }
            let accepted = accept(listener, nil, nil)
            guard accepted >= 0 else { continue }
            try UnixSocket.setNonblocking(accepted)
            polls.append(pollfd(fd: accepted, events: Int16(POLLIN), revents: 0))
            outputs.append([])
        }
    }

    /// Reads, answers and writes once; false when the connection is done.
    private func serve(_ poll: inout pollfd, _ output: inout [UInt8], _ buffer: inout [UInt8]) -> Bool {
        if output.isEmpty {
            let count = recv(poll.fd, &buffer, buffer.count, 0)
            guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
            let lines = buffer[..<count].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            for _ in 0..<lines { output.append(contentsOf: reply) }
        }
        guard !output.isEmpty else { return true }
        let count = send(poll.fd, output, output.count, Int32(MSG_NOSIGNAL))
        guard count >= 0 || errno == EAGAIN else { return false }
        if count == output.count { output.removeAll(keepingCapacity: true) } else { output.removeFirst(max(count, 0)) }
        poll.events = Int16(output.isEmpty ? POLLIN : POLLOUT)
        return true
    }
}

/// The floor as a process of its own, as the daemon is one; started by the measurement.
struct EchoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "echo", shouldDisplay: false)

    @Option var listener: Int32
    @Option var lifeline: Int32
    @Option var replyBytes: Int

    func run() throws {
        try EchoServer(listener: listener, lifeline: lifeline, replyBytes: replyBytes).run()
    }
}
