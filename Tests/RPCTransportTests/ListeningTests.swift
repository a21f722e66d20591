import Glibc
import RPCTransport
import Testing

@Suite struct ListeningTests {
    /// Binds a socket of someone else's at a path.
    private static func bindForeign(at path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let result = withSocketAddress(path) { bind(descriptor, $0, $1) }
        guard result == 0, listen(descriptor, 16) == 0 else { throw ClientFailure(call: "bind") }
        return descriptor
    }

    private static func expectService(at path: String) async throws {
        try await blocking {
            let client = try TestClient(path: path)
            try client.send("echo 1")
            #expect(try client.readLine() == "1")
        }
    }

    @Test func `replaces a stale socket`() async throws {
        let test = try TestServer()
        close(try Self.bindForeign(at: test.path))
        try await test.server.start(listening: .path(test.path))
        try await Self.expectService(at: test.path)
        await test.server.shutdown(within: .zero)
    }

    @Test func `leaves a socket that someone serves`() async throws {
        let test = try TestServer()
        let foreign = try Self.bindForeign(at: test.path)
        defer { close(foreign) }
        await #expect(throws: TransportError.alreadyServed(path: test.path)) {
            try await test.server.start(listening: .path(test.path))
        }
        _ = try test.connect()
        #expect(test.directory.status(of: test.path + ".lock") == nil)
    }

    @Test func `leaves a socket whose lock is held`() async throws {
        let first = try TestServer()
        try await first.server.start(listening: .path(first.path))
        let second = try TestServer()
        await #expect(throws: TransportError.alreadyServed(path: first.path)) {
            try await second.server.start(listening: .path(first.path))
        }
        try await Self.expectService(at: first.path)
        await first.server.shutdown(within: .zero)
    }

    @Test(arguments: [0o600, 0o660, 0o666] as [UInt32])
    func `gives the socket its mode`(mode: UInt32) async throws {
        let test = try TestServer()
        try await test.server.start(listening: .path(test.path, mode: mode))
        #expect(test.directory.status(of: test.path)?.st_mode == S_IFSOCK | mode)
        await test.server.shutdown(within: .zero)
    }

    @Test func `makes a missing directory, and removes its files in the end`() async throws {
        let test = try TestServer()
        let directory = test.directory.path + "/d"
        try await test.server.start(listening: .path(directory + "/s"))
        #expect(test.directory.status(of: directory)?.st_mode == S_IFDIR | 0o700)
        #expect(test.directory.status(of: directory + "/s.lock")?.st_mode == S_IFREG | 0o600)
        await test.server.shutdown(within: .zero)
        #expect(test.directory.status(of: directory + "/s") == nil)
        #expect(test.directory.status(of: directory + "/s.lock") == nil)
    }

    @Test func `leaves what has taken the name of its socket`() async throws {
        let test = try TestServer()
        try await test.server.start(listening: .path(test.path))
        unlink(test.path)
        let foreign = try Self.bindForeign(at: test.path)
        defer { close(foreign) }
        await test.server.shutdown(within: .zero)
        #expect(test.directory.status(of: test.path) != nil)
    }

    @Test func `refuses a path that is too long`() async throws {
        let test = try TestServer()
        let path = test.directory.path + "/" + String(repeating: "x", count: 100)
        await #expect(throws: TransportError.pathTooLong(path: path, limit: 107)) {
            try await test.server.start(listening: .path(path))
        }
        #expect(TransportError.pathTooLong(path: path, limit: 107).description.contains("107 bytes"))
    }

    @Test func `leaves a file that is no socket`() async throws {
        let test = try TestServer()
        close(open(test.path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600))
        await #expect(throws: TransportError.notASocket(path: test.path)) {
            try await test.server.start(listening: .path(test.path))
        }
        #expect(test.directory.status(of: test.path) != nil)
    }

    @Test func `serves an inherited descriptor and leaves it to its owner`() async throws {
        let test = try TestServer()
        let descriptor = try Self.bindForeign(at: test.path)
        defer { close(descriptor) }
        try await test.server.start(listening: .descriptor(descriptor))
        try await Self.expectService(at: test.path)
        await test.server.shutdown(within: .zero)
        // A client that comes between two servers waits for the next one.
        let client = try test.connect()
        try client.send("echo kept")
        let next = try TestServer()
        try await next.server.start(listening: .descriptor(descriptor))
        #expect(try client.readLine() == "kept")
        await next.server.shutdown(within: .zero)
    }

    @Test func `is started once`() async throws {
        let test = try TestServer()
        try await test.server.start(listening: .path(test.path))
        await #expect(throws: TransportError.notStartable) {
            try await test.server.start(listening: .path(test.path))
        }
        await test.server.shutdown(within: .zero)
        await test.server.shutdown(within: .zero)
    }
}
