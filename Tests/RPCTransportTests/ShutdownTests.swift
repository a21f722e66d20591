import Glibc
import RPCTransport
import Testing

@Suite struct ShutdownTests {
    @Test func `answers what was read, then closes`() async throws {
        try await TestServer.run(loops: 2) { test in
            let client = try test.connect()
            try client.send("echo 1", "defer 2", "echo 3")
            try test.recorder.wait { $0.contains("defer 2") }
            Task { await test.server.shutdown(within: .seconds(30)) }
            // The socket's file goes before connections are told to finish.
            try eventually { test.directory.status(of: test.path) == nil }
            try test.recorder.completion("2").complete(Array("2".utf8))
            #expect(try client.readRest() == ["1", "2", "3"])
            try eventually { test.server.metrics.connections == 0 }
        }
    }

    @Test func `closes at the deadline whatever peers do`() async throws {
        let test = try TestServer()
        try await test.server.start(listening: .path(test.path))
        let waiting = try test.connect()
        let deaf = try test.connect()
        try waiting.send("defer never")
        try deaf.send("big 5000000")
        try await blocking { try test.recorder.wait { $0.count == 2 } }
        await test.server.shutdown(within: .milliseconds(50))
        #expect(test.server.metrics.connections == 0)
        #expect(test.recorder.events.filter { $0 == "closed" }.count == 2)
        // Completions that come after the end are dropped.
        try test.recorder.completion("never").complete([])
    }

    @Test func `closes idle connections at once`() async throws {
        let test = try TestServer()
        try await test.server.start(listening: .path(test.path))
        let clients = try (0..<10).map { _ in try test.connectAdmitted() }
        await test.server.shutdown(within: .seconds(30))
        for client in clients {
            #expect(try client.readLine() == nil)
        }
    }

    @Test func `answers the first request of who connected before the end`() async throws {
        try await TestServer.run(limits: { $0.lastReadTimeout = .seconds(30) }) { test in
            let client = try test.connect()
            try eventually { test.server.metrics.connections == 1 }
            Task { await test.server.shutdown(within: .seconds(30)) }
            // The socket's file goes before connections are told to finish.
            try eventually { test.directory.status(of: test.path) == nil }
            try client.send("echo 1")
            #expect(try client.readRest() == ["1"])
        }
    }

    @Test func `does not wait long for who says nothing`() async throws {
        let test = try TestServer(limits: withoutPatience)
        try await test.server.start(listening: .path(test.path))
        let client = try test.connect()
        try await blocking { try eventually { test.server.metrics.connections == 1 } }
        await test.server.shutdown(within: .seconds(30))
        #expect(try client.readLine() == nil)
    }

    private var withoutPatience: TransportLimits {
        var limits = TransportLimits()
        limits.lastReadTimeout = .zero
        return limits
    }

    @Test func `closes the connections of some peers`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            test.server.closeConnections { $0.uid != geteuid() }
            try client.send("echo still here")
            #expect(try client.readLine() == "still here")
            test.server.closeConnections { $0.uid == geteuid() }
            #expect(try client.readLine() == nil)
            _ = try test.connectAdmitted()
        }
    }
}
