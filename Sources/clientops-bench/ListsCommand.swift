import ArgumentParser
import ClientOpsClient
import Glibc
import StrictJSON

/// Compares lists over few and over many rows: their time must not grow with the table.
struct ListsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "Time lists by page, by cursor and with a search, over few and over many clients."
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "Clients of the small table.")
    var small: Int = 1000

    @Option(help: "Clients of the large table.")
    var large: Int = 100_000

    @Option(help: "Calls of each kind, of which the median counts.")
    var calls: Int = 51

    func validate() throws {
        guard 0 < small, small < large, calls > 0 else {
            throw ValidationError("Give two sizes, the smaller first, and at least one call.")
        }
    }

    func run() throws {
        let connection = try Connection(path: socket)
        try fill(connection, from: 0, to: small)
        let few = try Self.kinds.map { try median($0.params, connection) }
        try fill(connection, from: small, to: large)
        let many = try Self.kinds.map { try median($0.params, connection) }
        var rows = [["list", "\(small) rows, ms", "\(large) rows, ms", "ratio"]]
        for (kind, pair) in zip(Self.kinds, zip(few, many)) {
            rows.append([
                kind.name, Output.decimal(pair.0, places: 3), Output.decimal(pair.1, places: 3),
                Output.decimal(pair.1 / pair.0, places: 2),
            ])
        }
        print(Output.table(rows), terminator: "")
    }

    private static let kinds: [(name: String, params: JSONObject)] = [
        ("page 1", ["page": 1, "page_size": 20]),
        ("cursor", ["cursor": "", "page_size": 20]),
        ("cursor by name", ["cursor": "", "page_size": 20, "sort": "name"]),
        ("q", ["cursor": "", "page_size": 20, "q": "nordwind 77"]),
        ("q with total", ["page": 1, "page_size": 20, "q": "nordwind 77"]),
        ("page 40", ["page": 40, "page_size": 20]),
    ]

    /// Adds clients, a few hundred of them under way at any time.
    private func fill(_ connection: Connection, from first: Int, to end: Int) throws {
        let depth = 100
        for start in stride(from: first, to: end, by: depth) {
            let numbers = start..<min(start + depth, end)
            for number in numbers {
                let params: JSONValue = ["name": .string("Nordwind \(number) GmbH"), "phone": .string("0\(number)")]
                try connection.send("client.create", params: params.serialized())
            }
            for _ in numbers { _ = try connection.receive().result.get() }
        }
    }

    /// The median time of a list in milliseconds.
    private func median(_ params: JSONObject, _ connection: Connection) throws -> Double {
        var times: [Double] = []
        for _ in 0..<calls {
            let start = Self.milliseconds()
            _ = try connection.call("client.list", params: params)
            times.append(Self.milliseconds() - start)
        }
        return times.sorted()[calls / 2]
    }

    private static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
