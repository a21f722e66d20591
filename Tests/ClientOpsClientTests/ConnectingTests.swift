import ClientOpsClient
import Foundation
import Glibc
import Synchronization
import Testing

@Suite struct ConnectingTests {
    @Test func saysThatThereIsNoSocket() throws {
        let directory = try FakeDaemon.makeDirectory()
        let path = directory + "/none"
        #expect(throws: ClientError.notFound(path: path)) { try Connection(path: path) }
        try FileManager.default.removeItem(atPath: directory)
    }

    @Test func saysThatNobodyListens() throws {
        let directory = try FakeDaemon.makeDirectory()
        let path = directory + "/s"
        close(try FakeDaemon.listen(at: path, backlog: 1))
        #expect(throws: ClientError.refused(path: path)) { try Connection(path: path) }
        try FileManager.default.removeItem(atPath: directory)
    }

    @Test func talksToSocketsOnly() throws {
        let directory = try FakeDaemon.makeDirectory()
        let path = directory + "/file"
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(throws: ClientError.unreachable(path: path, reason: "it is not a socket")) {
            try Connection(path: path)
        }
        try FileManager.default.removeItem(atPath: directory)
    }

    @Test func refusesPathsThatFitIntoNoAddress() throws {
        let path = "/" + String(repeating: "x", count: 107)
        let expected = ClientError.invalidPath(path: path, reason: "the path of a socket has at most 107 bytes")
        #expect(throws: expected) { try Connection(path: path) }
        #expect(expected.exitStatus == 64)
    }

    @Test func refusesSocketsOfStrangers() throws {
        let daemon = try FakeDaemon(answers: [])
        let options = ConnectionOptions(trust: SocketTrust { _ in false })
        let owner = Accounts.name(ofUser: geteuid())
        #expect(throws: ClientError.untrustedSocket(path: daemon.path, owner: owner)) {
            try Connection(path: daemon.path, options: options)
        }
        #expect(daemon.received.isEmpty)
    }

    @Test func refusesStrangersWhoListenOnATrustedFile() throws {
        let daemon = try FakeDaemon(answers: [])
        let questions = Counter()
        let options = ConnectionOptions(trust: SocketTrust { _ in questions.next() == 1 })
        let error = #expect(throws: ClientError.self) { try Connection(path: daemon.path, options: options) }
        #expect(error?.kind == "untrusted_socket")
        #expect(daemon.received.isEmpty)
    }

    @Test func doesNotWaitForEverToBeAccepted() throws {
        let directory = try FakeDaemon.makeDirectory()
        let path = directory + "/s"
        let listener = try FakeDaemon.listen(at: path, backlog: 0)
        var waiting: [Int32] = []
        repeat {
            waiting.append(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0))
        } while FakeDaemon.withAddress(of: path) { connect(waiting[waiting.count - 1], $0, $1) } == 0
        let options = ConnectionOptions(connectTimeout: .milliseconds(20))
        #expect(throws: ClientError.timedOut(path: path, waitingFor: .connection, seconds: 0.02)) {
            try Connection(path: path, options: options)
        }
        for descriptor in waiting + [listener] { close(descriptor) }
        try FileManager.default.removeItem(atPath: directory)
    }

    @Test func saysWhoMayOpenTheSocket() throws {
        let daemon = try FakeDaemon(answers: [])
        chmod(daemon.path, 0)
        chmod(String(daemon.path.dropLast(2)), 0o755)
        let error = try withoutRootsRights {
            #expect(throws: ClientError.self) { try Connection(path: daemon.path) }
        }
        #expect(error?.exitStatus == 77)
        #expect(error?.description.contains("mode 0000") == true)
    }

    /// Has the file system take this thread for nobody's while the body runs, since root may open everything.
    private func withoutRootsRights<Result>(_ body: () throws -> Result) throws -> Result {
        // The header of this function is not part of the Glibc module.
        let symbol = try #require(dlsym(nil, "setfsuid"))
        let setFileSystemUID = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> Int32).self)
        let own = setFileSystemUID(65_534)
        defer { _ = setFileSystemUID(uid_t(bitPattern: own)) }
        return try body()
    }
}

/// Counts from 1.
private final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}
