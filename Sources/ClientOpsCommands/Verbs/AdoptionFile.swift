import Glibc
import StrictJSON

/// One line of a file for `adopt --from`: an instance and the database that is to be its own.
struct AdoptionRequest: Equatable {
    /// Its line in the file, from 1.
    var line: Int
    /// An id, or `project/name`, or `client/project/name`.
    var instance: String
    /// The host, or the system identifier of the cluster.
    var place: String
    var database: String

    /// Most lines of a file.
    static let maximumLines = 10_000

    /// Reads CSV with a header, or JSON objects on lines of their own.
    ///
    /// - Parameter bytes: the file.
    /// - Returns: its requests.
    /// - Throws: `LocalError` that names the line.
    static func read(_ bytes: [UInt8]) throws(LocalError) -> [AdoptionRequest] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw wrong(1, "is not UTF-8") }
        let isJSON = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{"
        let requests = isJSON ? try readJSON(text) : try readCSV(text)
        guard requests.count <= maximumLines else { throw wrong(maximumLines, "is the last that may be") }
        return requests
    }

    private static func readJSON(_ text: String) throws(LocalError) -> [AdoptionRequest] {
        var result: [AdoptionRequest] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !$0.isWhitespace }) {
            guard let document = try? JSONDocument(Array(line.utf8)),
                let members = JSONValue(document.root).objectValue
            else { throw wrong(index + 1, "is no JSON object") }
            let fields = members.map { ($0.0, $0.1.stringValue ?? $0.1.integerValue.map { "\($0)" } ?? "") }
            result.append(try request(index + 1, Dictionary(fields) { $1 }))
        }
        return result
    }

    private static func readCSV(_ text: String) throws(LocalError) -> [AdoptionRequest] {
        var rows = try CSVLines(text).rows
        guard let header = rows.first?.fields else { return [] }
        rows.removeFirst()
        var result: [AdoptionRequest] = []
        for row in rows {
            guard row.fields.count == header.count else {
                throw wrong(row.line, "has \(row.fields.count) fields where the header has \(header.count)")
            }
            result.append(try request(row.line, Dictionary(zip(header, row.fields)) { $1 }))
        }
        return result
    }

    private static func request(_ line: Int, _ fields: [String: String]) throws(LocalError) -> AdoptionRequest {
        let known: Set = ["instance", "cluster", "host", "database"]
        if let other = fields.keys.sorted().first(where: { !known.contains($0) }) {
            throw wrong(line, "names \(other); the fields are instance, cluster or host, and database")
        }
        let places = [fields["cluster"], fields["host"]].compactMap(\.self).filter { !$0.isEmpty }
        guard let instance = fields["instance"], !instance.isEmpty, let database = fields["database"],
            !database.isEmpty, places.count == 1
        else { throw wrong(line, "needs an instance, a cluster or a host, and a database") }
        return AdoptionRequest(line: line, instance: instance, place: places[0], database: database)
    }

    static func wrong(_ line: Int, _ what: String) -> LocalError {
        LocalError(message: "Line \(line) \(what).", kind: "file", status: 1)
    }
}

/// Fields separated by commas, quoted where they hold one (RFC 4180).
struct CSVLines {
    var rows: [(line: Int, fields: [String])] = []

    init(_ text: String) throws(LocalError) {
        var (fields, field, quoted, wasQuoted, line, start) = ([String](), "", false, false, 1, 1)
        func isEmpty() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
        var rest = Substring(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar == "\r", rest.first == "\n" { continue }
            if scalar == "\n" { line += 1 }
            if quoted {
                if scalar != "\"" {
                    field.unicodeScalars.append(scalar)
                } else if rest.first == "\"" {
                    rest.removeFirst()
                    field += "\""
                } else {
                    quoted = false
                }
            } else if scalar == "\"" {
                guard field.isEmpty, !wasQuoted else { throw AdoptionRequest.wrong(line, "has a quote inside a field") }
                (quoted, wasQuoted) = (true, true)
            } else if scalar == "," {
                fields.append(Self.trimmed(field, wasQuoted))
                (field, wasQuoted) = ("", false)
            } else if scalar == "\n" {
                if !isEmpty() { rows.append((start, fields + [Self.trimmed(field, wasQuoted)])) }
                (fields, field, wasQuoted, start) = ([], "", false, line)
            } else if wasQuoted {
                throw AdoptionRequest.wrong(line, "has text behind a quoted field")
            } else {
                field.unicodeScalars.append(scalar)
            }
        }
        guard !quoted else { throw AdoptionRequest.wrong(start, "has a quote without its end") }
        if !isEmpty() { rows.append((start, fields + [Self.trimmed(field, wasQuoted)])) }
    }

    private static func trimmed(_ field: String, _ wasQuoted: Bool) -> String {
        guard !wasQuoted else { return field }
        let scalars = field.unicodeScalars.drop { $0 == " " || $0 == "\t" }
        return String(scalars.reversed().drop { $0 == " " || $0 == "\t" }.reversed().map(Character.init))
    }
}

/// A file that a command reads whole.
enum InputFile {
    /// Reads a file up to a size.
    ///
    /// - Throws: `LocalError` when it cannot be read or is larger.
    static func read(_ path: String, limit: Int) throws(LocalError) -> [UInt8] {
        guard let file = fopen(path, "rbe") else {
            throw LocalError(
                message: "\(path) cannot be read: \(String(cString: strerror(errno))).",
                kind: "file",
                status: 1
            )
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0 else {
            throw LocalError(
                message: "\(path) cannot be read: \(String(cString: strerror(errno))).",
                kind: "file",
                status: 1
            )
        }
        guard count <= limit else {
            throw LocalError(message: "\(path) is larger than \(limit >> 20) MiB.", kind: "file", status: 1)
        }
        return Array(bytes.prefix(count))
    }
}
