import ClientOpsModel
import ClientOpsProtocol

extension ImportSummary {
    /// The report for people, safe to print on a terminal.
    ///
    /// - Parameter source: the file's name, for the headline.
    /// - Returns: lines, each with its end.
    package func text(source: String) -> String {
        var paragraphs = [headline(source), table()]
        paragraphs += ImportOutcome.allCases.compactMap(list)
        if format != .clientops, report.tables.contains(where: { $0.table == .user && $0.created > 0 }) {
            paragraphs.append(
                "Imported users keep name and role but have no uid: they grant nothing until an administrator gives "
                    + "them one.\n"
            )
        }
        paragraphs += unaccounted.map { "Not every row of the table \($0.rawValue) is accounted for.\n" }
        return paragraphs.joined(separator: "\n")
    }

    private func headline(_ source: String) -> String {
        let name = TerminalText.escaped(source)
        return report.dryRun ? "Plan for \(name); nothing has been changed.\n" : "Imported \(name).\n"
    }

    private func table() -> String {
        let head = ["table", "read", "created", "already present", "converted", "aside", "contested"]
        let rows = report.tables.map { row in
            let counts = [row.read, row.created, row.alreadyPresent, row.converted, row.aside, row.contested]
            return [row.table.rawValue] + counts.map(String.init)
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { cells in
            let padded = cells.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }
            return padded.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func list(_ outcome: ImportOutcome) -> String? {
        let lines = report.lines.filter { $0.outcome == outcome }
        guard !lines.isEmpty else { return nil }
        let title =
            switch outcome {
            case .converted: "Converted"
            case .aside: "Kept aside"
            case .contested: "Contested"
            }
        let items = lines.map { line in
            TerminalText.escaped("  \(line.table.rawValue) \(line.sourceID): \(line.reason)") + "\n"
        }
        return "\(title) (\(lines.count)):\n" + items.joined()
    }
}
