import ClientOpsModel
import GRDBSQLite
import StrictJSON

/// Signals as the store keeps them: a JSON array by position, null for what is not known.
///
/// Without member names, so that 200,000 of them are read in about a second; new signals go to the end, where an older
/// text has nothing. What moves by itself (``moving(of:)``) has a column of its own.
enum SignalText {
    /// The lasting signals of a subject.
    static func encode(_ subject: ObservedSubject) -> String {
        var writer = SignalWriter()
        if let unit = subject.unit { unit.write(to: &writer) }
        if let config = subject.config { config.write(to: &writer) }
        if let endpoint = subject.endpoint { endpoint.write(to: &writer) }
        if let database = subject.database { database.write(to: &writer) }
        return writer.finish()
    }

    /// The subject of a text.
    ///
    /// - Parameters:
    ///   - kind: what it is.
    ///   - bytes: the text.
    ///   - moving: what moves by itself.
    /// - Returns: the subject.
    /// - Throws: ``StoreError`` when the text cannot be read.
    static func decode(_ kind: ObservedKind, _ bytes: [UInt8], moving: Timestamp?) throws -> ObservedSubject {
        do {
            var reader = SignalReader(try JSONDocument(bytes))
            switch kind {
            case .unit:
                var unit = try UnitSignals(&reader)
                unit.startedAt = moving
                return ObservedSubject(unit)
            case .config: return ObservedSubject(try ConfigSignals(&reader))
            case .endpoint: return ObservedSubject(try EndpointSignals(&reader))
            case .database:
                var database = try DatabaseSignals(&reader)
                database.lastCronCall = moving
                return ObservedSubject(database)
            }
        } catch {
            throw StoreError(code: SQLITE_MISMATCH, message: "unreadable signals of a \(kind.rawValue)")
        }
    }

    /// The one signal that changes though nothing happened: overwritten, without history.
    static func moving(of subject: ObservedSubject) -> Timestamp? {
        subject.unit?.startedAt ?? subject.database?.lastCronCall
    }

    /// What `q` finds.
    static func searchText(of subject: ObservedSubject, key: String, host: String) -> [String?] {
        let database = subject.database
        return [
            key, host, subject.unit?.configPath?.value ?? subject.config?.configPath?.value, database?.uuid?.value,
            database?.baseURL?.value, database?.cluster.systemIdentifier?.value,
        ] + (subject.config?.dbNames ?? subject.endpoint?.databases ?? []).map(\.value)
    }
}

/// Appends signals in order.
struct SignalWriter {
    private var json = JSONWriter()

    init() { json.beginArray() }

    mutating func finish() -> String {
        json.endArray()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    mutating func text(_ value: (some CheckedString)?) {
        if let value { json.string(value.wireValue) } else { json.null() }
    }

    mutating func integer(_ value: Int64?) {
        if let value { json.integer(value) } else { json.null() }
    }

    mutating func flag(_ value: Bool?) {
        if let value { json.bool(value) } else { json.null() }
    }

    mutating func time(_ value: Timestamp?) { integer(value?.milliseconds) }

    mutating func list<Element>(_ values: [Element]?, _ write: (inout SignalWriter, Element) -> Void) {
        guard let values else { return json.null() }
        json.beginArray()
        for value in values { write(&self, value) }
        json.endArray()
    }

    mutating func unknown(_ notes: [UnknownSignal]?) {
        list(notes) { writer, note in
            writer.text(note.signal)
            writer.text(note.reason)
        }
    }
}

/// Takes signals in order.
struct SignalReader {
    private var elements: JSONNode.Elements.Iterator

    /// The text is not what was written.
    struct Unreadable: Error {}

    init(_ document: JSONDocument) { elements = document.root.elements.makeIterator() }

    private init(_ node: JSONNode) { elements = node.elements.makeIterator() }

    private mutating func next() -> JSONNode? {
        guard let node = elements.next(), !node.isNull else { return nil }
        return node
    }

    mutating func text<Value: CheckedString>() throws -> Value? { try next()?.string.map { try Value($0) } }
    mutating func integer() -> Int64? { next()?.integer }
    mutating func flag() -> Bool? { next()?.bool }
    mutating func time() -> Timestamp? { integer().map(Timestamp.init(milliseconds:)) }

    mutating func required<Value: CheckedString>() throws -> Value {
        guard let value: Value = try text() else { throw Unreadable() }
        return value
    }

    /// The elements of a list, each made of as many values as `read` takes.
    mutating func list<Element>(_ read: (inout SignalReader) throws -> Element?) rethrows -> [Element]? {
        guard let node = next() else { return nil }
        var inner = SignalReader(node)
        var result: [Element] = []
        while let element = try read(&inner) { result.append(element) }
        return result
    }

    mutating func unknown() throws -> [UnknownSignal]? {
        try list { reader in
            guard let signal: ShortName = try reader.text() else { return nil }
            return UnknownSignal(signal: signal, reason: try reader.required())
        }
    }
}
