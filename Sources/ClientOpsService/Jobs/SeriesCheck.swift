import ClientOpsModel
import ClientOpsReconcile
import ClientOpsStore

/// Whether the invoices of each year carry each number once (rule I1).
enum SeriesCheck {
    /// Most numbers that are named.
    private static let namedNumbers = 20

    /// Compares the numbers that invoices have with those that were given.
    ///
    /// - Parameters:
    ///   - numbers: the numbers, in any order; void and archived invoices keep theirs.
    ///   - series: what each year has given.
    ///   - prefix: what numbers begin with, for a year that has none.
    /// - Returns: the years with holes or with numbers given twice.
    static func broken(
        numbers: [SQLiteConnection.InvoiceNumber],
        series: [NumberSeries],
        prefix: String
    ) -> [LedgerFacts.BrokenSeries] {
        let byYear = Dictionary(grouping: numbers, by: \.year)
        let given = Dictionary(series.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(byYear.keys).union(given.keys).sorted().compactMap { year in
            let found = (byYear[year] ?? []).sorted { $0.number < $1.number }
            let (missing, twice) = compare(found.map(\.number), given[year])
            guard !missing.isEmpty || !twice.isEmpty else { return nil }
            return LedgerFacts.BrokenSeries(
                id: Int64(year),
                name: "\(found.last?.prefix ?? prefix)-\(year)",
                missing: missing,
                twice: twice
            )
        }
    }

    /// Missing numbers and numbers that occur more than once, of each the first ones.
    private static func compare(_ found: [Int64], _ series: NumberSeries?) -> (missing: [Int64], twice: [Int64]) {
        var missing: [Int64] = []
        var twice: [Int64] = []
        // A year begins with the number it was started at, unless an earlier one was given.
        var expected = [series.map { $0.next - $0.count }, found.first].compactMap(\.self).min() ?? 1
        for number in found {
            guard number >= expected else {
                if twice.last != number, twice.count < namedNumbers { twice.append(number) }
                continue
            }
            while expected < number, missing.count < namedNumbers {
                missing.append(expected)
                expected += 1
            }
            expected = number + 1
        }
        let end = series?.next ?? expected
        while expected < end, missing.count < namedNumbers {
            missing.append(expected)
            expected += 1
        }
        return (missing, twice)
    }
}
