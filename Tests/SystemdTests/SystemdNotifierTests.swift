import Foundation
import Glibc
import Synchronization
import Systemd
import Testing

@Suite struct SystemdNotifierTests {
    /// Collects datagrams instead of sending them.
    private final class Recorder: Sendable {
        private let datagrams = Mutex<[String]>([])

        var last: String? { datagrams.withLock(\.last) }

        func notifier() -> SystemdNotifier {
            SystemdNotifier(isAvailable: true) { datagram in self.datagrams.withLock { $0.append(datagram) } }
        }
    }

    private let recorder = Recorder()

    @Test func readyCarriesItsStatus() {
        recorder.notifier().ready(status: "Serving 3 clients")
        #expect(recorder.last == "READY=1\nSTATUS=Serving 3 clients")
    }

    @Test func stoppingComesFirst() {
        recorder.notifier().stopping()
        #expect(recorder.last == "STOPPING=1\nSTATUS=Stopping")
    }

    @Test func watchdogIsABarePing() {
        recorder.notifier().watchdog()
        #expect(recorder.last == "WATCHDOG=1")
    }

    @Test func reloadingTellsTheMonotonicTime() throws {
        let before = monotonicMicroseconds()
        recorder.notifier().reloading()
        let after = monotonicMicroseconds()

        let lines = try #require(recorder.last).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        #expect(lines.last == "STATUS=Reloading")
        let field = try #require(lines.first { $0.hasPrefix("MONOTONIC_USEC=") })
        let time = try #require(UInt64(field.dropFirst("MONOTONIC_USEC=".count)))
        #expect((before...after).contains(time))
    }

    @Test(arguments: [
        (Duration.milliseconds(1_500), "1500000"),
        (.seconds(30), "30000000"),
        (.seconds(-1), "0"),
        (.seconds(Int64.max), "18446744073709551615"),
    ])
    func extendTimeoutCountsMicroseconds(duration: Duration, expected: String) {
        recorder.notifier().extendTimeout(by: duration)
        #expect(recorder.last == "EXTEND_TIMEOUT_USEC=\(expected)")
    }

    @Test(arguments: ["a\nREADY=1", "a\rREADY=1", "a\u{1}READY=1", "a\u{85}READY=1"])
    func aStatusCannotAddAssignments(status: String) {
        recorder.notifier().status(status)
        #expect(recorder.last == "STATUS=a READY=1")
    }

    private func monotonicMicroseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec / 1_000)
    }
}

/// What needs environment variables runs in a process of its own, because they belong to the whole process.
@Suite struct SystemdEnvironmentTests {
    @Test func withoutAManagerNothingHappens() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            unsetenv("WATCHDOG_USEC")
            let notifier = SystemdNotifier()
            notifier.ready(status: "alone")
            #expect(!notifier.isAvailable)
            #expect(SystemdNotifier.watchdogInterval() == nil)
        }
    }

    @Test func datagramsReachTheManagersSocket() async {
        await #expect(processExitsWith: .success) {
            let path = "\(FileManager.default.temporaryDirectory.path)/notify-\(getpid()).sock"
            let manager = try UnixSocket(path: path, type: SOCK_DGRAM)
            defer { manager.close() }
            setenv("NOTIFY_SOCKET", path, 1)

            let notifier = SystemdNotifier()
            #expect(notifier.isAvailable)
            notifier.status("Opening the store")
            #expect(manager.receive() == "STATUS=Opening the store")
            notifier.ready(status: "Ready")
            #expect(manager.receive() == "READY=1\nSTATUS=Ready")
        }
    }

    @Test func theWatchdogIntervalIsTheManagers() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "60000000", 1)
            unsetenv("WATCHDOG_PID")
            #expect(SystemdNotifier.watchdogInterval() == .seconds(60))
            setenv("WATCHDOG_PID", "1", 1)
            #expect(SystemdNotifier.watchdogInterval() == nil)
        }
    }

    @Test func withoutSocketActivationThereIsNoDescriptor() async {
        await #expect(processExitsWith: .success) {
            unsetenv("LISTEN_FDS")
            let inherited = try ListenDescriptors.inherited()
            #expect(inherited.isEmpty)
        }
    }

    @Test func aPassedListenerIsTakenOverOnce() async {
        await #expect(processExitsWith: .success) {
            let path = "\(FileManager.default.temporaryDirectory.path)/listen-\(getpid()).sock"
            let listener = try UnixSocket(path: path, type: SOCK_STREAM)
            defer { listener.close() }
            try passing(listener.descriptor) {
                let inherited = try ListenDescriptors.inherited()
                #expect(inherited == [ListenDescriptor(descriptor: 3, name: "rpc")])
                #expect(fcntl(3, F_GETFD) & FD_CLOEXEC != 0)
                #expect(getenv("LISTEN_FDS") == nil)
                let again = try ListenDescriptors.inherited()
                #expect(again.isEmpty)
            }
        }
    }

    @Test func whatIsNoListenerIsRefused() async {
        await #expect(processExitsWith: .success) {
            let path = "\(FileManager.default.temporaryDirectory.path)/datagram-\(getpid()).sock"
            let datagrams = try UnixSocket(path: path, type: SOCK_DGRAM)
            defer { datagrams.close() }
            passing(datagrams.descriptor) {
                #expect(throws: ListenDescriptorError.notAListener(name: "rpc")) {
                    try ListenDescriptors.inherited()
                }
            }
        }
    }
}
