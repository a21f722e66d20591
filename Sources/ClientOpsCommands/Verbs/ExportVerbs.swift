import ArgumentParser
import ClientOpsProtocol
import StrictJSON

/// How an export is written.
enum ExportForm: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv
}

extension ExportMethods.Entity: ExpressibleByArgument {}

struct ExportCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes all rows to the standard output, archived ones too.",
        discussion: """
            Clients, projects, instances, users, assignments, leads, invoices with their payments, number series and \
            cut-overs, as lines of JSON that clientopsctl import clientops FILE takes back into an empty store; or one \
            kind of them as CSV for other programs. The audit log, findings, events and retry keys are not part of it. \
            When something is changed meanwhile, the export ends with status 75 and has to be repeated.
            """
    )

    @Option(help: "How the rows are written.") var format: ExportForm = .jsonl
    @Option(help: "Only one kind of rows; needed for CSV.") var entity: ExportMethods.Entity?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard format == .jsonl || entity != nil else {
            throw ValidationError("CSV has one kind of rows: name it, such as --entity client.")
        }
    }

    func perform(_ session: inout Session) throws -> Int32 {
        let entities = entity.map { [$0] } ?? ExportMethods.Entity.allCases
        var run = ExportRun(form: format, session: session)
        guard run.writeHead(entities) else { return 0 }
        for entity in entities {
            guard try run.write(entity) else { return 0 }
        }
        return 0
    }
}

/// Pages on their way from the daemon to the standard output.
private struct ExportRun {
    let form: ExportForm
    let session: Session
    /// The last audit entry at the first page.
    private var moment: Int64?

    init(form: ExportForm, session: Session) {
        self.form = form
        self.session = session
    }

    /// Writes what comes before the rows; false once nobody reads.
    func writeHead(_ entities: [ExportMethods.Entity]) -> Bool {
        switch form {
        case .jsonl: session.context.writeOutput(Self.line(.object(ExportFile.header)))
        case .csv: session.context.writeOutput(CSVLine.bytes(entities.flatMap(\.members)))
        }
    }

    /// Writes the rows of an entity; false once nobody reads.
    ///
    /// - Throws: `LocalError` when the store changed since the first page.
    mutating func write(_ entity: ExportMethods.Entity) throws -> Bool {
        var cursor: String? = ""
        while let place = cursor {
            let page = try session.call(
                ExportMethods.Page.name,
                ["entity": .string(entity.rawValue), "cursor": .string(place)]
            )
            try requireSameMoment(page["seq"]?.integerValue)
            let rows = page["rows"]?.arrayValue ?? []
            let text = rows.flatMap { bytes(of: $0, entity) }
            guard session.context.writeOutput(text) else { return false }
            cursor = page["next_cursor"]?.stringValue
        }
        return true
    }

    private mutating func requireSameMoment(_ seq: Int64?) throws(LocalError) {
        if moment == nil { moment = seq }
        guard seq == moment else {
            throw LocalError(
                message: "Something was changed during the export, so what was written is incomplete: repeat it.",
                kind: "changed_meanwhile",
                status: 75
            )
        }
    }

    private func bytes(of row: JSONValue, _ entity: ExportMethods.Entity) -> [UInt8] {
        switch form {
        case .jsonl: Self.line(["entity": .string(entity.rawValue), "row": row])
        case .csv: CSVLine.bytes(entity.members.map { CSVLine.cell(row[$0] ?? .null) })
        }
    }

    private static func line(_ value: JSONValue) -> [UInt8] { value.serialized() + [UInt8(ascii: "\n")] }
}

/// A record of CSV as RFC 4180 has it.
enum CSVLine {
    /// Joins cells to a record with its end.
    static func bytes(_ cells: [String]) -> [UInt8] {
        Array((cells.map(quoted).joined(separator: ",") + "\r\n").utf8)
    }

    /// The text of a value; lists and objects are JSON.
    static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: String(decoding: value.serialized(), as: UTF8.self)
        }
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
        guard needsQuotes else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
