package import ClientOpsClient
import Glibc

/// A real `clientopsd` on a socket and a store of its own, which ends with the value.
///
/// Every message on a connection that it gives, or that is made to ``checkedSocket``, is checked against the published
/// description in both directions; what does not fit fails the test at the daemon's end.
package final class RunningDaemon: Sendable {
    /// Where its files are.
    package let place: TemporaryPlace
    private let child: ChildProcess
    private let socket: String
    private let notifications: BoundSocket
    private let staysHeard: Bool
    private let traffic = TrafficLog()
    private let proxy: CheckingProxy

    /// Starts a daemon and waits until it says that it answers.
    ///
    /// - Parameters:
    ///   - place: where its files are; those of an earlier daemon are used again; nil for a new one.
    ///   - configuration: the text of its configuration file.
    ///   - store: its store; nil for the place's.
    ///   - listener: a socket that it is given as a socket unit does; nil for one of its own.
    ///   - prefix: a program with arguments that starts the daemon in its own stead.
    ///   - staysHeard: whether what it tells the service manager is kept after its start, for ``takeNotifications()``.
    /// - Throws: ``DaemonFailure`` when it ends before, with what it wrote.
    package init(
        in place: TemporaryPlace? = nil,
        configuration: String = "",
        store: String? = nil,
        listener: BoundSocket? = nil,
        prefix: [String] = [],
        staysHeard: Bool = false
    ) throws {
        self.staysHeard = staysHeard
        let place = try place ?? TemporaryPlace()
        self.place = place
        socket = place.socket
        try place.write(configuration, to: "clientops.conf")
        let heard = place.path("notify.sock")
        unlink(heard)
        // An earlier daemon of the place may still hold the name of its own.
        let checked = place.path("checked-\(UInt16.random(in: 0 ... .max)).sock")
        proxy = try CheckingProxy(at: checked, to: place.socket, log: traffic)
        notifications = try BoundSocket(type: SOCK_DGRAM, path: heard)
        var arguments = try Self.arguments(in: place, store: store)
        if listener == nil { arguments += ["--socket", place.socket] } else { arguments = Self.activation + arguments }
        child = try ChildProcess(
            prefix + arguments,
            environment: ["NOTIFY_SOCKET": heard],
            passing: listener?.descriptor
        )
        try waitUntilReady()
    }

    /// Runs a daemon that is expected not to start.
    ///
    /// - Parameters:
    ///   - arguments: its flags.
    ///   - environment: its variables besides `PATH`.
    /// - Returns: how it ended, and what it wrote.
    /// - Throws: ``DaemonFailure`` when it does not end.
    package static func run(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws -> (ending: ChildProcess.Ending, output: [UInt8], errors: String) {
        let run = try ChildProcess.run([Programs.path(of: "clientopsd")] + arguments, environment: environment)
        return (run.ending, run.child.standardOutput, run.child.standardError)
    }

    /// Announces descriptor 3 to the process that the shell becomes, as systemd does.
    private static let activation = ["/bin/sh", "-c", "export LISTEN_FDS=1 LISTEN_PID=$$; exec \"$@\"", "sh"]

    private static func arguments(in place: TemporaryPlace, store: String?) throws -> [String] {
        [try Programs.path(of: "clientopsd"), "--config", place.configuration, "--store", store ?? place.store]
    }

    /// Waits until it says that it answers, or after a reload that it does so again.
    ///
    /// - Throws: ``DaemonFailure`` when it ends before, with what it wrote.
    package func waitUntilReady() throws(DaemonFailure) {
        let end = Patience.End()
        while try child.waits(for: notifications.descriptor, until: end) {
            guard notifications.datagram().split(separator: "\n").contains("READY=1") else { continue }
            // Nobody listens from here on, and a socket that fills up would hold the daemon.
            if !staysHeard { shutdown(notifications.descriptor, Int32(SHUT_RD)) }
            return
        }
        throw DaemonFailure("the daemon did not start: \(try child.waitForEnd()) \(child.standardError)")
    }

    // MARK: While it runs

    /// What it told the service manager since it was last listened to.
    package func takeNotifications() -> [String] {
        var heard: [String] = []
        while case let datagram = notifications.datagram(), !datagram.isEmpty { heard.append(datagram) }
        return heard
    }

    /// Its process id.
    package var pid: Int32 { child.pid }

    /// What it wrote to its standard error so far.
    package var standardError: String { child.standardError }

    /// Where programs connect whose messages are to be checked.
    package var checkedSocket: String { proxy.path }

    /// How many messages were checked.
    package var checkedMessages: Int { traffic.messages }

    /// Opens a connection.
    ///
    /// - Throws: `ClientError`.
    package func connect() throws -> Connection {
        try Connection(path: checkedSocket, options: ConnectionOptions(replyTimeout: .seconds(Patience.seconds)))
    }

    /// Opens a connection for bytes as they are, straight to the daemon.
    ///
    /// - Throws: ``DaemonFailure``.
    package func connectRaw() throws -> SocketClient { try SocketClient(path: socket, tap: MessageTap(log: traffic)) }

    /// Takes over a socket that is connected to the daemon.
    package func watched(_ descriptor: Int32) -> SocketClient {
        SocketClient(descriptor: descriptor, tap: MessageTap(log: traffic))
    }

    /// How much of its memory is resident, in bytes.
    ///
    /// - Throws: ``DaemonFailure``.
    package func residentBytes() throws -> Int { try memory("VmRSS:") }

    /// The most of its memory that was ever resident, in bytes.
    ///
    /// - Throws: ``DaemonFailure``.
    package func peakBytes() throws -> Int { try memory("VmHWM:") }

    /// Counts the peak from what is resident now.
    ///
    /// - Throws: ``DaemonFailure``.
    package func forgetPeak() throws {
        let file = open("/proc/\(pid)/clear_refs", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw DaemonFailure.system("open clear_refs") }
        defer { close(file) }
        guard write(file, "5", 1) == 1 else { throw DaemonFailure.system("write clear_refs") }
    }

    private func memory(_ name: String) throws -> Int {
        let file = open("/proc/\(pid)/status", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DaemonFailure.system("open status") }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 8192)
        let count = read(file, &text, text.count)
        let lines = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
        let line = lines.first { $0.hasPrefix(name) }
        guard let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
            throw DaemonFailure("its status has no \(name)")
        }
        return kibibytes << 10
    }

    // MARK: Its end

    /// Sends it a signal.
    package func signal(_ number: Int32) { child.signal(number) }

    /// Waits for its end.
    ///
    /// - Returns: how it ended.
    /// - Throws: ``DaemonFailure`` when it goes on.
    package func waitForEnd() throws -> ChildProcess.Ending {
        let ending = try child.waitForEnd()
        traffic.report()
        return ending
    }

    /// Asks it to end, and waits until it has.
    ///
    /// - Returns: how it ended.
    /// - Throws: ``DaemonFailure`` when it goes on.
    @discardableResult
    package func stop() throws -> ChildProcess.Ending {
        child.signal(SIGTERM)
        return try waitForEnd()
    }

    /// Takes it away without warning, and waits until it is gone.
    ///
    /// - Throws: ``DaemonFailure``.
    package func kill9() throws {
        child.signal(SIGKILL)
        _ = try waitForEnd()
    }
}
