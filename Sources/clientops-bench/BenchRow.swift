/// The measurements with one number of connections.
struct BenchRow {
    var connections: Int
    var floor: LoadResult
    var reads: LoadResult?
    var writes: LoadResult?

    /// All rows as a table: requests per second with the ratio to the floor, and latencies in microseconds.
    static func table(_ rows: [BenchRow]) -> String {
        let rates =
            [["connections", "floor/s", "reads/s", "ratio", "writes/s", "ratio"]]
            + rows.map { row in
                ["\(row.connections)", "\(Int(row.floor.rate))"] + cells(row.reads, row.floor)
                    + cells(row.writes, row.floor)
            }
        let latencies =
            [["connections", "floor p50", "p99", "reads p50", "p99", "writes p50", "p99 (us)"]]
            + rows.map { row in
                ["\(row.connections)"] + [row.floor, row.reads, row.writes].flatMap(latencyCells)
            }
        return Output.table(rates) + "\n" + Output.table(latencies)
    }

    private static func cells(_ result: LoadResult?, _ floor: LoadResult) -> [String] {
        guard let result else { return ["-", "-"] }
        return ["\(Int(result.rate))", Output.decimal(result.rate / max(floor.rate, 1), places: 3)]
    }

    private static func latencyCells(_ result: LoadResult?) -> [String] {
        guard let result else { return ["-", "-"] }
        return [0.5, 0.99].map { Output.decimal(result.latencies.quantile($0), places: 1) }
    }
}
