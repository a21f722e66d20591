import Glibc

/// A running floor.
struct EchoProcess {
    // High enough to be none of the descriptors that the measurement itself has open.
    private static let listener: Int32 = 1000
    private static let lifeline: Int32 = 1001

    /// Where it listens.
    let socket: String
    private let directory: String
    private let process: pid_t
    private let lifelineEnd: Int32

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
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system("pipe") }
        defer { close(ends[0]) }
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        lifelineEnd = ends[1]
        let arguments = try Self.arguments(replyBytes: replyBytes, cpu: cpu)
        process = try Self.spawn(arguments, listener: listener, lifeline: ends[0])
    }

    /// Ends the process and removes its socket.
    func stop() {
        close(lifelineEnd)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        unlink(socket)
        rmdir(directory)
    }

    private static func arguments(replyBytes: Int, cpu: Int?) throws(BenchError) -> [String] {
        guard let program = realpath("/proc/self/exe", nil) else { throw .system("realpath") }
        defer { free(program) }
        let binding = cpu.map { ["taskset", "--cpu-list", "\($0)"] } ?? []
        return binding + [
            String(cString: program), "echo", "--listener", "\(listener)", "--lifeline", "\(lifeline)",
            "--reply-bytes", "\(replyBytes)",
        ]
    }

    private static func spawn(_ arguments: [String], listener: Int32, lifeline: Int32) throws(BenchError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, listener, Self.listener)
        posix_spawn_file_actions_adddup2(&actions, lifeline, Self.lifeline)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
        guard code == 0 else { throw BenchError("posix_spawnp \(arguments[0]): \(String(cString: strerror(code)))") }
        return process
    }
}
