import ClientOpsTestSupport
import Foundation
import Glibc

/// A Debian with systemd as its first process, alive as long as the test process is.
final class Container: Sendable {
    /// The process id, on the host, of the container's init.
    private let leader: Int32

    /// Its end of file is the order to power off; it comes with the end of this process at the latest.
    private let lifeline: FileHandle

    /// What is wrong with the messages of the programs that tests run.
    private let traffic = TrafficLog()

    /// Stands between those programs and the daemon, which sees the users and groups that it would see without.
    private let proxy: CheckingProxy

    /// Where the container sees the proxy.
    private static let checkedSocket = "/run/clientops-checked.sock"

    private init(leader: Int32, lifeline: FileHandle) throws {
        self.leader = leader
        self.lifeline = lifeline
        let root = "/proc/\(leader)/root"
        proxy = try CheckingProxy(
            at: root + Self.checkedSocket,
            to: root + "/run/clientops/clientops.sock",
            log: traffic
        )
        guard chmod(proxy.path, 0o666) == 0 else { throw HarnessError(message: "cannot open the checking socket") }
    }

    /// How many messages were checked.
    var checkedMessages: Int { traffic.messages }

    deinit {
        try? lifeline.close()
    }

    /// Boots a container with an empty overlay over the image.
    ///
    /// - Parameters:
    ///   - image: Its root file system.
    ///   - name: What tells it from other containers of this process.
    ///   - mounts: Folders of the host by the place where the container sees them, read-only; a missing one is left out.
    /// - Returns: The container, with its system up.
    /// - Throws: When the image cannot be made or the container does not boot.
    static func boot(_ image: ContainerImage, name: String, mounts: [String: String]) async throws -> Container {
        let image = try await image.prepare()
        let machine = "clientops-\(name)-\(getpid())"
        let present = mounts.filter { FileManager.default.fileExists(atPath: $0.value) }
        let binds = present.sorted { $0.key < $1.key }.map { "--bind-ro=\($0.value):\($0.key)" }
        let log = FileManager.default.temporaryDirectory.appending(path: "\(machine).log")
        try Data().write(to: log)
        let orders = Pipe()
        let answers = Pipe()

        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments =
            ["-c", supervisor, "nspawn", "--directory=\(image.path)", "--machine=\(machine)"] + binds
        process.standardInput = orders
        process.standardOutput = answers
        process.standardError = try FileHandle(forWritingTo: log)
        try process.runWithDefaultSignalMask()
        defer { try? FileManager.default.removeItem(at: log) }

        let answer = String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
        guard let parent = Int32(answer.trimmingCharacters(in: .newlines)) else {
            throw HarnessError(message: "systemd-nspawn did not start: \(try String(contentsOf: log, encoding: .utf8))")
        }
        let lifeline = orders.fileHandleForWriting
        do {
            return try Container(leader: try await bootedLeader(of: parent), lifeline: lifeline)
        } catch {
            try? lifeline.close()
            throw HarnessError(message: "\(error): \(try String(contentsOf: log, encoding: .utf8))")
        }
    }

    /// Starts the container, tells its process id, and powers it off when standard input ends.
    private static let supervisor = """
        systemd-nspawn --quiet --volatile=overlay --private-network --register=no --keep-unit --console=pipe \
            --boot "$@" </dev/null >&2 &
        echo $!
        exec >&2
        cat >/dev/null
        kill -TERM $!
        for _ in {1..100}; do
            kill -0 $! 2>/dev/null || exit 0
            sleep 0.2
        done
        kill -KILL $!
        """

    /// Waits until the first child of a process is an init whose system is up.
    private static func bootedLeader(of parent: Int32) async throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(90)
        var last = "no init yet"
        while ContinuousClock.now < deadline {
            // Before the init there is a short-lived helper, so the child is looked up each time.
            let children = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
            guard let children else { throw HarnessError(message: "systemd-nspawn ended") }
            if let leader = children.split(separator: " ").first.flatMap({ Int32($0) }) {
                let state = try await enter(leader, ["systemctl", "is-system-running"], seconds: 10)
                if ["running", "degraded"].contains(state.text) { return leader }
                last = state.description
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw HarnessError(message: "the container did not boot: \(last)")
    }

    /// Runs a program in the container to its end.
    ///
    /// What it and the daemon say to each other is checked against the published description, unless it asks for a
    /// socket of its own.
    ///
    /// - Parameters:
    ///   - arguments: The program and its arguments.
    ///   - user: Who runs it, with the groups the account has now; nil is root.
    ///   - seconds: After this time it is ended, with status 124.
    ///   - isChecked: False for one that cannot open the daemon's socket, and is to say so.
    /// - Returns: The program's status and output.
    /// - Throws: When it could not be run.
    func run(
        _ arguments: [String],
        as user: String? = nil,
        seconds: Int = 30,
        isChecked: Bool = true
    ) async throws -> CommandResult {
        let socket = isChecked ? ["env", "CLIENTOPS_SOCKET=\(Self.checkedSocket)"] : []
        defer { traffic.report() }
        return try await Self.enter(leader, socket + arguments, user: user, seconds: seconds)
    }

    /// Runs a program that has to succeed.
    @discardableResult
    func succeed(_ arguments: [String], as user: String? = nil, seconds: Int = 30) async throws -> CommandResult {
        let result = try await run(arguments, as: user, seconds: seconds)
        guard result.status == 0 else {
            throw HarnessError(message: "\(arguments.joined(separator: " ")): \(result)")
        }
        return result
    }

    /// Runs a shell script in the container to its end.
    func shell(_ script: String, as user: String? = nil, seconds: Int = 30) async throws -> CommandResult {
        try await run(["sh", "-c", script], as: user, seconds: seconds)
    }

    private static func enter(
        _ leader: Int32,
        _ arguments: [String],
        user: String? = nil,
        seconds: Int
    ) async throws -> CommandResult {
        let namespaces = ["nsenter", "-t", String(leader), "-m", "-u", "-i", "-n", "-p", "--"]
        let environment = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8"]
        let limit = ["timeout", "-k", "2", String(seconds)]
        let identity = user.map { ["setpriv", "--reuid=\($0)", "--regid=\($0)", "--init-groups", "--reset-env"] } ?? []
        return try await Subprocess.run(namespaces + environment + limit + identity + arguments)
    }
}
