import Glibc
import RPCTransport
import StrictJSON
import Testing

@Suite struct LimitTests {
    /// Expects one `limit_exceeded` line with id null that names `which`, and then the end.
    private static func expectRefusal(_ client: TestClient, which: String) throws {
        let lines = try client.readRest()
        #expect(lines.count == 1)
        let root = try JSONDocument(Array((lines.first ?? "").utf8)).root
        #expect(root.member("id")?.kind == .null)
        let data = root.member("error")?.member("data")
        #expect(data?.member("kind")?.string == "limit_exceeded")
        #expect(data?.member("which")?.string == which)
    }

    @Test func `refuses a connection too many, and takes one when a place is free`() async throws {
        try await TestServer.run(limits: { $0.connections = 3 }) { test in
            var clients = try (0..<3).map { _ in try test.connectAdmitted() }
            try Self.expectRefusal(test.connect(), which: "connections")
            clients.removeLast()
            try eventually { test.server.metrics.connections == 2 }
            _ = try test.connectAdmitted()
            #expect(test.server.metrics.accepted == 4)
            #expect(test.server.metrics.refused == 1)
        }
    }

    @Test func `refuses a uid too many connections, unless it is exempt`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.connectionsPerUID = 2
            $0.exemptUIDs = []
        }
        try await TestServer.run(limits: limits) { test in
            let clients = try (0..<2).map { _ in try test.connectAdmitted() }
            try Self.expectRefusal(test.connect(), which: "connections_per_uid")
            #expect(test.server.metrics.connectionsByUID == [geteuid(): clients.count])
        }
        try await TestServer.run(limits: { $0.connectionsPerUID = 2 }) { test in
            let clients = try (0..<4).map { _ in try test.connectAdmitted() }
            #expect(test.server.metrics.connections == clients.count)
        }
    }

    @Test(arguments: [true, false])
    func `keeps places for the privileged`(isPrivileged: Bool) async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.connections = 3
            $0.reservedConnections = 2
        }
        try await TestServer.run(admission: TestAdmission(isPrivileged: isPrivileged), limits: limits) { test in
            let first = try test.connectAdmitted()
            if isPrivileged {
                _ = try test.connectAdmitted()
            } else {
                try Self.expectRefusal(test.connect(), which: "reserved_connections")
            }
            try first.send("echo 1")
            #expect(try first.readLine() == "1")
        }
    }

    @Test func `stops reading a peer that does not read, and goes on when it does`() async throws {
        let line = "big 1000\n"
        let count = 40_000
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            let bytes = Array(String(repeating: line, count: count).utf8)
            // Feeds the server until it takes no more and handles no more, over many rounds of its loop.
            var sent = 0
            var isStalled = false
            while !isStalled {
                let taken = client.sendWithoutWaiting(Array(bytes[sent...]))
                sent += taken
                let events = test.recorder.events.count
                for _ in 0..<10 { _ = try test.connectAdmitted() }
                let ownEvents = test.recorder.events.suffix(from: events)
                isStalled = taken == 0 && !ownEvents.contains { $0.hasPrefix("big") }
            }
            #expect(sent < bytes.count)
            let bound = TransportLimits().unwrittenBytesPerConnection + (512 << 10)
            #expect(test.server.metrics.bufferedBytes > bound / 4)
            #expect(test.server.metrics.bufferedBytes < bound)
            // Now everything comes, in order and complete.
            for _ in 0..<sent / line.utf8.count {
                #expect(try client.readLine()?.utf8.count == 1000)
            }
        }
    }

    @Test func `closes a peer that takes no reply for too long`() async throws {
        try await TestServer.run(limits: { $0.slowReaderTimeout = .milliseconds(100) }) { test in
            let client = try test.connectAdmitted()
            try client.send("big 3000000")
            try test.recorder.wait { $0.contains("closed") }
            try eventually { test.server.metrics.connections == 0 }
            #expect(test.server.metrics.closedAsSlow == 1)
            #expect(test.server.metrics.bufferedBytes == 0)
            // What the socket had taken before can still be read, and then it ends.
            while try client.readLine() != nil {}
        }
    }

    @Test func `stops reading a uid whose budget is used up until bytes are released`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytesPerUID = 10_000
            $0.exemptUIDs = []
        }
        try await TestServer.run(limits: limits) { test in
            var holder: TestClient? = try test.connectAdmitted()
            let other = try test.connectAdmitted()
            try holder?.sendBytes([UInt8](repeating: UInt8(ascii: "x"), count: 20_000))
            try eventually { test.server.metrics.bufferedBytes > 10_000 }
            // This line was asked for before the budget was used up; the next one is not.
            try other.send("echo 1")
            #expect(try other.readLine() == "1")
            try other.send("echo 2")
            holder = nil
            #expect(try other.readLine() == "2")
            let events = test.recorder.events
            let end = try #require(events.firstIndex(of: "closed"))
            #expect(end < events.count - 1)
            #expect(events.last == "echo 2")
        }
    }

    @Test func `lets a small uid go on when others use up the common budget`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytes = 0
            $0.bufferedBytesFloor = 1000
        }
        try await TestServer.run(limits: limits) { test in
            let client = try test.connect()
            for number in 0..<10 {
                try client.send("echo \(number)")
                #expect(try client.readLine() == String(number))
            }
        }
    }

    @Test func `ends an unfinished line that waits for budget too long`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytesPerUID = 10_000
            $0.exemptUIDs = []
            $0.slowReaderTimeout = .milliseconds(50)
        }
        try await TestServer.run(limits: limits) { test in
            let client = try test.connectAdmitted()
            try client.sendBytes([UInt8](repeating: UInt8(ascii: "x"), count: 50_000))
            try Self.expectRefusal(client, which: "buffered_bytes_per_uid")
            try eventually { test.server.metrics.bufferedBytes == 0 }
            #expect(test.server.metrics.closedAsSlow == 1)
        }
    }

    @Test func `holds nothing once everything is answered`() async throws {
        try await TestServer.run { test in
            let client = try test.connect()
            try client.send("note " + String(repeating: "x", count: 900_000), "big 600000", "defer a")
            try test.recorder.wait { $0.contains("defer a") }
            try test.recorder.completion("a").complete([UInt8](repeating: UInt8(ascii: "y"), count: 500_000))
            #expect(try client.readLines(2).map(\.utf8.count) == [600_000, 500_000])
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }
}
