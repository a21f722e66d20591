/// Writes the members of an object.
struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let state: EncodingState
    let frame: EncodingState.Frame

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) throws {
        try state.resume(frame)
        state.writer.key(key.stringValue)
    }

    private func null(_ key: Key) throws {
        if state.nullPolicy == .writeNull { try encodeNil(forKey: key) }
    }

    func encodeNil(forKey key: Key) throws {
        try begin(key)
        state.writer.null()
    }

    func encode(_ value: Bool, forKey key: Key) throws {
        try begin(key)
        state.writer.bool(value)
    }

    func encode(_ value: String, forKey key: Key) throws {
        try begin(key)
        state.writer.string(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try begin(key)
        try state.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try begin(key)
        try state.write(value)
    }

    private func encode(integer value: some FixedWidthInteger, _ key: Key) throws {
        try begin(key)
        state.writer.integer(value)
    }

    func encode(_ value: Int, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: Int8, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: Int16, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: Int32, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: Int64, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: UInt, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: UInt8, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: UInt16, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: UInt32, forKey key: Key) throws { try encode(integer: value, key) }

    func encode(_ value: UInt64, forKey key: Key) throws { try encode(integer: value, key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try begin(key)
        try state.encode(value)
    }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try null(key) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        state.noteFailure { try begin(key) }
        return KeyedEncodingContainer(KeyedWriter<NestedKey>(state: state, frame: state.open(.object)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        state.noteFailure { try begin(key) }
        return UnkeyedWriter(state: state, frame: state.open(.array))
    }

    func superEncoder() -> any Encoder {
        state.noteFailure {
            try state.resume(frame)
            state.writer.key("super")
        }
        return ValueEncoder(state: state)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        state.noteFailure { try begin(key) }
        return ValueEncoder(state: state)
    }
}
