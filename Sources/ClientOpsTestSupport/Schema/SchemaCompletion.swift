import StrictJSON

/// Fills in what a value lacks to have the form of its schema, with as little as the schema takes.
///
/// A test says what it is about, and a fake daemon still answers nothing that a daemon could not.
struct SchemaCompletion {
    private let validator: SchemaValidator
    private let components: JSONObject

    init(document: JSONValue) {
        validator = SchemaValidator(document: document)
        components = document["components"]?["schemas"]?.objectValue ?? [:]
    }

    /// Completes a value.
    ///
    /// - Parameters:
    ///   - value: what there is; nil for nothing.
    ///   - schema: what it should look like.
    /// - Returns: the value in the schema's order; one that contradicts the schema stays as it is.
    func completed(_ value: JSONValue?, _ schema: JSONValue) -> JSONValue {
        if let reference = schema["$ref"]?.stringValue {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            return completed(value, components[name] ?? [:])
        }
        if let choices = schema["oneOf"]?.arrayValue { return chosen(value, choices) }
        let schema = schema.objectValue ?? [:]
        return switch value {
        case nil: least(schema)
        case .object(let object): members(object, schema)
        case .array(let elements): .array(elements.map { completed($0, schema["items"] ?? [:]) })
        case .some(let value): value
        }
    }

    private func chosen(_ value: JSONValue?, _ choices: [JSONValue]) -> JSONValue {
        // Nothing is least where nothing will do.
        let attempts = (value == nil ? [.null] : []) + choices.map { completed(value, $0) }
        return attempts.first { validator.problems($0, ["oneOf": .array(choices)]).isEmpty } ?? value ?? .null
    }

    private func members(_ object: JSONObject, _ schema: JSONObject) -> JSONValue {
        let properties = schema["properties"]?.objectValue ?? [:]
        let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        var members = properties.compactMap { name, form in
            object[name] != nil || required.contains(name) ? (name, completed(object[name], form)) : nil
        }
        members += object.filter { properties[$0.0] == nil }.map { ($0.0, $0.1) }
        return .object(JSONObject(members))
    }

    private func least(_ schema: JSONObject) -> JSONValue {
        let types = schema["type"].map { $0.arrayValue ?? [$0] } ?? []
        if types.isEmpty || types.contains("null") { return .null }
        if let first = schema["enum"]?.arrayValue?.first { return first }
        switch types.first?.stringValue {
        case "boolean": return false
        case "integer", "number": return .integer(max(0, schema["minimum"]?.integerValue ?? 0))
        case "array": return []
        case "object": return members([:], schema)
        default: return schema["format"] == nil ? "x" : .string(Self.text(schema))
        }
    }

    private static func text(_ schema: JSONObject) -> String {
        let example = schema["examples"]?[0]?.stringValue
        return switch schema["format"] {
        case "date": example ?? "2026-01-31"
        default: example ?? "2026-01-31T09:15:00.000Z"
        }
    }
}

extension MessageChecker {
    /// Completes a result of which a test says only what it is about.
    ///
    /// - Parameters:
    ///   - part: the JSON text of what there is.
    ///   - name: the method.
    /// - Returns: the text as it is when nothing is missing, or when it is no JSON.
    package func completed(_ part: String, for name: String) -> String {
        guard let schema = resultSchema(of: name), let value = (try? JSONDocument(part)).map({ JSONValue($0.root) })
        else { return part }
        let whole = completion.completed(value, schema)
        return whole == value ? part : whole.text
    }
}
