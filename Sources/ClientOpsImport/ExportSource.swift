package import ClientOpsModel
package import ClientOpsProtocol
import StrictJSON

/// An export as `clientopsctl export` wrote it: a header line, then a line for each row.
package struct ExportSource: RowSource {
    private let text: TextFile
    /// Always `clientops`.
    package let kind = ImportMethods.Format.clientops
    /// Everything that an export holds.
    package let kinds = ExportMethods.Entity.allCases.map(\.kind)

    /// Opens a file and checks its header.
    ///
    /// - Parameter path: where the file is.
    /// - Throws: `SourceError` that says what is wrong with it.
    package init(path: String) throws {
        text = try TextFile(path: path)
        let path = text.file.path
        var isExport = false
        try text.forEachLine { line, number in
            let header = (try? JSONDocument(Array(line))).map { JSONValue($0.root) }
            isExport = number == 1 && header == .object(ExportFile.header)
            return false
        }
        guard isExport else {
            let header = String(decoding: JSONValue.object(ExportFile.header).serialized(), as: UTF8.self)
            throw SourceError.malformed(path: path, line: 1, reason: "an export begins with \(header)")
        }
    }

    /// Reads all rows, line by line.
    package func forEachItem(_ body: (SourceItem, EntityKind, Int) throws -> Void) throws {
        try text.forEachLine { line, number in
            guard number > 1 else { return true }
            let row: ExportedRow
            do {
                row = try StrictJSONDecoder().decode(ExportedRow.self, from: JSONDocument(Array(line)).root)
            } catch let error as JSONSyntaxError {
                throw SourceError.malformed(path: text.file.path, line: number, reason: error.reason)
            } catch let error as JSONDecodingError {
                let reason = "expected \(error.expected) at \(error.pointer)"
                throw SourceError.malformed(path: text.file.path, line: number, reason: reason)
            }
            // The line is escaped already, so that eight times the bytes of a database's row fit into a call.
            try body(.exported(row), row.entity.kind, line.count / 8)
            return true
        }
    }

    /// Checks that the file is still as it was found.
    package func checkUnchanged() throws(SourceError) { try text.file.checkUnchanged() }
}
