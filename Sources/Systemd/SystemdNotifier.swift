private import CSystemd
import Glibc

/// Tells the service manager what the daemon is doing.
///
/// Without a service manager (`$NOTIFY_SOCKET` is unset) every call does nothing, so callers need not ask first.
package struct SystemdNotifier: Sendable {
    /// Whether a service manager listens.
    package let isAvailable: Bool

    private let send: @Sendable (String) -> Void

    /// Creates a notifier for the service manager that started this process.
    package init() {
        self.init(isAvailable: getenv("NOTIFY_SOCKET") != nil) { state in
            // Nothing useful can be done about a failure: a manager that missed READY=1 or a ping acts by itself.
            _ = sd_notify(0, state)
        }
    }

    /// Creates a notifier that hands each datagram to a function.
    ///
    /// - Parameters:
    ///   - isAvailable: What the property of the same name answers.
    ///   - send: Takes the text of one datagram.
    package init(isAvailable: Bool, send: @escaping @Sendable (String) -> Void) {
        self.isAvailable = isAvailable
        self.send = send
    }

    /// Says that requests are answered, after the start or after a reload.
    package func ready(status: String) {
        send("READY=1\n" + Self.assignment(status: status))
    }

    /// Replaces the line that `systemctl status` shows.
    package func status(_ status: String) {
        send(Self.assignment(status: status))
    }

    /// Says that the daemon begins to shut down.
    package func stopping(status: String = "Stopping") {
        send("STOPPING=1\n" + Self.assignment(status: status))
    }

    /// Says that a reload begins; `ready(status:)` ends it, whether it succeeded or not.
    ///
    /// The time is what `Type=notify-reload` of systemd 253 and later waits for; 252 ignores it.
    package func reloading(status: String = "Reloading") {
        send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())\n" + Self.assignment(status: status))
    }

    /// Proves that the daemon makes progress.
    package func watchdog() {
        send("WATCHDOG=1")
    }

    /// Asks for more time to start, to reload or to stop; to be repeated before that time has passed.
    ///
    /// - Parameter duration: How long from now the manager shall wait at least.
    package func extendTimeout(by duration: Duration) {
        send("EXTEND_TIMEOUT_USEC=\(duration.microseconds)")
    }

    /// The interval in which the service manager expects `watchdog()`, or nil when it expects none.
    package static func watchdogInterval() -> Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// Keeps a status to its line: a line feed would begin another assignment.
    private static func assignment(status: String) -> String {
        let scalars = status.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return "STATUS=" + String(String.UnicodeScalarView(scalars))
    }

    private static func monotonicMicroseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(clamping: now.tv_sec) * 1_000_000 + UInt64(clamping: now.tv_nsec / 1_000)
    }
}

extension Duration {
    /// The whole microseconds in this duration, at least 0 and at most what 64 bits hold.
    fileprivate var microseconds: UInt64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000)
        let (sum, carry) = whole.addingReportingOverflow(UInt64(clamping: attoseconds / 1_000_000_000_000))
        return overflow || carry ? .max : sum
    }
}
