import ClientOpsClient
import ClientOpsTestSupport
import Glibc
import Synchronization
import Testing

@Suite struct ConnectingTests {
    @Test func saysThatThereIsNoSocket() throws {
        let path = try TemporaryPlace().path("none")
        #expect(throws: ClientError.notFound(path: path)) { try Connection(path: path) }
    }

    @Test func saysThatNobodyListens() throws {
        let place = try TemporaryPlace()
        // Its end leaves the file behind.
        _ = try BoundSocket.listening(at: place.socket)
        withExtendedLifetime(place) {
            _ = #expect(throws: ClientError.refused(path: place.socket)) { try Connection(path: place.socket) }
        }
    }

    @Test func talksToSocketsOnly() throws {
        let place = try TemporaryPlace()
        try place.write("", to: "file")
        let path = place.path("file")
        withExtendedLifetime(place) {
            _ = #expect(throws: ClientError.unreachable(path: path, reason: "it is not a socket")) {
                try Connection(path: path)
            }
        }
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
        let place = try TemporaryPlace()
        let path = place.socket
        let listener = try BoundSocket.listening(at: path, backlog: 0)
        var waiting: [Int32] = []
        repeat {
            waiting.append(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0))
        } while UnixAddress.with(path, { connect(waiting[waiting.count - 1], $0, $1) }) == 0
        let options = ConnectionOptions(connectTimeout: .milliseconds(20))
        withExtendedLifetime((place, listener)) {
            _ = #expect(throws: ClientError.timedOut(path: path, waitingFor: .connection, seconds: 0.02)) {
                try Connection(path: path, options: options)
            }
        }
        for descriptor in waiting { close(descriptor) }
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
