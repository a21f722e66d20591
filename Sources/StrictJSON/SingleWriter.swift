/// Writes a value that is neither object nor array, or hands on to another one.
struct SingleWriter: SingleValueEncodingContainer {
    let state: EncodingState

    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { state.writer.null() }

    func encode(_ value: Bool) throws { state.writer.bool(value) }

    func encode(_ value: String) throws { state.writer.string(value) }

    func encode(_ value: Double) throws { try state.write(value) }

    func encode(_ value: Float) throws { try state.write(value) }

    func encode(_ value: Int) throws { state.writer.integer(value) }

    func encode(_ value: Int8) throws { state.writer.integer(value) }

    func encode(_ value: Int16) throws { state.writer.integer(value) }

    func encode(_ value: Int32) throws { state.writer.integer(value) }

    func encode(_ value: Int64) throws { state.writer.integer(value) }

    func encode(_ value: UInt) throws { state.writer.integer(value) }

    func encode(_ value: UInt8) throws { state.writer.integer(value) }

    func encode(_ value: UInt16) throws { state.writer.integer(value) }

    func encode(_ value: UInt32) throws { state.writer.integer(value) }

    func encode(_ value: UInt64) throws { state.writer.integer(value) }

    func encode<T: Encodable>(_ value: T) throws { try state.encode(value) }
}
