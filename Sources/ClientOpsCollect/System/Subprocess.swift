import Glibc

/// A program that is run to its end, with bounds on its time and its output.
package struct Subprocess: Sendable {
    /// How a program ended, and what it wrote.
    package struct Outcome: Sendable {
        /// The status it exited with; nil when a signal ended it.
        package var status: Int32?
        package var output: [UInt8]
        /// What it wrote to its standard error, for telling failures apart; never shown.
        package var errors: [UInt8]
    }

    /// Why there is no outcome.
    package enum Failure: Error, Sendable, Hashable {
        case missing, timedOut, tooLong
        case system(Int32)
    }

    /// The program, looked up in the given `PATH` unless it is a path, and its arguments.
    package var arguments: [String]
    /// All of its variables.
    package var environment: [String: String]
    /// Its standard input.
    package var input: [UInt8]
    /// Most bytes of its output.
    package var limit: Int

    /// Describes a program; nothing runs yet.
    package init(_ arguments: [String], environment: [String: String], input: [UInt8] = [], limit: Int = 4 << 20) {
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.limit = limit
    }

    /// Runs the program.
    ///
    /// - Parameter deadline: when it is killed.
    /// - Returns: how it ended.
    /// - Throws: why there is no outcome.
    package func run(until deadline: Deadline) throws(Failure) -> Outcome {
        guard let program = SearchPath(environment["PATH"] ?? "").program(arguments.first ?? "") else {
            throw .missing
        }
        // A program that ends before it has read its input shows as a failing write.
        signal(SIGPIPE, SIG_IGN)
        var pipes = try Pipes()
        defer { pipes.closeAll() }
        let pid = try start(program, pipes)
        pipes.closeTheirs()
        var isReaped = false
        defer {
            if !isReaped {
                kill(pid, SIGKILL)
                _ = Self.wait(for: pid)
            }
        }
        let (output, errors) = try exchange(&pipes, until: deadline)
        // What has closed its output may still hang.
        var status: Int32 = 0
        while true {
            let ended = waitpid(pid, &status, WNOHANG)
            if ended == pid { break }
            guard ended == 0 || errno == EINTR else { throw .system(errno) }
            guard deadline.remaining > 0 else { throw .timedOut }
            poll(nil, 0, 2)
        }
        isReaped = true
        return Outcome(status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, output: output, errors: errors)
    }

    private static func wait(for pid: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Writes the input and reads both outputs until they end.
    private func exchange(
        _ pipes: inout Pipes,
        until deadline: Deadline
    ) throws(Failure) -> (output: [UInt8], errors: [UInt8]) {
        var (output, errors): ([UInt8], [UInt8]) = ([], [])
        var rest = input[...]
        if rest.isEmpty { pipes.closeInput() }
        while pipes.output >= 0 || pipes.errors >= 0 {
            var requests = [
                pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
            ]
            guard deadline.remaining > 0 else { throw .timedOut }
            let ready = poll(&requests, 3, deadline.remaining)
            guard ready >= 0 || errno == EINTR else { throw .system(errno) }
            guard ready > 0 else { continue }
            if requests[0].revents != 0, !Self.take(pipes.output, into: &output) { pipes.closeOutput() }
            if requests[1].revents != 0 {
                // Only the beginning of what it complains about is of use.
                if !Self.take(pipes.errors, into: &errors) { pipes.closeErrors() }
                errors = Array(errors.prefix(16_384))
            }
            if requests[2].revents != 0 {
                let count = rest.withUnsafeBytes { Glibc.write(pipes.input, $0.baseAddress, $0.count) }
                rest = rest.dropFirst(max(0, count))
                if rest.isEmpty || count < 0 && errno != EINTR && errno != EAGAIN { pipes.closeInput() }
            }
            guard output.count <= limit else { throw .tooLong }
        }
        return (output, errors)
    }

    /// Reads what is there; false at the end.
    private static func take(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count > 0 || count < 0 && (errno == EINTR || errno == EAGAIN)
        }
    }

    private func start(_ program: String, _ pipes: Pipes) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes.theirInput, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, pipes.theirOutput, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, pipes.theirErrors, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var pid: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
        var status: Int32 = 0
        for _ in 0..<100 {
            status = Self.withStrings(arguments) { arguments in
                Self.withStrings(variables) { posix_spawn(&pid, program, &actions, &attributes, arguments, $0) }
            }
            // Somebody is just installing the program.
            guard status == ETXTBSY else { break }
            poll(nil, 0, 10)
        }
        guard status == 0 else { throw status == ENOENT ? .missing : .system(status) }
        return pid
    }

    private static func withStrings<T>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
        var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        copies.append(nil)
        defer { copies.forEach { free($0) } }
        return body(copies)
    }
}

/// The three pipes to and from a program; a closed end is -1.
private struct Pipes {
    private(set) var input: Int32 = -1
    private(set) var output: Int32 = -1
    private(set) var errors: Int32 = -1
    private(set) var theirInput: Int32 = -1
    private(set) var theirOutput: Int32 = -1
    private(set) var theirErrors: Int32 = -1

    init() throws(Subprocess.Failure) {
        do throws(Subprocess.Failure) {
            (theirInput, input) = try Self.make()
            (output, theirOutput) = try Self.make()
            (errors, theirErrors) = try Self.make()
        } catch {
            closeAll()
            throw error
        }
        // A program that does not read must not hang this one.
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    private static func make() throws(Subprocess.Failure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    mutating func closeInput() { Self.close(&input) }
    mutating func closeOutput() { Self.close(&output) }
    mutating func closeErrors() { Self.close(&errors) }

    mutating func closeTheirs() {
        Self.close(&theirInput)
        Self.close(&theirOutput)
        Self.close(&theirErrors)
    }

    mutating func closeAll() {
        closeTheirs()
        closeInput()
        closeOutput()
        closeErrors()
    }

    private static func close(_ descriptor: inout Int32) {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}

/// The directories in which programs are looked up.
package struct SearchPath: Sendable {
    private let directories: [Substring]

    /// Takes the value of `PATH`; relative directories do not count.
    package init(_ value: String) {
        directories = value.split(separator: ":").filter { $0.hasPrefix("/") }
    }

    /// Finds a program.
    ///
    /// - Parameter name: its name, or its path.
    /// - Returns: the path; nil when there is none.
    package func program(_ name: String) -> String? {
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        return directories.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}
