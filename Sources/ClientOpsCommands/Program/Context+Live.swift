import Glibc

extension Context {
    /// The surroundings of this process.
    package static func live() -> Context {
        let environment = processEnvironment()
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let hasPerson = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        return Context(
            environment: environment,
            uid: geteuid(),
            executablePath: realPath("/proc/self/exe"),
            isTerminal: isTerminal,
            width: isTerminal ? terminalWidth(environment) : nil,
            usesColor: isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb",
            now: wallClock(),
            ask: hasPerson ? { answer(to: $0) } : nil,
            readInput: { read(STDIN_FILENO) },
            readSome: { readSome(STDIN_FILENO) },
            writeOutput: { write($0, to: STDOUT_FILENO) },
            writeError: { _ = write($0, to: STDERR_FILENO) },
            isExecutable: { access($0, X_OK) == 0 },
            replaceProcess: replaceProcess,
            pause: { usleep(UInt32($0 * 1_000_000)) }
        )
    }

    private static func processEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return result
    }

    private static func wallClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func answer(to question: String) -> String? {
        _ = write(Array(question.utf8), to: STDERR_FILENO)
        return readLine()
    }

    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func terminalWidth(_ environment: [String: String]) -> Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        while true {
            let some = readSome(descriptor)
            if some.isEmpty { return result }
            result += some
        }
    }

    private static func readSome(_ descriptor: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 { return Array(buffer[..<count]) }
            if count == 0 || errno != EINTR { return [] }
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    private static func replaceProcess(_ arguments: [String]) -> String {
        guard let program = arguments.first else { return "no program was named" }
        // What is ignored here would stay ignored there.
        signal(SIGPIPE, SIG_DFL)
        let pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        execvp(program, pointers + [nil])
        return String(cString: strerror(errno))
    }
}
