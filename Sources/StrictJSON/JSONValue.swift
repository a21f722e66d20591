/// Any JSON value, copied out of its text.
///
/// `1` and `1.0` are different values: the first is an integer.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// Copies a value out of its text; an integer beyond 64 bits becomes a double.
    package init(_ node: JSONNode) {
        switch node.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .string: self = .string(node.storage.text(at: node.index))
        case .number: self = node.integer.map(JSONValue.integer) ?? .double(node.double ?? .nan)
        case .array: self = .array(node.elements.map { JSONValue($0) })
        case .object:
            var object = JSONObject()
            for (key, value) in node.members { object.append(JSONValue(value), forNewKey: key) }
            self = .object(object)
        }
    }

    /// The object's member of that name, or `nil` if there is none.
    package subscript(_ key: String) -> JSONValue? { objectValue?[key] }

    /// The array's element at the index, or `nil` if there is none.
    package subscript(_ index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The string, or `nil` if the value is none.
    package var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The integer, or `nil` if the value is none.
    package var integerValue: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// The number, integers included, or `nil` if the value is none.
    package var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// The truth value, or `nil` if the value is none.
    package var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements, or `nil` if the value is not an array.
    package var arrayValue: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members, or `nil` if the value is not an object.
    package var objectValue: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// Whether the value is `null`.
    package var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Creates `null`.
    package init(nilLiteral: ()) { self = .null }

    /// Creates a truth value.
    package init(booleanLiteral value: Bool) { self = .bool(value) }

    /// Creates an integer.
    package init(integerLiteral value: Int64) { self = .integer(value) }

    /// Creates a double.
    package init(floatLiteral value: Double) { self = .double(value) }

    /// Creates a string.
    package init(stringLiteral value: String) { self = .string(value) }

    /// Creates an array.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Creates an object; of members with the same name the last one counts.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements))
    }
}
