package import StrictJSON

/// Makes requests of every method, valid by the published description, that ask for ids among a few.
package struct RequestMaker: Sendable {
    private struct Parameter {
        var name: String
        var isRequired: Bool
        var schema: JSONValue
    }

    /// The names of the methods.
    package let methods: [String]
    private let parameters: [String: [Parameter]]
    private let components: JSONObject
    private let ids: ClosedRange<Int64>
    private static let words = ["Łódź", "a", "Nordwind GmbH", "e\u{301}", "x y", "\u{1F600}", "ß ø", "2024", "null"]

    /// Makes a maker.
    ///
    /// - Parameters:
    ///   - document: the description.
    ///   - ids: which rows are asked for.
    package init(document: JSONValue, ids: ClosedRange<Int64>) {
        components = document["components"]?["schemas"]?.objectValue ?? [:]
        self.ids = ids
        let described = document["methods"]?.arrayValue ?? []
        methods = described.compactMap { $0["name"]?.stringValue }
        let pairs = described.map { method in
            let parameters = (method["params"]?.arrayValue ?? []).map {
                Parameter(
                    name: $0["name"]?.stringValue ?? "",
                    isRequired: $0["required"] == true,
                    schema: $0["schema"] ?? [:]
                )
            }
            return (method["name"]?.stringValue ?? "", parameters)
        }
        parameters = Dictionary(pairs) { first, _ in first }
    }

    /// A request of a method.
    package func request(of method: String, id: JSONValue, using random: inout SeededGenerator) -> JSONValue {
        var params: JSONObject = [:]
        for parameter in parameters[method] ?? [] where parameter.isRequired || chance(25, &random) {
            params[parameter.name] = value(parameter.name, parameter.schema, depth: 0, &random)
        }
        return ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params)]
    }

    private func chance(_ percent: Int, _ random: inout SeededGenerator) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private func value(
        _ name: String,
        _ schema: JSONValue,
        depth: Int,
        _ random: inout SeededGenerator
    ) -> JSONValue {
        if let reference = schema["$ref"]?.stringValue?.split(separator: "/").last {
            return value(name, components[String(reference)] ?? [:], depth: depth, &random)
        }
        if let words = schema["enum"]?.arrayValue { return words.randomElement(using: &random) ?? .null }
        if let choices = schema["oneOf"]?.arrayValue {
            return value(name, choices.randomElement(using: &random) ?? [:], depth: depth, &random)
        }
        let types = schema["type"].map { $0.arrayValue ?? [$0] } ?? []
        switch types.randomElement(using: &random)?.stringValue {
        case "boolean": return .bool(chance(50, &random))
        case "integer": return .integer(integer(name, schema, &random))
        case "number": return .double(Double(Int.random(in: -8...800, using: &random)) / 8)
        case "string": return .string(text(name, schema, &random))
        case "array": return .array(array(name, schema, depth: depth, &random))
        case "object": return .object(object(schema, depth: depth, &random))
        default: return .null
        }
    }

    private func integer(_ name: String, _ schema: JSONValue, _ random: inout SeededGenerator) -> Int64 {
        let wanted = Int64.random(in: ids, using: &random)
        let lowest = schema["minimum"]?.integerValue ?? wanted
        let highest = schema["maximum"]?.integerValue ?? wanted
        if !name.hasSuffix("id"), chance(10, &random) { return chance(50, &random) ? lowest : highest }
        return min(max(wanted, lowest), highest)
    }

    private func text(_ name: String, _ schema: JSONValue, _ random: inout SeededGenerator) -> String {
        switch schema["format"]?.stringValue {
        case "date-time": return "2024-02-29T12:00:00.000Z"
        case "date": return "2024-02-29"
        case "iri": return "https://erp-\(Int.random(in: 0..<50, using: &random)).example.org/web"
        case "uuid": return "01234567-89ab-4def-8123-456789abcdef"
        case "email": return "someone@example.org"
        default: break
        }
        if let example = schema["examples"]?[0]?.stringValue, chance(50, &random) { return example }
        if name == "cursor" { return "" }
        let longest = Int(schema["maxLength"]?.integerValue ?? 40)
        let shortest = Int(schema["minLength"]?.integerValue ?? 0)
        var text = Self.words.randomElement(using: &random) ?? ""
        while text.unicodeScalars.count < shortest { text += "x" }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
    }

    private func array(
        _ name: String,
        _ schema: JSONValue,
        depth: Int,
        _ random: inout SeededGenerator
    ) -> [JSONValue] {
        let fewest = Int(schema["minItems"]?.integerValue ?? 0)
        let count = depth > 3 ? fewest : fewest + Int.random(in: 0...2, using: &random)
        return (0..<count).map { _ in value(name, schema["items"] ?? [:], depth: depth + 1, &random) }
    }

    private func object(_ schema: JSONValue, depth: Int, _ random: inout SeededGenerator) -> JSONObject {
        let required = schema["required"]?.arrayValue ?? []
        var object: JSONObject = [:]
        for (name, member) in schema["properties"]?.objectValue ?? [:]
        where required.contains(.string(name)) || depth < 3 && chance(40, &random) {
            object[name] = value(name, member, depth: depth + 1, &random)
        }
        return object
    }
}
