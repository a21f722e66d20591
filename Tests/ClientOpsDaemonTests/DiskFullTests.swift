import ClientOpsClient
import ClientOpsTestSupport
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// The store on a file system that has no room left.
    @Suite(.enabled(if: TinyFileSystem.isAvailable, "needs root, to mount a file system"))
    struct DiskFullTests {
        /// What became of the writes.
        private struct Outcome {
            var acknowledged: [String: Int64] = [:]
            /// Refused: none of them may have happened.
            var refused: [String] = []
            /// Refused in the commit: they may have happened.
            var unknown: [String] = []
        }

        @Test func `a full disk stops writes, not reads, and nothing is lost`() throws {
            let tiny = try TinyFileSystem(mebibytes: 24)
            let daemon = try RunningDaemon(in: tiny.place, store: tiny.store, prefix: tiny.prefix)
            let connection = try daemon.connect()
            #expect(try connection.call("system.health")["status"] == "ok")
            try tiny.fill(leaving: 512 << 10)
            var outcome = try Self.writeUntilRefused(connection)
            #expect(!outcome.acknowledged.isEmpty)
            try Self.verify(connection, outcome)
            try Self.verify(daemon.connect(), outcome)
            #expect(try connection.call("system.health")["status"] != "ok")
            #expect(try connection.auditIsValid())
            tiny.empty()
            try Self.repeatWrites(connection, &outcome)
            #expect(try connection.call("system.health")["status"] == "ok")
            #expect(try connection.auditIsValid())
            #expect(try daemon.stop() == .exited(0))
            let next = try RunningDaemon(in: tiny.place, store: tiny.store, prefix: tiny.prefix)
            try Self.verify(next.connect(), outcome)
            #expect(try next.stop() == .exited(0))
        }

        @Test func `a daemon that is killed on a full disk starts again and reads`() throws {
            let tiny = try TinyFileSystem(mebibytes: 24)
            let daemon = try RunningDaemon(in: tiny.place, store: tiny.store, prefix: tiny.prefix)
            try tiny.fill(leaving: 512 << 10)
            var outcome = try Self.writeUntilRefused(daemon.connect())
            try daemon.kill9()
            let next = try RunningDaemon(in: tiny.place, store: tiny.store, prefix: tiny.prefix)
            let connection = try next.connect()
            try Self.verify(connection, outcome)
            tiny.empty()
            try Self.repeatWrites(connection, &outcome)
            #expect(try connection.auditIsValid())
            #expect(try next.stop() == .exited(0))
        }

        private static func params(_ name: String) -> JSONObject {
            ["name": .string(name), "notes": .string(String(repeating: "n", count: 2000)), "request_id": .string(name)]
        }

        /// Writes until there is no room, and a little longer.
        private static func writeUntilRefused(_ connection: Connection) throws -> Outcome {
            var outcome = Outcome()
            for number in 1... {
                let name = "Client \(number)"
                do throws(ClientError) {
                    outcome.acknowledged[name] = try connection.call("client.create", params: params(name))["id"]?
                        .integerValue
                } catch {
                    guard case .daemon(let error) = error, error.kind == .storageUnavailable else { throw error }
                    #expect(error.retryable)
                    if error.data["outcome"] == "unknown" {
                        outcome.unknown.append(name)
                    } else {
                        outcome.refused.append(name)
                    }
                }
                if outcome.refused.count + outcome.unknown.count == 20 { break }
            }
            return outcome
        }

        /// What was acknowledged is there, what was refused is not.
        private static func verify(_ connection: Connection, _ outcome: Outcome) throws {
            let rows = try connection.all("client.list")
            let names = Dictionary(grouping: rows, by: { $0["name"]?.stringValue ?? "" })
            for (name, id) in outcome.acknowledged {
                #expect(names[name]?.compactMap { $0["id"]?.integerValue } == [id], "\(name)")
            }
            for name in outcome.refused { #expect(names[name] == nil, "\(name) was refused") }
            #expect(rows.count <= outcome.acknowledged.count + outcome.unknown.count)
        }

        /// Repeats everything that was not acknowledged; it then exists exactly once.
        private static func repeatWrites(_ connection: Connection, _ outcome: inout Outcome) throws {
            for name in outcome.refused + outcome.unknown {
                outcome.acknowledged[name] = try connection.call("client.create", params: params(name))["id"]?
                    .integerValue
            }
            outcome.refused = []
            outcome.unknown = []
            try verify(connection, outcome)
        }
    }
}
