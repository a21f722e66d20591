/// Writes the elements of an array.
struct UnkeyedWriter: UnkeyedEncodingContainer {
    let state: EncodingState
    let frame: EncodingState.Frame
    var count = 0

    var codingPath: [any CodingKey] { [] }

    init(state: EncodingState, frame: EncodingState.Frame) {
        self.state = state
        self.frame = frame
    }

    private mutating func begin() throws {
        try state.resume(frame)
        count += 1
    }

    mutating func encodeNil() throws {
        try begin()
        state.writer.null()
    }

    mutating func encode(_ value: Bool) throws {
        try begin()
        state.writer.bool(value)
    }

    mutating func encode(_ value: String) throws {
        try begin()
        state.writer.string(value)
    }

    mutating func encode(_ value: Double) throws {
        try begin()
        try state.write(value)
    }

    mutating func encode(_ value: Float) throws {
        try begin()
        try state.write(value)
    }

    private mutating func encode(integer value: some FixedWidthInteger) throws {
        try begin()
        state.writer.integer(value)
    }

    mutating func encode(_ value: Int) throws { try encode(integer: value) }

    mutating func encode(_ value: Int8) throws { try encode(integer: value) }

    mutating func encode(_ value: Int16) throws { try encode(integer: value) }

    mutating func encode(_ value: Int32) throws { try encode(integer: value) }

    mutating func encode(_ value: Int64) throws { try encode(integer: value) }

    mutating func encode(_ value: UInt) throws { try encode(integer: value) }

    mutating func encode(_ value: UInt8) throws { try encode(integer: value) }

    mutating func encode(_ value: UInt16) throws { try encode(integer: value) }

    mutating func encode(_ value: UInt32) throws { try encode(integer: value) }

    mutating func encode(_ value: UInt64) throws { try encode(integer: value) }

    mutating func encode<T: Encodable>(_ value: T) throws {
        try begin()
        try state.encode(value)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
        noteBegin()
        return KeyedEncodingContainer(KeyedWriter<Key>(state: state, frame: state.open(.object)))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        noteBegin()
        return UnkeyedWriter(state: state, frame: state.open(.array))
    }

    mutating func superEncoder() -> any Encoder {
        noteBegin()
        return ValueEncoder(state: state)
    }

    private mutating func noteBegin() {
        state.noteFailure { try state.resume(frame) }
        count += 1
    }
}
