package import StrictJSON

extension JSONSchema {
    /// The JSON Schema (draft-07).
    package var rendered: JSONValue {
        switch self {
        case .any: [:]
        case .boolean: ["type": "boolean"]
        case .number: ["type": "number"]
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .string(let form): .object(form.rendered)
        case .words(let words): ["type": "string", "enum": .array(words.map(JSONValue.string))]
        case .array(let element, let maximumCount): Self.array(element, maximumCount)
        case .object(let form): .object(form.rendered)
        case .reference(let name): ["$ref": .string("#/components/schemas/\(name)")]
        case .nullable(let schema): schema.renderedWithNull
        case .oneOf(let schemas): ["oneOf": .array(schemas.map(\.rendered))]
        }
    }

    private static func array(_ element: JSONSchema, _ maximumCount: Int?) -> JSONValue {
        var result: JSONObject = ["type": "array", "items": element.rendered]
        if let maximumCount { result["maxItems"] = .integer(Int64(maximumCount)) }
        return .object(result)
    }

    /// A type list where the form has a type of its own, else a choice.
    private var renderedWithNull: JSONValue {
        guard case .object(var result) = rendered, let type = result["type"], case .string = type else {
            return ["oneOf": [rendered, ["type": "null"]]]
        }
        result["type"] = [type, "null"]
        if case .array(let words)? = result["enum"] { result["enum"] = .array(words + [.null]) }
        return .object(result)
    }
}

extension StringForm {
    fileprivate var rendered: JSONObject {
        var result: JSONObject = ["type": "string"]
        if let length {
            result["minLength"] = .integer(Int64(length.lowerBound))
            result["maxLength"] = .integer(Int64(length.upperBound))
        }
        if let format { result["format"] = .string(format) }
        if let description { result["description"] = .string(description) }
        if let example { result["examples"] = [.string(example)] }
        return result
    }
}

extension ObjectForm {
    fileprivate var rendered: JSONObject {
        var result: JSONObject = ["type": "object"]
        result["properties"] = .object(JSONObject(members.map { ($0.name, $0.schema.rendered) }))
        let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { result["required"] = .array(required) }
        if !isOpen { result["additionalProperties"] = false }
        return result
    }
}
