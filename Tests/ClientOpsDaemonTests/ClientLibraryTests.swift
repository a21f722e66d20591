import ClientOpsClient
import ClientOpsProtocol
import ClientOpsTestSupport
import Testing

/// The client library as other services use it, against the real program.
@Suite struct ClientLibraryTests {
    @Test func `another package works with it`() throws {
        let daemon = try RunningDaemon()
        let run = try ChildProcess.run(
            [try Programs.path(of: "client-library-consumer")],
            environment: ["CLIENTOPS_SOCKET": daemon.checkedSocket]
        )
        #expect(run.ending == .exited(0), "\(run.child.standardError)")
        let expected = """
            role admin
            once true
            company Acme SA, notes none, revision 2
            projects 25
            not found client false
            version true

            """
        #expect(String(decoding: run.child.standardOutput, as: UTF8.self) == expected)
    }

    /// Many tasks write while the daemon is killed and started anew: each change is made once.
    @Test func `calls survive the daemon`() async throws {
        let place = try TemporaryPlace()
        var daemon = try RunningDaemon(in: place)
        let proxy = try place.checked()
        let client = DaemonClient(socketPath: proxy.path)
        let patient = CallOptions(deadline: .seconds(120))
        let names = (1...200).map { "Client \($0)" }
        let writers = Task {
            try await withThrowingTaskGroup(of: Int64.self, returning: Set<Int64>.self) { group in
                for name in names {
                    group.addTask {
                        try await client.call(API.ClientMethods.Create.self, .init(name: name), options: patient).id
                    }
                }
                return try await group.reduce(into: []) { $0.insert($1) }
            }
        }
        for _ in 0..<3 {
            _ = try await client.call(API.ClientMethods.List.self, .init(), options: patient)
            try daemon.kill9()
            daemon = try RunningDaemon(in: place)
        }
        let ids = try await writers.value
        var rows: [Int64: String] = [:]
        for try await row in client.rows(API.ClientMethods.List.self, .init(pageSize: 500), options: patient) {
            rows[row.id] = row.name
        }
        #expect(ids == Set(rows.keys))
        #expect(rows.values.sorted() == names.sorted())
        let log = try await client.call(API.AuditMethods.Verify.self, .init(), options: patient)
        #expect((log.valid, log.entries) == (true, Int64(names.count)))
        try daemon.stop()
    }

    /// Whether the daemon that was built has a feed to follow.
    private static let hasFeed = allMethods.types.contains { $0.name == "event.subscribe" }

    /// A feed over several lives of the daemon, which is killed while it sends, sees each change once.
    @Test(.enabled(if: hasFeed))
    func `a feed survives the daemon`() async throws {
        let place = try TemporaryPlace()
        var daemon = try RunningDaemon(in: place)
        let proxy = try place.checked()
        let client = DaemonClient(socketPath: proxy.path)
        let patient = CallOptions(deadline: .seconds(120))
        let count = 300
        let reader = Task {
            var seen: [Int64] = []
            let begin = try await client.call(API.EventMethods.List.self, .init(), options: patient).next
            let start = API.EventPosition(epoch: begin.epoch, seq: 0)
            for try await case .event(let event, _) in client.events(after: start, entities: [.client]) {
                seen.append(event.seq)
                if seen.count == count { break }
            }
            return seen
        }
        for round in 0..<3 {
            let names = (0..<count / 3).map { "Client \(round).\($0)" }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in names {
                    group.addTask {
                        _ = try await client.call(API.ClientMethods.Create.self, .init(name: name), options: patient)
                    }
                }
                try await group.waitForAll()
            }
            try daemon.kill9()
            daemon = try RunningDaemon(in: place)
        }
        #expect(try await reader.value == Array(1...Int64(count)))
        try daemon.stop()
    }
}
