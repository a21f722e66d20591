import Glibc

/// A running floor.
struct EchoProcess {
    /// Where it listens.
    let socket: String
    private let directory: String
    private let process: ChildProcess

    /// Starts a floor.
    ///
    /// - Parameters:
    ///   - replyBytes: How long its replies are, their line feed included.
    ///   - cpu: The processor that it is bound to, nil for any.
    /// - Throws: Why it cannot be started.
    init(replyBytes: Int, cpu: Int?) throws(BenchError) {
        var template = Array("/tmp/clientops-bench.XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .system("mkdtemp") }
        directory = String(cString: made)
        socket = directory + "/echo.sock"
        let listener = try UnixSocket.listen(on: socket)
        defer { close(listener) }
        let binding = cpu.map { ["taskset", "--cpu-list", "\($0)"] } ?? []
        process = try ChildProcess(prefix: binding, giving: listener) { listener, lifeline in
            ["echo", "--listener", listener, "--lifeline", lifeline, "--reply-bytes", "\(replyBytes)"]
        }
    }

    /// Ends the process and removes its socket.
    func stop() {
        process.release()
        process.wait()
        unlink(socket)
        rmdir(directory)
    }
}
