import Foundation
import Glibc
import Synchronization
package import Testing

/// A socket in a directory of its own, and a thread that plays the daemon's part by a script.
///
/// Every message of either side is held against the published description: what a client sends has to be a call that
/// is published, and what the script answers has to be what is published for that call. A test that wants it otherwise
/// says which messages are malformed, and then they have to be.
package final class FakeDaemon: Sendable {
    /// The client's side of a conversation, as the daemon sees it.
    package struct Peer: ~Copyable {
        fileprivate let descriptor: Int32
        fileprivate let lines: Lines
        fileprivate let tap: FakeTap

        /// Reads a line, nil at the end; the daemon remembers it.
        package func readLine() -> String? {
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) == 1 {
                if byte == UInt8(ascii: "\n") {
                    let text = String(decoding: line, as: UTF8.self)
                    tap.received(line)
                    lines.append(text)
                    return text
                }
                line.append(byte)
            }
            return nil
        }

        /// Writes text as it is.
        package func write(_ text: String) {
            let bytes = Array(text.utf8)
            // Looked at before the client can act on it, so that a test's end finds everything.
            tap.sent(bytes)
            var written = 0
            while written < bytes.count {
                let count = bytes[written...].withUnsafeBytes {
                    send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                written += count
            }
        }

        /// Waits until the client closes, without reading what it sends.
        package func waitForEndWithoutReading() {
            var request = pollfd(fd: descriptor, events: 0, revents: 0)
            while poll(&request, 1, -1) < 0, errno == EINTR {}
        }

        /// Waits until the client closes.
        package func waitForEnd() {
            while readLine() != nil {}
        }
    }

    /// What the daemon does with a client; the connection ends with it.
    package typealias Script = @Sendable (borrowing Peer) -> Void

    /// What arrived so far.
    fileprivate final class Lines: Sendable {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock { $0 } }

        func append(_ line: String) { lines.withLock { $0.append(line) } }
    }

    /// Where clients connect.
    package let path: String
    private let place: TemporaryPlace
    private let listener: BoundSocket
    private let lines = Lines()
    private let traffic: FakeTraffic

    /// Listens on a socket.
    ///
    /// - Parameters:
    ///   - malformed: the messages that are not as published, which each have to come at least once.
    ///   - sourceLocation: where a test makes it.
    ///   - script: what the daemon does with each client, one after the other.
    /// - Throws: ``DaemonFailure`` when there can be no socket.
    package init(
        malformed: MalformedMessages = [],
        sourceLocation: SourceLocation = #_sourceLocation,
        script: @escaping Script
    ) throws(DaemonFailure) {
        place = try TemporaryPlace()
        path = place.path("s")
        listener = try BoundSocket.listening(at: path)
        traffic = FakeTraffic(malformed, at: sourceLocation)
        let (listener, lines, traffic) = (listener, lines, traffic)
        Thread.detachNewThread {
            while true {
                let client = accept(listener.descriptor, nil, nil)
                guard client >= 0 else { return }
                script(Peer(descriptor: client, lines: lines, tap: FakeTap(traffic)))
                close(client)
            }
        }
    }

    /// Holds a conversation with each client in turn; those that come after the last one are turned away.
    ///
    /// - Parameters:
    ///   - malformed: the messages that are not as published.
    ///   - sourceLocation: where a test makes it.
    ///   - conversations: the scripts.
    /// - Throws: ``DaemonFailure``.
    package convenience init(
        malformed: MalformedMessages = [],
        sourceLocation: SourceLocation = #_sourceLocation,
        conversations: [Script]
    ) throws(DaemonFailure) {
        let next = Mutex(0)
        try self.init(malformed: malformed, sourceLocation: sourceLocation) { peer in
            let number = next.withLock { number in
                defer { number += 1 }
                return number
            }
            if conversations.indices.contains(number) { conversations[number](peer) }
        }
    }

    /// Answers each call in turn with one of the texts, `ID` standing for the id of the call.
    ///
    /// - Parameters:
    ///   - malformed: the messages that are not as published.
    ///   - sourceLocation: where a test makes it.
    ///   - answers: the lines.
    /// - Throws: ``DaemonFailure``.
    package convenience init(
        malformed: MalformedMessages = [],
        sourceLocation: SourceLocation = #_sourceLocation,
        answers: [String]
    ) throws(DaemonFailure) {
        try self.init(malformed: malformed, sourceLocation: sourceLocation) { peer in
            for answer in answers {
                guard let line = peer.readLine() else { return }
                peer.write(answer.replacingOccurrences(of: "ID", with: Self.id(of: line)) + "\n")
            }
            peer.waitForEnd()
        }
    }

    deinit {
        // Wakes the thread, which lets go of the socket.
        shutdown(listener.descriptor, Int32(SHUT_RDWR))
        traffic.report()
    }

    /// The lines that arrived so far.
    package var received: [String] { lines.all }

    /// What is wrong with the messages so far and was not announced; it does not fail the test then.
    package func takeProblems() -> [String] { traffic.takeProblems() }
}
