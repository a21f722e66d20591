import StrictJSON

/// Values as text for people.
enum ValueText {
    /// A value on one line; what has several parts is joined.
    static func line(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let value): value ? "yes" : "no"
        case .integer(let value): "\(value)"
        case .double(let value): "\(value)"
        case .string(let value): Escaping.line(value)
        case .array(let elements):
            elements.map(line).joined(separator: elements.contains { $0.objectValue != nil } ? "; " : ", ")
        case .object(let object):
            object.filter { !isEmpty($0.1) }.map { "\(Escaping.line($0.0)) \(line($0.1))" }.joined(separator: ", ")
        }
    }

    /// Whether there is nothing to show.
    static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    /// A member's name in words.
    static func words(_ name: String) -> String {
        Escaping.line(String(name.map { $0 == "_" ? " " : $0 }))
    }
}
