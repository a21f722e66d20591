import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// Makes clients, projects and instances of the lines of a table; each is called by the line that names it first.
struct CSVRows {
    private var clients: [(row: ImportedClient, fields: Fields)] = []
    private var projects: [(row: ImportedProject, fields: Fields)] = []
    private var instances: [(item: SourceItem, bytes: Int)] = []
    private var asides: [(ImportLine, EntityKind)] = []
    private var places: [String: Place] = [:]

    /// Where a row that was named already is, and on which line.
    private struct Place {
        var index: Int
        var line: Int
    }

    /// Which line gave a field, to tell lines that disagree.
    private typealias Fields = [CSVSource.Column: (text: String, line: Int)]

    /// Everything that was read, parents first.
    var items: [(item: SourceItem, kind: EntityKind, bytes: Int)] {
        let clients = clients.map { (SourceItem.client($0.row), EntityKind.client, Self.bytes($0.fields, $0.row.key)) }
        let projects = projects.map {
            (SourceItem.project($0.row), EntityKind.project, Self.bytes($0.fields, $0.row.key))
        }
        let instances = instances.map { ($0.item, EntityKind.instance, $0.bytes) }
        return clients + projects + instances + asides.map { (SourceItem.aside($0.0), $0.1, 0) }
    }

    /// Takes a line.
    ///
    /// - Throws: `CSVText.Problem` when it contradicts an earlier one.
    mutating func add(_ line: CSVLine) throws(CSVText.Problem) {
        guard let name = line[.client] else {
            return setAside(.client, line, "client is empty")
        }
        let key = [line[.clientKey] ?? name]
        let client = try client(name, key, line)
        guard let project = line[.project] else {
            if line.says(CSVSource.Column.ofProject) { setAside(.project, line, "project is empty") }
            if line.says(CSVSource.Column.ofInstance) { setAside(.instance, line, "project is empty") }
            return
        }
        let source = try self.project(project, key + [project], client, line)
        guard let instance = line[.instance] else {
            if line.says(CSVSource.Column.ofInstance) { setAside(.instance, line, "instance is empty") }
            return
        }
        add(instance, key + [project, instance], source, line)
    }

    private mutating func client(_ name: String, _ key: [String], _ line: CSVLine) throws(CSVText.Problem) -> Int64 {
        let text = Self.text(key)
        let place = places[text] ?? Place(index: clients.count, line: line.number)
        if place.index == clients.count {
            places[text] = place
            clients.append((ImportedClient(sourceID: Int64(line.number), name: name, key: text), [:]))
        }
        var (row, fields) = clients[place.index]
        try Self.merge([.client, .company, .email, .phone, .clientNotes], of: line, into: &fields)
        row.company = fields[.company]?.text
        row.email = fields[.email]?.text
        row.phone = fields[.phone]?.text
        row.notes = fields[.clientNotes]?.text
        clients[place.index] = (row, fields)
        return row.sourceID
    }

    private mutating func project(
        _ name: String,
        _ key: [String],
        _ client: Int64,
        _ line: CSVLine
    ) throws(CSVText.Problem) -> Int64 {
        let text = Self.text(key)
        let place = places[text] ?? Place(index: projects.count, line: line.number)
        if place.index == projects.count {
            places[text] = place
            let row = ImportedProject(
                sourceID: Int64(line.number),
                clientSourceID: client,
                name: name,
                key: text
            )
            projects.append((row, [:]))
        }
        var (row, fields) = projects[place.index]
        try Self.merge([.project, .stage, .projectNotes], of: line, into: &fields)
        if let stage = fields[.stage]?.text {
            guard let known = ProjectStage(rawValue: stage.lowercased()) else {
                throw CSVText.Problem(line: line.number, reason: Self.words("stage", ProjectStage.self, stage))
            }
            row.stage = known
        }
        row.notes = fields[.projectNotes]?.text
        projects[place.index] = (row, fields)
        return row.sourceID
    }

    private mutating func add(_ name: String, _ key: [String], _ project: Int64, _ line: CSVLine) {
        let text = Self.text(key)
        if let place = places[text] {
            return setAside(.instance, line, "line \(place.line) names the same instance")
        }
        guard let type = line[.type].flatMap({ InstanceType(rawValue: $0.lowercased()) }) else {
            return setAside(.instance, line, Self.words("type", InstanceType.self, line[.type] ?? ""))
        }
        guard let active = Self.isActive(line[.active]) else {
            return setAside(.instance, line, "active is neither yes nor no: \(line[.active] ?? "")")
        }
        places[text] = Place(index: instances.count, line: line.number)
        var row = ImportedInstance(
            sourceID: Int64(line.number),
            projectSourceID: project,
            name: name,
            type: type,
            active: active,
            url: line[.url]
        )
        row.aliases = line[.aliases].map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        row.host = line[.host]
        row.dbCluster = line[.dbCluster]
        row.dbName = line[.dbName]
        row.dbUUID = line[.dbUUID]
        row.odooVersion = line[.odooVersion]
        row.notes = line[.notes]
        row.key = text
        let texts = CSVSource.Column.ofInstance.compactMap { line[$0] }
        let bytes = texts.reduce(text.utf8.count) { $0 + $1.utf8.count }
        guard bytes <= SourceRow.maximumBytes else {
            return setAside(.instance, line, "\(bytes) bytes of text are too many to be sent")
        }
        instances.append((.instance(row), bytes))
    }

    private mutating func setAside(_ kind: EntityKind, _ line: CSVLine, _ reason: String) {
        let report = ImportLine(table: kind, sourceID: String(line.number), outcome: .aside, reason: reason + ".")
        asides.append((report, kind))
    }

    /// Takes over fields of a line; what two lines say of the same row has to agree.
    private static func merge(
        _ columns: [CSVSource.Column],
        of line: CSVLine,
        into fields: inout Fields
    ) throws(CSVText.Problem) {
        for column in columns {
            guard let text = line[column] else { continue }
            if let earlier = fields[column], earlier.text != text {
                let reason = "\(column.rawValue) is “\(text)”, but line \(earlier.line) says “\(earlier.text)”"
                throw CSVText.Problem(line: line.number, reason: reason)
            }
            if fields[column] == nil { fields[column] = (text, line.number) }
            guard text.utf8.count <= SourceRow.maximumBytes / 2 else {
                throw CSVText.Problem(line: line.number, reason: "\(column.rawValue) is too long")
            }
        }
    }

    /// Names as one text that no other names give.
    private static func text(_ key: [String]) -> String {
        String(decoding: JSONValue.array(key.map(JSONValue.string)).serialized(), as: UTF8.self)
    }

    private static func bytes(_ fields: Fields, _ key: String?) -> Int {
        fields.values.reduce(key?.utf8.count ?? 0) { $0 + $1.text.utf8.count }
    }

    private static func isActive(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case nil, "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }

    private static func words<Word: RawRepresentable & CaseIterable>(
        _ column: String,
        _ type: Word.Type,
        _ text: String
    ) -> String where Word.RawValue == String {
        "\(column) is none of \(type.allCases.map(\.rawValue).joined(separator: ", ")): \(text)"
    }
}
