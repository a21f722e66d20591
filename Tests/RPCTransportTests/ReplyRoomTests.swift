import Dispatch
import RPCTransport
import Testing

/// What keeps replies that nobody takes from piling up.
@Suite struct ReplyRoomTests {
    @Test func `a uid whose peers do not read has few replies made, and all once they read`() async throws {
        let (budget, reply, crowd) = (1_000_000, 400_000, 20)
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytesPerUID = budget
            $0.exemptUIDs = []
        }
        try await TestServer.run(limits: limits) { test in
            let clients = try (0..<crowd).map { _ in try test.connectAdmitted() }
            for client in clients { try client.send("big \(reply)") }
            try eventually { test.server.metrics.bufferedBytes >= budget }
            var received = 0
            var highest = 0
            try eventually {
                highest = max(highest, test.server.metrics.bufferedBytes)
                for client in clients { received += client.drainWithoutWaiting() }
                return received == crowd * (reply + 1)
            }
            #expect(highest < budget + reply + 10_000)
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }

    @Test func `requests that use the budget up do not keep replies from being made`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytesPerUID = 10_000
            $0.exemptUIDs = []
        }
        try await TestServer.run(limits: limits) { test in
            let client = try test.connectAdmitted()
            let holder = try test.connectAdmitted()
            try client.send("defer a")
            try test.recorder.wait { $0.contains("defer a") }
            try holder.sendBytes([UInt8](repeating: UInt8(ascii: "x"), count: 20_000))
            try eventually { test.server.metrics.bufferedBytes > 10_000 }
            let completion = try test.recorder.completion("a")
            #expect(completion.hasRoom)
            completion.complete(Array("a".utf8))
            #expect(try client.readLine() == "a")
        }
    }

    @Test func `a reply counts from the moment it is given`() async throws {
        try await TestServer.run { test in
            let client = try test.connectAdmitted()
            let holder = try test.connectAdmitted()
            try client.send("defer a")
            try test.recorder.wait { $0.contains("defer a") }
            try holder.send("gate")
            try test.recorder.wait { $0.contains("gate") }
            // The loop is held, so that it cannot have taken the reply.
            try test.recorder.completion("a").complete([UInt8](repeating: UInt8(ascii: "y"), count: 500_000))
            #expect(test.server.metrics.bufferedBytes >= 500_000)
            test.gate.signal()
            #expect(try client.readLine()?.utf8.count == 500_000)
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }

    @Test func `who makes replies elsewhere is told when there is room again`() async throws {
        let limits: @Sendable (inout TransportLimits) -> Void = {
            $0.bufferedBytesPerUID = 100_000
            $0.exemptUIDs = []
        }
        try await TestServer.run(limits: limits) { test in
            let client = try test.connectAdmitted()
            let deaf = try test.connectAdmitted()
            try client.send("defer a")
            try test.recorder.wait { $0.contains("defer a") }
            let completion = try test.recorder.completion("a")
            #expect(completion.hasRoom)
            try deaf.send("big 1000000")
            try eventually { !completion.hasRoom }
            var received = 0
            try eventually {
                received += deaf.drainWithoutWaiting()
                return received == 1_000_001
            }
            try eventually { test.recorder.rooms > 0 && completion.hasRoom }
        }
    }

    @Test func `a reply for a peer that has gone is not wanted, and counts no longer`() async throws {
        try await TestServer.run { test in
            var client: TestClient? = try test.connectAdmitted()
            try client?.send("defer a")
            try test.recorder.wait { $0.contains("defer a") }
            let completion = try test.recorder.completion("a")
            #expect(completion.isWanted)
            client = nil
            // Only a write shows that a peer which has closed will not read either.
            try eventually { !completion.isWanted }
            completion.complete([UInt8](repeating: UInt8(ascii: "y"), count: 500_000))
            try test.recorder.wait { $0.contains("closed") }
            completion.complete([UInt8](repeating: UInt8(ascii: "y"), count: 500_000))
            try eventually { test.server.metrics.bufferedBytes == 0 }
        }
    }
}
