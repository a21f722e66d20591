package import StrictJSON

/// A value of a column.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    /// Stored as 1 or 0.
    case flag(Bool)
    /// Stored as JSON text, shown in the audit log as a structure.
    case json(JSONValue)

    /// A text or null.
    package init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }

    /// An integer or null.
    package init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }

    /// How the audit log shows the value.
    package var jsonValue: JSONValue {
        switch self {
        case .null: .null
        case .integer(let value): .integer(value)
        case .text(let value): .string(value)
        case .flag(let value): .bool(value)
        case .json(let value): value
        }
    }
}
