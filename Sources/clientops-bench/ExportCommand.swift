import ArgumentParser
import ClientOpsClient
import StrictJSON

/// Exports many rows and looks at the daemon's memory.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Measure what an export of many rows costs the daemon in memory; fails when it is not flat.",
        discussion: """
            With --fill it only enters the rows. A daemon that is started after that is measured from what it needs \
            at its start, so that no memory that filling left behind hides what the export needs.
            """
    )

    @Option(help: "The daemon's socket.")
    var socket: String

    @Option(help: "The daemon's process, whose memory is looked at.")
    var pid: Int32

    @Option(help: "Rows in the store.")
    var rows: Int = 1_000_000

    @Option(help: "The growth in MiB that the export may not exceed.")
    var most: Int = 64

    @Flag(help: "Enter the rows and end.")
    var fill = false

    func validate() throws {
        guard rows >= ExportWorld.fewest, most > 0 else {
            throw ValidationError("Give at least \(ExportWorld.fewest) rows and 1 MiB.")
        }
    }

    func run() throws {
        let begin = Clock.now
        if fill {
            try ExportWorld(rows: rows).declare(Filler(socket: socket))
            let seconds = Double(Clock.now - begin) / 1e9
            return Output.line("\(rows) rows took \(Output.decimal(seconds, places: 1)) s to enter")
        }
        try ProcessMemory.forgetPeak(of: pid)
        let before = try memory(ProcessMemory.residentKiB)
        let export = try ExportReading(Connection(path: socket))
        let seconds = Double(Clock.now - begin) / 1e9
        let peak = try memory(ProcessMemory.peakKiB)
        let after = try memory(ProcessMemory.residentKiB)
        let growth = peak - before
        let header = ["rows", "MiB", "pages", "seconds", "rows/s", "before MiB", "peak MiB", "after MiB", "growth MiB"]
        let figures = [
            "\(export.rows)", "\(export.bytes >> 20)", "\(export.pages)", Output.decimal(seconds, places: 1),
            "\(Int(Double(export.rows) / seconds))", Self.mebibytes(before), Self.mebibytes(peak),
            Self.mebibytes(after), Self.mebibytes(growth),
        ]
        Output.line(Output.table([header, figures]))
        // Whoever runs the daemon is a user of it and may be in its export.
        guard export.declared == rows else {
            throw BenchError("the export has \(export.declared) rows instead of \(rows)")
        }
        guard growth <= most << 10 else {
            Output.line("More than \(most) MiB.")
            throw ExitCode(1)
        }
    }

    private func memory(_ look: (Int32) -> Int?) throws(BenchError) -> Int {
        guard let kibibytes = look(pid) else { throw BenchError("the daemon's memory cannot be looked at") }
        return kibibytes
    }

    private static func mebibytes(_ kibibytes: Int) -> String { Output.decimal(Double(kibibytes) / 1024, places: 1) }
}

/// Rows of several kinds, as many as wanted.
private struct ExportWorld {
    /// Fewer would not fill a client.
    static let fewest = 100

    let rows: Int

    /// Enters clients with their projects and instances, and as many leads as are missing.
    func declare(_ filler: Filler) throws {
        let world = ReconcileWorld(instances: rows / 2)
        try world.declare(filler)
        let leads = rows - world.declaredRows
        _ = try filler.create("lead.create", leads) { number in
            [
                "name": .string("Lead \(number)"), "email": .string("lead-\(number)@bench-works.example"),
                "company": "Bench Works Ltd", "source": "fair", "notes": "Prefers e-mail.\nAsks for a quotation.",
            ]
        }
    }
}

/// All pages of all kinds of rows, read as `clientopsctl export` reads them.
private struct ExportReading {
    // In the order of the command's file, in which every row comes behind the rows it refers to.
    private static let entities = [
        "client", "project", "instance", "user", "assignment", "lead", "invoice", "series", "cutover",
    ]

    private(set) var rows = 0
    /// Rows that were entered for the measurement.
    private(set) var declared = 0
    private(set) var bytes = 0
    private(set) var pages = 0

    /// Reads them.
    init(_ connection: Connection) throws {
        var moment: Int64?
        for entity in Self.entities {
            var cursor: String? = ""
            while let place = cursor {
                let params: JSONValue = ["entity": .string(entity), "cursor": .string(place)]
                try connection.send("export.page", params: params.serialized())
                let page = JSONValue(try connection.receive().result.get())
                let found = page["rows"]?.arrayValue ?? []
                for row in found { bytes += row.serialized().count + 1 }
                guard let seq = page["seq"]?.integerValue, moment == nil || moment == seq else {
                    throw BenchError("something was changed during the export")
                }
                moment = seq
                pages += 1
                rows += found.count
                if entity != "user" { declared += found.count }
                cursor = page["next_cursor"]?.stringValue
            }
        }
    }
}
