package import ClientOpsModel

/// What an `update` does to a field that may be empty: absent leaves it, `null` clears it (DECISIONS.md 3).
package enum Patch<Value: Codable & Sendable & Hashable>: Sendable, Hashable {
    case unchanged
    case clear
    case set(Value)

    /// The field after the patch.
    ///
    /// - Parameter current: the field before it.
    /// - Returns: nil when it ends up empty.
    package func applied(to current: Value?) -> Value? {
        switch self {
        case .unchanged: current
        case .clear: nil
        case .set(let value): value
        }
    }

    /// The field after the patch, when the row holds it in another form than the wire.
    ///
    /// - Parameters:
    ///   - current: the field before it.
    ///   - convert: brings the given value into the row's form.
    /// - Returns: nil when it ends up empty.
    package func applied<Stored>(to current: Stored?, _ convert: (Value) -> Stored) -> Stored? {
        switch self {
        case .unchanged: current
        case .clear: nil
        case .set(let value): convert(value)
        }
    }
}

/// What an `update` does to a field that is never empty: absent leaves it, `null` is refused (DECISIONS.md 3).
package enum Change<Value: Codable & Sendable & Hashable>: Sendable, Hashable {
    case unchanged
    case set(Value)

    /// The field after the change, when the row holds it in another form than the wire.
    ///
    /// - Parameters:
    ///   - current: the field before it.
    ///   - convert: brings the given value into the row's form.
    /// - Returns: the new value, or the present one.
    package func applied<Stored>(to current: Stored, _ convert: (Value) -> Stored) -> Stored {
        switch self {
        case .unchanged: current
        case .set(let value): convert(value)
        }
    }
}

// `Codable` only so that synthesized conformances accept them; the containers below read and write them.
extension Patch: Codable {
    /// Reads a value that is present.
    package init(from decoder: any Decoder) throws { self = .set(try Value(from: decoder)) }

    /// Writes the value, `null` for ``clear``.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .set(let value) = self { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension Change: Codable {
    /// Reads a value that is present.
    package init(from decoder: any Decoder) throws { self = .set(try Value(from: decoder)) }

    /// Writes the value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .set(let value) = self { try container.encode(value) } else { try container.encodeNil() }
    }
}

/// A value that a blank text stands for the absence of.
private func isBlankText<K>(_ container: KeyedDecodingContainer<K>, _ key: K) -> Bool {
    guard let raw = try? container.decode(String.self, forKey: key) else { return false }
    return TextRules.isBlank(raw)
}

// Synthesized conformances resolve to these more specific overloads wherever this module is imported.
extension KeyedDecodingContainer {
    /// Reads a patch: absent, `null` and blank text are told apart from a value.
    package func decode<Value>(_ type: Patch<Value>.Type, forKey key: Key) throws -> Patch<Value> {
        guard contains(key) else { return .unchanged }
        if try decodeNil(forKey: key) { return .clear }
        if Value.self is any CheckedString.Type, isBlankText(self, key) { return .clear }
        return .set(try decode(Value.self, forKey: key))
    }

    /// Reads a change: only absence is told apart from a value.
    package func decode<Value>(_ type: Change<Value>.Type, forKey key: Key) throws -> Change<Value> {
        guard contains(key) else { return .unchanged }
        return .set(try decode(Value.self, forKey: key))
    }

    /// Reads optional text; what is empty after trimming is no text.
    package func decodeIfPresent<Value: CheckedString>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard contains(key), try !decodeNil(forKey: key), !isBlankText(self, key) else { return nil }
        return try decode(Value.self, forKey: key)
    }
}

extension KeyedEncodingContainer {
    /// Writes a patch; nothing for what stays unchanged.
    package mutating func encode<Value>(_ value: Patch<Value>, forKey key: Key) throws {
        switch value {
        case .unchanged: break
        case .clear: try encodeNil(forKey: key)
        case .set(let value): try encode(value, forKey: key)
        }
    }

    /// Writes a change; nothing for what stays unchanged.
    package mutating func encode<Value>(_ value: Change<Value>, forKey key: Key) throws {
        if case .set(let value) = value { try encode(value, forKey: key) }
    }
}
