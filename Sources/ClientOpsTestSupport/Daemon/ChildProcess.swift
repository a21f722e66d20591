import Foundation
import Glibc
import Synchronization

/// A program that this process started, with default signals, no open files of ours and its output kept.
///
/// Its standard output is a pipe whose end tells that the program has ended.
package final class ChildProcess: Sendable {
    /// How a program ended.
    package enum Ending: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    private struct State {
        var output: [UInt8] = []
        var ending: Ending?
    }

    /// The process id.
    package let pid: Int32
    private let outputPipe: Int32
    private let errorFile: Int32
    private let state = Mutex(State())

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: the program, looked up in `PATH` unless it is a path, and its arguments.
    ///   - environment: its variables besides `PATH`.
    ///   - passed: a descriptor that the program gets as number 3.
    /// - Throws: ``DaemonFailure``.
    package init(
        _ arguments: [String],
        environment: [String: String] = [:],
        passing passed: Int32? = nil
    ) throws(DaemonFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        outputPipe = ends[0]
        do throws(DaemonFailure) {
            errorFile = try Self.makeErrorFile()
        } catch {
            close(ends[0])
            throw error
        }
        do throws(DaemonFailure) {
            pid = try Spawn(output: ends[1], errors: errorFile, passed: passed).start(arguments, environment)
        } catch {
            close(outputPipe)
            close(errorFile)
            throw error
        }
    }

    deinit {
        signal(SIGKILL)
        _ = try? waitForEnd()
        close(outputPipe)
        close(errorFile)
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - arguments: the program and its arguments.
    ///   - environment: its variables besides `PATH`.
    /// - Returns: the program after its end, and how it ended.
    /// - Throws: ``DaemonFailure``.
    package static func run(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws(DaemonFailure) -> (child: ChildProcess, ending: Ending) {
        let child = try ChildProcess(arguments, environment: environment)
        return (child, try child.waitForEnd())
    }

    /// What the program wrote to its standard output, once it has ended.
    package var standardOutput: [UInt8] { state.withLock { $0.output } }

    /// What the program wrote to its standard error so far.
    package var standardError: String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(errorFile, &chunk, chunk.count, off_t(bytes.count))
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    /// Sends a signal, unless the program is known to have ended.
    package func signal(_ number: Int32) {
        state.withLock { if $0.ending == nil { kill(pid, number) } }
    }

    /// Waits for the program's end.
    ///
    /// - Returns: how it ended.
    /// - Throws: ``DaemonFailure`` when it goes on.
    @discardableResult
    package func waitForEnd() throws(DaemonFailure) -> Ending {
        let end = Patience.End()
        return try state.withLock { (state) throws(DaemonFailure) in
            if let ending = state.ending { return ending }
            while try readOutput(into: &state, until: end) {}
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0 { guard errno == EINTR else { throw .system("waitpid") } }
            let signal = status & 0x7F
            let ending: Ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
            state.ending = ending
            return ending
        }
    }

    /// Waits until the program has written something to its standard output.
    ///
    /// - Parameter lines: how many lines it has to have written; something suffices unless given.
    /// - Throws: ``DaemonFailure`` when it ends before.
    package func waitForOutput(lines: Int = 0) throws(DaemonFailure) {
        let end = Patience.End()
        try state.withLock { (state) throws(DaemonFailure) in
            while state.output.isEmpty || state.output.count(where: { $0 == UInt8(ascii: "\n") }) < lines {
                guard try readOutput(into: &state, until: end) else {
                    throw DaemonFailure("no output: \(standardError)")
                }
            }
        }
    }

    /// Waits until another descriptor has something to read.
    ///
    /// - Parameters:
    ///   - descriptor: what is waited for.
    ///   - end: when to give up.
    /// - Returns: false when the program ends before.
    /// - Throws: ``DaemonFailure``.
    func waits(for descriptor: Int32, until end: Patience.End) throws(DaemonFailure) -> Bool {
        let wanted = Int16(POLLIN)
        var requests = [
            pollfd(fd: descriptor, events: wanted, revents: 0), pollfd(fd: outputPipe, events: 0, revents: 0),
        ]
        while requests[0].revents == 0, requests[1].revents == 0 {
            let milliseconds = try end.remainingMilliseconds(for: "the start of a program")
            guard poll(&requests, 2, milliseconds) >= 0 || errno == EINTR else { throw .system("poll") }
        }
        return requests[0].revents & wanted != 0
    }

    /// Reads what there is; false at the end.
    private func readOutput(into state: inout State, until end: Patience.End) throws(DaemonFailure) -> Bool {
        var request = pollfd(fd: outputPipe, events: Int16(POLLIN), revents: 0)
        let milliseconds = try end.remainingMilliseconds(for: "the end of a program")
        guard poll(&request, 1, milliseconds) > 0 else { return true }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(outputPipe, &chunk, chunk.count)
        guard count >= 0 else { return errno == EINTR }
        state.output += chunk[..<count]
        return count > 0
    }

    private static func makeErrorFile() throws(DaemonFailure) -> Int32 {
        var template = Array("/tmp/clientops-stderr-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .system("mkstemp") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_APPEND)
        unlink(template)
        return descriptor
    }
}

/// How a program is started.
private struct Spawn {
    let output: Int32
    let errors: Int32
    let passed: Int32?

    func start(_ arguments: [String], _ environment: [String: String]) throws(DaemonFailure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        if let passed { posix_spawn_file_actions_adddup2(&actions, passed, 3) }
        for descriptor in Self.openDescriptors where descriptor > (passed == nil ? 2 : 3) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A test runs on a thread that may block signals, which a child would inherit.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let names: [String] = ["PATH", "LD_LIBRARY_PATH"]
        let kept = names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
        let variables = kept + environment.map { "\($0.key)=\($0.value)" }
        var pid: Int32 = 0
        let program = arguments.first ?? ""
        let status = Self.withStrings(arguments) { arguments in
            Self.withStrings(variables) { posix_spawnp(&pid, program, &actions, &attributes, arguments, $0) }
        }
        guard status == 0 else { throw .system("posix_spawn \(program)", status) }
        return pid
    }

    /// What this process has open; other tests may have what is inherited by programs.
    private static var openDescriptors: [Int32] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        return (names ?? []).compactMap { Int32($0) }
    }

    private static func withStrings<T>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
        var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        copies.append(nil)
        defer { copies.forEach { free($0) } }
        return body(copies)
    }
}
