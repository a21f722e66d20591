import Foundation
import Glibc
import Synchronization

/// A socket in a directory of its own, and a thread that plays the daemon's part by a script.
final class FakeDaemon: Sendable {
    /// The client's side of a conversation, as the daemon sees it.
    struct Peer: ~Copyable {
        fileprivate let descriptor: Int32
        fileprivate let lines: Lines

        /// Reads a line, nil at the end; the daemon remembers it.
        func readLine() -> String? {
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) == 1 {
                if byte == UInt8(ascii: "\n") {
                    let text = String(decoding: line, as: UTF8.self)
                    lines.append(text)
                    return text
                }
                line.append(byte)
            }
            return nil
        }

        /// Writes text as it is.
        func write(_ text: String) {
            let bytes = Array(text.utf8)
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
        func waitForEndWithoutReading() {
            var request = pollfd(fd: descriptor, events: 0, revents: 0)
            while poll(&request, 1, -1) < 0, errno == EINTR {}
        }

        /// Waits until the client closes.
        func waitForEnd() {
            while readLine() != nil {}
        }
    }

    /// What arrived so far.
    fileprivate final class Lines: Sendable {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock { $0 } }

        func append(_ line: String) { lines.withLock { $0.append(line) } }
    }

    let directory: String
    let path: String
    private let descriptor: Int32
    private let lines = Lines()

    /// Listens on a socket.
    ///
    /// - Parameter script: what the daemon does with each client, one after the other; the connection ends with it.
    /// - Throws: `POSIXError` when there can be no socket.
    init(script: @escaping @Sendable (borrowing Peer) -> Void) throws {
        directory = try Self.makeDirectory()
        path = directory + "/s"
        descriptor = try Self.listen(at: path, backlog: 8)
        let (descriptor, lines) = (descriptor, lines)
        Thread.detachNewThread {
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else {
                    close(descriptor)
                    return
                }
                script(Peer(descriptor: client, lines: lines))
                close(client)
            }
        }
    }

    /// Holds a conversation with each client in turn; those that come after the last one are turned away.
    convenience init(conversations: [@Sendable (borrowing Peer) -> Void]) throws {
        let next = Mutex(0)
        try self.init { peer in
            let number = next.withLock { number in
                defer { number += 1 }
                return number
            }
            if conversations.indices.contains(number) { conversations[number](peer) }
        }
    }

    /// Answers each call in turn with one of the texts, `ID` standing for the id of the call.
    convenience init(answers: [String]) throws {
        try self.init { peer in
            for answer in answers {
                guard let line = peer.readLine() else { return }
                peer.write(answer.replacingOccurrences(of: "ID", with: Self.id(of: line)) + "\n")
            }
            peer.waitForEnd()
        }
    }

    deinit {
        // Wakes the thread, which closes the descriptor.
        shutdown(descriptor, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// The lines that arrived so far.
    var received: [String] { lines.all }

    /// The id of a request, as it stands there.
    static func id(of line: String) -> String {
        guard let start = line.range(of: "\"id\":") else { return "null" }
        return String(line[start.upperBound...].prefix { $0 != "," && $0 != "}" })
    }

    /// Makes a directory for one test.
    static func makeDirectory() throws -> String {
        var template = Array("/tmp/clientops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a listening socket.
    static func listen(at path: String, backlog: Int32) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let status = withAddress(of: path) { bind(descriptor, $0, $1) }
        guard descriptor >= 0, status == 0, Glibc.listen(descriptor, backlog) == 0 else { throw POSIXError(.EIO) }
        return descriptor
    }

    /// Calls a function with the address of a path.
    static func withAddress(of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
