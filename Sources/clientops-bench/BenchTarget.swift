import ClientOpsClient
import JSONRPC
import StrictJSON

/// The daemon that is measured, with the rows that the reads need.
struct BenchTarget {
    /// How many rows are read in turn.
    private static let rows = 100

    let socket: String
    private let ids: [Int64]
    let readRequestBytes: Int
    let readReplyBytes: Int

    /// Creates the rows and looks how long a read is.
    init(socket: String) throws {
        self.socket = socket
        let connection = try Connection(path: socket)
        ids = try (1...Self.rows).map { number in
            let params: JSONObject = [
                "name": .string("Bench client \(number)"), "company": "Bench Works Ltd", "phone": "+33 1 23 45 67 89",
                "email": .string("bench-\(number)@bench-works.example"), "notes": "Prefers e-mail.\nPays late.",
            ]
            guard let id = try connection.call("client.create", params: params)["id"]?.integerValue else {
                throw BenchError("client.create answered no id")
            }
            return id
        }
        var line: [UInt8] = []
        Workload.reads(ids).append(&line, 123_456)
        readRequestBytes = line.count
        readReplyBytes = try connection.callRaw(line.dropLast()).count + 1
    }

    /// Reads the rows in turn.
    var reads: Workload { .reads(ids) }

    /// Creates clients.
    var writes: Workload { .writes() }
}

extension Connection {
    fileprivate func callRaw(_ line: ArraySlice<UInt8>) throws -> [UInt8] { try callRaw(Array(line)) }
}
