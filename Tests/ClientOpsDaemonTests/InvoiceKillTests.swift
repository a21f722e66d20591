import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

extension DaemonTests {
    /// The number series while the daemon is taken away in the middle of sending.
    @Suite struct InvoiceKillTests {
        private static let rounds = 4
        private static let perRound = 25
        private static let connections = 4

        @Test func `100 invoices sent under kill -9 have the numbers 1 to 100`() throws {
            let place = try TemporaryPlace()
            for round in 0..<Self.rounds {
                let daemon = try RunningDaemon(in: place)
                let drafts = try Self.drafts(daemon)
                let senders = ThreadGroup<Void>(Self.connections) { number in
                    try Self.send(drafts, from: number, daemon)
                }
                // Some are answered by now, some are under way, most are not sent yet.
                try Self.waitForSome(daemon, beyond: round * Self.perRound)
                try daemon.kill9()
                _ = try senders.join()
                let survivor = try RunningDaemon(in: place)
                let connection = try survivor.connect()
                for id in drafts { _ = try connection.call("invoice.send", params: Self.params(id)) }
                try Self.verify(connection, count: (round + 1) * Self.perRound)
                try survivor.kill9()
            }
        }

        private static func params(_ id: Int64) -> JSONObject {
            ["id": .integer(id), "request_id": .string("send \(id)")]
        }

        private static func drafts(_ daemon: RunningDaemon) throws -> [Int64] {
            let connection = try daemon.connect()
            let client = try connection.call("client.create", params: ["name": "Acme"])["id"] ?? .null
            return try (0..<perRound).compactMap { number in
                try connection.call(
                    "invoice.create",
                    params: [
                        "client_id": client, "title": .string("Hours \(number)"), "currency": "EUR", "amount": 100,
                    ]
                )["id"]?.integerValue
            }
        }

        private static func send(_ drafts: [Int64], from first: Int, _ daemon: RunningDaemon) throws {
            do {
                let connection = try daemon.connect()
                for index in stride(from: first, to: drafts.count, by: connections) {
                    _ = try connection.call("invoice.send", params: params(drafts[index]))
                }
            } catch let error as ClientError where error.exitStatus == 69 {
                // The end that was waited for.
            }
        }

        /// Returns once more than `known` invoices are sent.
        private static func waitForSome(_ daemon: RunningDaemon, beyond known: Int) throws {
            let connection = try daemon.connect()
            var sent: Int64 = 0
            while sent <= known {
                sent =
                    try connection.call("invoice.list", params: ["status": "sent", "page": 1, "page_size": 1])["total"]?
                    .integerValue ?? 0
            }
        }

        private static func verify(_ connection: Connection, count: Int) throws {
            let numbers = try connection.all("invoice.list", ["status": "sent"])
                .compactMap { $0["number"]?.stringValue?.split(separator: "-").last.flatMap { Int($0) } }
            #expect(numbers.sorted() == Array(1...count))
            #expect(try connection.auditIsValid())
        }
    }
}
