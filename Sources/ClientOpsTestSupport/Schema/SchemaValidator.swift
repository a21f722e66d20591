import ClientOpsModel
package import StrictJSON

/// Checks values against the JSON Schemas of an OpenRPC document, in the subset that the document uses.
///
/// A keyword outside that subset is a problem of its own, so that nothing published goes unchecked.
package struct SchemaValidator: Sendable {
    private let components: JSONObject

    private static let annotations: Set<String> = ["description", "examples"]

    /// Makes a validator whose references lead into the document's components.
    package init(document: JSONValue) {
        components = document["components"]?["schemas"]?.objectValue ?? [:]
    }

    /// Finds where a value does not have the form of its schema.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - schema: what it should look like.
    ///   - pointer: where the value stands, for the lines.
    /// - Returns: one line for each difference; empty for a value that fits.
    package func problems(_ value: JSONValue, _ schema: JSONValue, at pointer: String = "") -> [String] {
        guard let keywords = schema.objectValue else { return ["\(pointer): the schema is no object"] }
        let place = Place(value: value, pointer: pointer)
        return keywords.flatMap { problems(place, keyword: $0, form: $1, properties: keywords["properties"]) }
    }

    /// A value and where it stands.
    private struct Place {
        var value: JSONValue
        var pointer: String

        func expect(_ condition: Bool, _ otherwise: String) -> [String] {
            condition ? [] : ["\(pointer): \(otherwise)"]
        }
    }

    private func problems(_ place: Place, keyword: String, form: JSONValue, properties: JSONValue?) -> [String] {
        switch keyword {
        case "$ref": referenced(place, form)
        case "type": place.expect(hasType(place.value, form), "is not of type \(form.text)")
        case "enum": place.expect(form.arrayValue?.contains(place.value) == true, "is none of \(form.text)")
        case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems":
            place.expect(isWithin(place.value, keyword, form), "breaks \(keyword) \(form.text)")
        case "format": place.expect(hasFormat(place.value, form.stringValue ?? ""), "is no \(form.text)")
        case "items": elements(place, form)
        case "properties": members(place, form)
        case "required": missing(place, form)
        case "additionalProperties": unknown(place, isAllowed: form != false, properties)
        case "oneOf": choices(place, form)
        default: place.expect(Self.annotations.contains(keyword), "the keyword \(keyword) is not checked")
        }
    }

    private func referenced(_ place: Place, _ reference: JSONValue) -> [String] {
        let name = String(reference.stringValue.flatMap { $0.split(separator: "/").last } ?? "")
        guard let schema = components[name] else { return place.expect(false, "\(name) is no component") }
        return problems(place.value, schema, at: place.pointer)
    }

    // MARK: Containers

    private func elements(_ place: Place, _ schema: JSONValue) -> [String] {
        (place.value.arrayValue ?? []).enumerated().flatMap { index, element in
            problems(element, schema, at: "\(place.pointer)/\(index)")
        }
    }

    private func members(_ place: Place, _ schemas: JSONValue) -> [String] {
        (place.value.objectValue ?? [:]).flatMap { name, member in
            schemas[name].map { problems(member, $0, at: "\(place.pointer)/\(name)") } ?? []
        }
    }

    private func missing(_ place: Place, _ names: JSONValue) -> [String] {
        guard let object = place.value.objectValue else { return [] }
        return (names.arrayValue ?? []).compactMap(\.stringValue).flatMap { name in
            place.expect(object[name] != nil, "has no member \(name)")
        }
    }

    private func unknown(_ place: Place, isAllowed: Bool, _ properties: JSONValue?) -> [String] {
        guard !isAllowed, let object = place.value.objectValue else { return [] }
        return object.keys.flatMap { place.expect(properties?[$0] != nil, "has the unknown member \($0)") }
    }

    private func choices(_ place: Place, _ schemas: JSONValue) -> [String] {
        let attempts = (schemas.arrayValue ?? []).map { problems(place.value, $0, at: place.pointer) }
        let closest = attempts.min { $0.count < $1.count }?.first ?? ""
        let fitting = attempts.count(where: \.isEmpty)
        return place.expect(fitting > 0, "fits no choice; \(closest)")
            + place.expect(fitting < 2, "fits several choices")
    }

    // MARK: Single values

    private func hasType(_ value: JSONValue, _ type: JSONValue) -> Bool {
        let names = type.arrayValue ?? [type]
        return switch value {
        case .null: names.contains("null")
        case .bool: names.contains("boolean")
        case .integer: names.contains("integer") || names.contains("number")
        case .double: names.contains("number")
        case .string: names.contains("string")
        case .array: names.contains("array")
        case .object: names.contains("object")
        }
    }

    private func isWithin(_ value: JSONValue, _ keyword: String, _ bound: JSONValue) -> Bool {
        let size: Double? =
            switch (keyword, value) {
            case ("minimum", _), ("maximum", _): value.doubleValue
            case ("minLength", .string(let text)), ("maxLength", .string(let text)): Double(text.unicodeScalars.count)
            case ("minItems", .array(let elements)), ("maxItems", .array(let elements)): Double(elements.count)
            default: nil
            }
        guard let size, let bound = bound.doubleValue else { return true }
        return keyword.hasPrefix("min") ? size >= bound : size <= bound
    }

    private func hasFormat(_ value: JSONValue, _ format: String) -> Bool {
        guard case .string(let text) = value else { return true }
        return switch format {
        case "date-time": Timestamp(text) != nil
        case "date": (try? CalendarDate(text)) != nil
        case "iri": (try? OdooURL(text)) != nil
        case "uuid": (try? DatabaseUUID(text)) != nil
        case "email": text.split(separator: "@", omittingEmptySubsequences: false).count == 2
        default: false
        }
    }
}

extension JSONValue {
    /// The JSON text, for messages.
    var text: String { String(decoding: serialized(), as: UTF8.self) }
}
