import Dispatch
import Glibc
import RPCTransport
import Testing

@Suite struct LineTests {
    @Test(arguments: [1, 2])
    func `answers pipelined lines in order`(loops: Int) async throws {
        try await TestServer.run(loops: loops) { test in
            let clients = try (0..<4).map { _ in try test.connect() }
            let lines = (0..<1000).map { "echo \($0)" }
            for client in clients {
                try client.sendBytes(Array((lines.joined(separator: "\n") + "\n").utf8))
            }
            for client in clients {
                #expect(try client.readLines(1000) == (0..<1000).map(String.init))
            }
        }
    }

    @Test func `takes lines byte by byte, with CR LF and empty lines`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            for byte in "echo a\r\n\n\r\necho b\n".utf8 {
                try client.sendBytes([byte])
            }
            #expect(try client.readLines(2) == ["a", "b"])
        }
    }

    @Test func `answers an oversized line once and goes on`() async throws {
        try await TestServer.run(limits: { $0.lineBytes = 100 }) { test in
            let client = try test.connect()
            try client.send("echo 1", String(repeating: "x", count: 50_000), "echo 2", "note", "echo 3")
            #expect(try client.readLines(4) == ["1", "over 100", "2", "3"])
        }
    }

    @Test func `gives a peer without a role the short line`() async throws {
        try await TestServer.run(admission: TestAdmission(hasRole: false)) { test in
            let client = try test.connect()
            try client.send(String(repeating: "x", count: 4097), "echo 1")
            #expect(try client.readLines(2) == ["over 4096", "1"])
        }
    }

    @Test func `applies the short line also to what came before the role was known`() async throws {
        let release = Recorder()
        let admission = TestAdmission(hasRole: false, wait: { try? release.wait { $0.contains("go") } })
        try await TestServer.run(admission: admission) { test in
            let client = try test.connect()
            try client.send("echo 1", String(repeating: "x", count: 4097), "echo 2")
            client.endInput()
            release.note("go")
            #expect(try client.readRest() == ["1", "over 4096", "2"])
        }
    }

    @Test func `handles nothing before the peer is admitted`() async throws {
        let release = Recorder()
        let admission = TestAdmission(wait: { try? release.wait { $0.contains("go") } })
        try await TestServer.run(admission: admission) { test in
            let client = try test.connect()
            try client.send("echo 1")
            try eventually { test.server.metrics.connections == 1 }
            #expect(test.recorder.events.isEmpty)
            release.note("go")
            #expect(try client.readLine() == "1")
        }
    }

    @Test func `keeps a connection open over 2,000 malformed lines`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            for number in 0..<2000 {
                try client.send("{\"bad\": \(number)")
                #expect(try client.readLine() == "bad")
            }
            try client.send("echo good")
            #expect(try client.readLine() == "good")
        }
    }

    @Test func `answers everything after the peer has ended its input`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            try client.send("echo 1", "defer 2", "echo 3", "big 300000", "echo 4")
            try client.sendBytes(Array("echo unfinished".utf8))
            client.endInput()
            try test.recorder.wait { $0.contains("defer 2") }
            try test.recorder.completion("2").complete(Array("2".utf8))
            let lines = try client.readRest()
            #expect(lines.map(\.utf8.count) == [1, 1, 1, 300_000, 1])
            #expect(lines.filter { $0.utf8.count == 1 } == ["1", "2", "3", "4"])
        }
    }

    @Test func `executes what a peer sent before it closed`() async throws {
        try await TestServer.run { test in
            for number in 0..<50 {
                let client = try test.connect()
                try client.send("note a\(number)", "note b\(number)")
            }
            try test.recorder.wait { events in events.filter { $0 == "closed" }.count == 50 }
            for number in 0..<50 {
                #expect(test.recorder.events.contains("note b\(number)"))
            }
            try eventually { test.server.metrics.connections == 0 }
        }
    }

    @Test func `ends each tick in which it handled lines`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            try eventually { test.recorder.ticks == 1 }
            try client.send("echo 1")
            #expect(try client.readLine() == "1")
            try eventually { test.recorder.ticks == 2 }
        }
    }

    @Test func `lets others have their turn between many lines of one`() async throws {
        try await TestServer.run(limits: { $0.linesPerTurn = 4 }) { test in
            let busy = try test.connectAdmitted()
            let other = try test.connectAdmitted()
            // The first read of a connection takes less than all of these lines, but many.
            try busy.sendBytes(Array(("gate\n" + String(repeating: "echo b\n", count: 20_000)).utf8))
            try test.recorder.wait { $0.contains("gate") }
            try other.send("echo other")
            test.gate.signal()
            #expect(try other.readLine() == "other")
            _ = try busy.readLines(20_000)
            let before = test.recorder.events.prefix { $0 != "echo other" }
            #expect(before.filter { $0 == "echo b" }.count < 100)
        }
    }

    @Test func `reads what the kernel says of a peer`() async throws {
        var pair: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        defer { pair.forEach { close($0) } }
        let credentials = try PeerSocket.credentials(of: pair[0])
        var groups = [gid_t](repeating: 0, count: Int(getgroups(0, nil)))
        getgroups(Int32(groups.count), &groups)
        #expect(credentials.uid == geteuid())
        #expect(credentials.gid == getegid())
        #expect(credentials.pid == getpid())
        #expect(credentials.groups.sorted() == groups.sorted())
        #expect(throws: TransportError.self) { try PeerSocket.credentials(of: -1) }
    }
}
