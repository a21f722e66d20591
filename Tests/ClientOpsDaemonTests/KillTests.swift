import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// What stays of acknowledged writes when the daemon is taken away while it writes.
    @Suite struct KillTests {
        private static let rounds = 20

        @Test func `kill -9 under writing connections loses nothing that was acknowledged`() throws {
            let place = try TemporaryPlace()
            var known: [String: Int64] = [:]
            for round in 1...Self.rounds {
                let daemon = try RunningDaemon(in: place)
                let writers = Writers(to: daemon, prefix: "round \(round)", enough: 3 + round % 7)
                writers.waitUntilBusy()
                try daemon.kill9()
                let ledgers = try writers.join()
                for ledger in ledgers { known.merge(ledger.acknowledged) { first, _ in first } }
                let survivor = try RunningDaemon(in: place)
                try Self.verify(survivor, holds: known)
                let unanswered = ledgers.flatMap(\.unanswered)
                try Self.repeatWrites(unanswered, survivor, into: &known)
                try Self.verify(survivor, holdsExactly: known)
                // The socket and the lock of a killed daemon are found by the next one, every time.
                try survivor.kill9()
            }
        }

        /// Every acknowledged write is there, every row has its audit entry, and the chain is whole.
        private static func verify(_ daemon: RunningDaemon, holds known: [String: Int64]) throws {
            let connection = try daemon.connect()
            let rows = try rows(connection)
            for (name, id) in known where rows[name] != [id] {
                Issue.record("\(name) was acknowledged as \(id), the store has \(rows[name] ?? [])")
            }
            let created = try connection.all("audit.list", ["entity": "client", "action": "create"])
            let audited = created.compactMap { $0["entity_id"]?.integerValue }
            #expect(audited.sorted() == rows.values.flatMap(\.self).sorted())
            #expect(try connection.auditIsValid())
        }

        /// Repeats what was not answered; each repetition must have, or have had, exactly one effect.
        private static func repeatWrites(
            _ names: [String],
            _ daemon: RunningDaemon,
            into known: inout [String: Int64]
        ) throws {
            let connection = try daemon.connect()
            let before = try rows(connection)
            for name in names {
                let id = try connection.call("client.create", params: Writers.params(name))["id"]?.integerValue
                #expect(before[name] == nil || before[name] == [id].compactMap(\.self), "\(name) was created again")
                known[name] = id
            }
        }

        private static func verify(_ daemon: RunningDaemon, holdsExactly known: [String: Int64]) throws {
            #expect(try rows(daemon.connect()) == known.mapValues { [$0] })
        }

        /// The ids of all clients by name.
        private static func rows(_ connection: Connection) throws -> [String: [Int64]] {
            let rows = try connection.all("client.list")
            return Dictionary(grouping: rows, by: { $0["name"]?.stringValue ?? "" })
                .mapValues { $0.compactMap { $0["id"]?.integerValue } }
        }
    }
}
