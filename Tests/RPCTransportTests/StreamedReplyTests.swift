import Testing

@testable import RPCTransport

/// Replies that are sent in parts.
@Suite struct StreamedReplyTests {
    private static let parts = 40

    @Test func `a streamed reply is one line, and those around it keep their order`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            try client.send("echo before", "parts \(Self.parts)", "echo after")
            #expect(try client.readLine() == "before")
            let line = try client.readLine()
            #expect(line?.utf8.count == Self.parts * ScriptedHandler.partBytes + 3)
            #expect(line?.hasSuffix("pend") == true)
            #expect(try client.readLine() == "after")
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }

    @Test func `the next part is made when the peer has taken the last one`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            try client.send("parts \(Self.parts)")
            // A socket takes a few parts, and one more waits; the others are not made.
            try eventually { test.server.metrics.bufferedBytes > 0 }
            for _ in 0..<50 { _ = try test.connectAdmitted() }
            #expect(test.server.metrics.bufferedBytes <= ScriptedHandler.partBytes + "parts 40".utf8.count)
            #expect(test.recorder.events.count { $0.hasPrefix("part ") } < Self.parts / 4)
            #expect(try client.readLine()?.utf8.count == Self.parts * ScriptedHandler.partBytes + 3)
        }
    }

    @Test func `nothing is written into the middle of a streamed reply`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            try client.send("parts \(Self.parts)")
            try test.recorder.wait { $0.contains { $0.hasPrefix("part ") } }
            test.recorder.push("event")
            test.recorder.connections.first?.wake()
            let lines = try client.readLines(2)
            #expect(Set(lines.map(\.utf8.count)) == [Self.parts * ScriptedHandler.partBytes + 3, 5])
        }
    }

    @Test func `who streams goes on to the end although its peer has gone`() async throws {
        try await TestServer.run(limits: { $0.slowReaderTimeout = .milliseconds(100) }) { test in
            let deaf = try test.connectAdmitted()
            try deaf.send("parts \(Self.parts)")
            try test.recorder.wait { $0.contains("last part") }
            #expect(test.server.metrics.closedAsSlow == 1)
            var gone: TestClient? = try test.connectAdmitted()
            try gone?.send("parts \(Self.parts + 1)")
            try test.recorder.wait { $0.contains("part \(Self.parts + 1)") }
            gone = nil
            try test.recorder.wait { $0.count { $0 == "last part" } == 2 }
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }

    @Test func `parts are held until the reply before them is there`() {
        var queue = ReplyQueue()
        queue.appendAwaited(lineBytes: 1, prefix: [])
        queue.appendAwaited(lineBytes: 1, prefix: [])
        let isKept = queue.extend(line: 1, with: ReplyPart(bytes: [2]) {})
        let isTwice = queue.extend(line: 1, with: ReplyPart(bytes: [9]) {})
        #expect(isKept && !isTwice)
        #expect(queue.takePart()?.bytes == nil)
        let first = queue.answer(line: 0, with: [1])
        #expect(first && queue.takeFirst() == [1] && !queue.isMidReply)
        #expect(queue.takePart()?.bytes == [2])
        #expect(queue.isMidReply && queue.takeFirst() == nil)
        let last = queue.answer(line: 1, with: [3])
        #expect(last && queue.takeFirst() == [3] && !queue.isMidReply)
        #expect(queue.isEmpty && queue.bytes == 0)
    }
}
