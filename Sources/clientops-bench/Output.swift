import Glibc

/// What the program prints.
enum Output {
    /// Prints a line at once, so that a pipe shows the progress too.
    static func line(_ text: String) {
        print(text)
        fflush(nil)
    }

    /// Cells in columns that are aligned to the right.
    static func table(_ rows: [[String]]) -> String {
        let columns = rows.first?.indices ?? [].indices
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ") + "\n"
        }.joined()
    }

    /// A number that is not negative with a fixed number of decimal places.
    static func decimal(_ value: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = "\(scaled % scale)"
        return "\(scaled / scale).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
