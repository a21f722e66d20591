import Glibc

/// This program run once more, which ends when its lifeline is closed.
struct ChildProcess {
    // High enough to be none of the descriptors that the measurement itself has open.
    private static let given: Int32 = 1000
    private static let lifeline: Int32 = 1001

    private let process: pid_t
    private let lifelineEnd: Int32

    /// Starts a process.
    ///
    /// - Parameters:
    ///   - prefix: The words before the program, such as those that bind it to a processor.
    ///   - descriptor: What the process is given.
    ///   - arguments: Gives the arguments from the numbers that the descriptor and the lifeline have in the process.
    /// - Throws: Why it cannot be started.
    init(
        prefix: [String] = [],
        giving descriptor: Int32,
        _ arguments: (_ given: String, _ lifeline: String) -> [String]
    ) throws(BenchError) {
        guard let program = realpath("/proc/self/exe", nil) else { throw .system("realpath") }
        defer { free(program) }
        let words = prefix + [String(cString: program)] + arguments("\(Self.given)", "\(Self.lifeline)")
        let (read, write) = try Self.pipe()
        defer { close(read) }
        do throws(BenchError) {
            process = try Self.spawn(words, giving: descriptor, lifeline: read)
        } catch {
            close(write)
            throw error
        }
        lifelineEnd = write
    }

    /// Has the process end.
    func release() { close(lifelineEnd) }

    /// Waits until the process has ended.
    func wait() {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Makes a pipe that no other process inherits.
    static func pipe() throws(BenchError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw .system("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ arguments: [String],
        giving descriptor: Int32,
        lifeline: Int32
    ) throws(BenchError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, descriptor, Self.given)
        posix_spawn_file_actions_adddup2(&actions, lifeline, Self.lifeline)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
        guard code == 0 else { throw BenchError("posix_spawnp \(arguments[0]): \(String(cString: strerror(code)))") }
        return process
    }
}
