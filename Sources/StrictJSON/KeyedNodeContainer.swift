/// The members of an object.
struct KeyedNodeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let state: DecodingState
    let index: Int

    init(state: DecodingState, index: Int) throws {
        guard state.kind(at: index) == .object else { throw state.mismatch("an object", at: index) }
        state.mark(index, .keyed)
        self.state = state
        self.index = index
    }

    var codingPath: [any CodingKey] { state.codingPath(to: index) }

    var allKeys: [Key] { state.node(at: index).members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { state.member(key.stringValue, of: index) != nil }

    private func place(_ key: Key) throws -> Int { try state.requiredMember(key.stringValue, of: index) }

    func decodeNil(forKey key: Key) throws -> Bool { state.isNull(try place(key)) }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try state.bool(at: place(key)) }

    func decode(_ type: String.Type, forKey key: Key) throws -> String { try state.string(at: place(key)) }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try state.double(at: place(key)) }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try state.float(at: place(key)) }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try state.integer(type, at: place(key)) }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try state.integer(type, at: place(key)) }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try state.integer(type, at: place(key)) }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try state.integer(type, at: place(key)) }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try state.integer(type, at: place(key)) }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try state.integer(type, at: place(key)) }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try state.integer(type, at: place(key)) }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try state.integer(type, at: place(key)) }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try state.integer(type, at: place(key)) }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try state.integer(type, at: place(key)) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try state.decode(type, at: place(key)) }

    private func present(_ key: Key) -> Int? { state.presentMember(key.stringValue, of: index) }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try present(key).map { try state.bool(at: $0) }
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try present(key).map { try state.string(at: $0) }
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try present(key).map { try state.double(at: $0) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try present(key).map { try state.integer(type, at: $0) }
    }

    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try present(key).map { try state.integer(type, at: $0) }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try present(key).map { try state.decode(type, at: $0) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try KeyedNodeContainer<NestedKey>(state: state, index: place(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try UnkeyedNodeContainer(state: state, index: place(key))
    }

    func superDecoder() throws -> any Decoder {
        NodeDecoder(state: state, index: try state.requiredMember("super", of: index))
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { NodeDecoder(state: state, index: try place(key)) }
}
