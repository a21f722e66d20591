package import ClientOpsModel
package import StrictJSON

/// A type that checks what it reads, or reads it in a way of its own, and therefore states its form itself.
///
/// Every other `Decodable` type is recorded by ``SchemaRecorder``.
package protocol SchemaProviding {
    /// The form on the wire.
    static var schema: JSONSchema { get }
}

extension Bool: SchemaProviding {
    /// True or false.
    package static var schema: JSONSchema { .boolean }
}

extension String: SchemaProviding {
    /// Any string.
    package static var schema: JSONSchema { .anyString }
}

extension Double: SchemaProviding {
    /// Any finite number.
    package static var schema: JSONSchema { .number }
}

extension SchemaProviding where Self: FixedWidthInteger {
    /// The integers of the type that every JSON reader keeps exact.
    package static var schema: JSONSchema {
        .integer(Int64(clamping: Self.min)...Int64(clamping: Self.max)).clampedToExactIntegers
    }
}

extension JSONSchema {
    fileprivate var clampedToExactIntegers: JSONSchema {
        guard case .integer(let range) = self else { return self }
        return .integer(range.clamped(to: Self.exactIntegers))
    }
}

extension Int: SchemaProviding {}
extension Int8: SchemaProviding {}
extension Int16: SchemaProviding {}
extension Int32: SchemaProviding {}
extension Int64: SchemaProviding {}
extension UInt: SchemaProviding {}
extension UInt8: SchemaProviding {}
extension UInt16: SchemaProviding {}
extension UInt32: SchemaProviding {}
extension UInt64: SchemaProviding {}

extension BoundedInteger: SchemaProviding {
    /// An integer within the limits.
    package static var schema: JSONSchema { .integer(Limits.range) }
}

extension JSONValue: SchemaProviding {
    /// Any value.
    package static var schema: JSONSchema { .any }
}

extension JSONObject: SchemaProviding {
    /// Any object.
    package static var schema: JSONSchema { .object(ObjectForm(members: [], isOpen: true)) }
}

extension Timestamp: SchemaProviding {
    /// A time in RFC 3339.
    package static var schema: JSONSchema {
        .string(StringForm(format: "date-time", example: "2026-01-31T09:15:00.000Z"))
    }
}

extension CalendarDate: SchemaProviding {
    /// A day.
    package static var schema: JSONSchema {
        .string(StringForm(format: "date", description: expectation, example: "2026-01-31"))
    }
}

extension Currency: SchemaProviding {
    /// A currency code.
    package static var schema: JSONSchema {
        .string(StringForm(length: 3...3, description: expectation, example: "EUR"))
    }
}

extension OdooURL: SchemaProviding {
    /// A URL.
    package static var schema: JSONSchema {
        .string(
            StringForm(
                length: 1...maximumLength,
                format: "iri",
                description: expectation,
                example: "https://odoo.example.org"
            )
        )
    }
}

extension DatabaseUUID: SchemaProviding {
    /// A UUID.
    package static var schema: JSONSchema {
        .string(
            StringForm(format: "uuid", description: expectation, example: "7d1a4c1e-6f0a-11ee-8c99-0242ac120002")
        )
    }
}

extension Host: SchemaProviding {
    /// A host name.
    package static var schema: JSONSchema {
        .string(StringForm(description: expectation, example: "web-1.example.org"))
    }
}

extension HostAlias: SchemaProviding {
    /// A host name that may begin with a wildcard.
    package static var schema: JSONSchema {
        .string(StringForm(description: expectation, example: "*.example.org"))
    }
}

extension Text: SchemaProviding {
    /// Text within its limits.
    package static var schema: JSONSchema {
        let kind = Limits.self as? any TextForm.Type
        // Limits with a pattern of their own refuse the empty text with what they expect.
        return .string(
            StringForm(
                length: Limits.length,
                format: kind?.format,
                description: Limits.problem(in: "") ?? expectation,
                example: kind?.example
            )
        )
    }
}

/// Limits of text that follows a pattern of its own.
protocol TextForm: TextLimits {
    /// A format that JSON Schema names.
    static var format: String? { get }
    /// A text within the limits.
    static var example: String { get }
}

extension EmailLimits: TextForm {
    static var format: String? { "email" }
    static var example: String { "name@example.org" }
}

extension PhoneLimits: TextForm {
    static var format: String? { nil }
    static var example: String { "+49 30 1234567" }
}
