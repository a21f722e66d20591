import Glibc
import RPCTransport
import Testing

@Suite struct DescriptorTests {
    @Test func `tells a peer when descriptors have run out, and recovers`() async throws {
        // In a process of its own, since it uses up what all tests share.
        await #expect(processExitsWith: .success) {
            try await TestServer.run { test in
                let first = try test.connectAdmitted()
                // A client's own descriptor comes first, so that only the server's are short.
                let third = try TestClient.Unconnected()
                var used: [Int32] = []
                var limit = rlimit(rlim_cur: 256, rlim_max: 256)
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                while case let descriptor = open("/dev/null", O_RDONLY), descriptor >= 0 {
                    used.append(descriptor)
                }
                let refused = try third.connect(to: test.path)
                let lines = try refused.readRest()
                guard lines.count == 1, lines[0].contains("limit_exceeded"), lines[0].contains("descriptors") else {
                    throw ClientFailure(call: "refusal: \(lines)", number: 0)
                }
                used.forEach { close($0) }
                try first.send("echo 1")
                guard try first.readLine() == "1", test.server.metrics.refused == 1 else {
                    throw ClientFailure(call: "service", number: 0)
                }
                _ = try test.connectAdmitted()
            }
        }
    }
}
