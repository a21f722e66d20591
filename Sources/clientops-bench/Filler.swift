import ClientOpsClient
import StrictJSON

/// Connections over which rows are entered.
struct Filler {
    /// Requests on their way on each connection.
    private static let depth = 20

    private let connections: [Connection]

    /// Connects.
    ///
    /// - Parameters:
    ///   - socket: The daemon's socket.
    ///   - connections: How many. The changes of one are committed one after the other, those of several together; a
    ///     daemon allows a user 64.
    /// - Throws: Why there is no connection.
    init(socket: String, connections: Int = 60) throws {
        self.connections = try (1...connections).map { _ in
            try Connection(path: socket, options: ConnectionOptions(replyTimeout: nil))
        }
    }

    /// Calls a method once for each number and answers the ids of the rows.
    func create(_ method: String, _ count: Int, _ params: (Int) -> JSONObject) throws -> [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(count)
        for start in stride(from: 0, to: count, by: Self.depth * connections.count) {
            let parts = connections.enumerated().map { index, connection in
                let first = min(count, start + index * Self.depth)
                return (connection, first..<min(count, first + Self.depth))
            }
            for (connection, numbers) in parts {
                for number in numbers {
                    try connection.send(method, params: JSONValue.object(params(number)).serialized())
                }
            }
            for (connection, numbers) in parts {
                for _ in numbers {
                    guard let id = try connection.receive().result.get().member("id")?.integer else {
                        throw BenchError("\(method) answered no id")
                    }
                    ids.append(id)
                }
            }
        }
        return ids
    }
}
