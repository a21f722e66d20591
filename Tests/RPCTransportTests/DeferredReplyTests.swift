import Glibc
import RPCTransport
import Testing

@Suite struct DeferredReplyTests {
    @Test func `handles no line before an awaited reply is there`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            for number in 0..<100 {
                try client.send("echo a\(number)", "defer d\(number)", "echo b\(number)")
                #expect(try client.readLine() == "a\(number)")
                try test.recorder.wait { $0.contains("defer d\(number)") }
                #expect(!test.recorder.events.contains("echo b\(number)"))
                try test.recorder.completion("d\(number)").complete(Array("d\(number)".utf8))
                #expect(try client.readLines(2) == ["d\(number)", "b\(number)"])
            }
        }
    }

    @Test func `writes replies in the order of overlapping lines`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            try client.send("write 0", "write 1", "write 2", "echo 3")
            try test.recorder.wait { $0.contains("write 2") }
            #expect(!test.recorder.events.contains("echo 3"))
            for name in ["2", "1", "0"] {
                try test.recorder.completion(name).complete(Array(name.utf8))
            }
            #expect(try client.readLines(4) == ["0", "1", "2", "3"])
        }
    }

    @Test func `counts only the first completion of a line`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            try client.send("defer a")
            try test.recorder.wait { $0.contains("defer a") }
            let completion = try test.recorder.completion("a")
            completion.complete(Array("first".utf8))
            completion.complete(Array("second".utf8))
            #expect(try client.readLine() == "first")
            completion.complete(Array("third".utf8))
            try client.send("echo b")
            #expect(try client.readLine() == "b")
        }
    }

    @Test func `hands over no more overlapping lines than may be unanswered`() async throws {
        try await TestServer.run(limits: { $0.unansweredPerConnection = 8 }) { test in
            let client = try test.connect()
            try client.sendBytes(Array((0..<20).map { "write \($0)\n" }.joined().utf8))
            try test.recorder.wait { $0.contains("write 7") }
            // Another connection of the same loop has had its turn meanwhile.
            _ = try test.connectAdmitted()
            #expect(!test.recorder.events.contains("write 8"))
            for number in 0..<20 {
                try test.recorder.wait { $0.contains("write \(number)") }
                try test.recorder.completion(String(number)).complete([UInt8(ascii: "k")])
                #expect(try client.readLine() == "k")
            }
        }
    }

    @Test(arguments: [1, 3])
    func `delivers replies to many connections`(loops: Int) async throws {
        try await TestServer.run(loops: loops) { test in
            let clients = try (0..<32).map { _ in try test.connect() }
            for (number, client) in clients.enumerated() {
                try client.send("defer \(number)")
            }
            try test.recorder.wait { $0.count == 32 }
            for number in 0..<32 {
                try test.recorder.completion(String(number)).complete(Array("reply \(number)".utf8))
            }
            for (number, client) in clients.enumerated() {
                #expect(try client.readLine() == "reply \(number)")
            }
        }
    }

    @Test func `ignores a completion after the end`() async throws {
        try await TestServer.run { test in
            do {
                let client = try test.connect()
                try client.send("defer a")
                try test.recorder.wait { $0.contains("defer a") }
            }
            // The peer is gone, but what it asked for is still awaited.
            let completion = try test.recorder.completion("a")
            completion.complete(Array("late".utf8))
            try test.recorder.wait { $0.contains("closed") }
            completion.complete(Array("later".utf8))
            _ = try test.connectAdmitted()
        }
    }

    @Test func `writes an event before the reply that follows it`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            for number in 0..<50 {
                try client.send("defer \(number)")
                try test.recorder.wait { $0.contains("defer \(number)") }
                test.recorder.push("event \(number)")
                test.recorder.push("event \(number) too")
                test.recorder.connections[0].wake()
                try test.recorder.completion(String(number)).complete(Array("reply \(number)".utf8))
                let lines = try client.readLines(3)
                #expect(lines == ["event \(number)", "event \(number) too", "reply \(number)"])
            }
        }
    }

    @Test func `streams no faster than the peer reads`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            let piece = String(repeating: "p", count: 50_000)
            for _ in 0..<400 {
                test.recorder.push(piece)
            }
            test.recorder.connections[0].wake()
            for _ in 0..<400 {
                #expect(try client.readLine() == piece)
                #expect(test.server.metrics.bufferedBytes < 1 << 20)
            }
            try client.send("echo after")
            #expect(try client.readLine() == "after")
        }
    }

    @Test func `closes a connection through its handle`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            test.recorder.connections[0].close()
            #expect(try client.readLine() == nil)
            test.recorder.connections[0].wake()
        }
    }
}
