/// The elements of an array.
struct UnkeyedNodeContainer: UnkeyedDecodingContainer {
    let state: DecodingState
    let index: Int
    let count: Int?
    var currentIndex = 0
    private var place: Int

    init(state: DecodingState, index: Int) throws {
        guard state.kind(at: index) == .array else { throw state.mismatch("an array", at: index) }
        state.mark(index, .unkeyed)
        self.state = state
        self.index = index
        count = state.node(at: index).count
        place = index + 1
    }

    var codingPath: [any CodingKey] { state.codingPath(to: index) }

    var isAtEnd: Bool { place >= state.storage.end(of: index) }

    /// Decodes the current element with the body, and stands before the next one unless that failed.
    private mutating func next<T>(_ body: (DecodingState, Int) throws -> T) throws -> T {
        guard !isAtEnd else { throw state.error(.missing, "one more element", at: index, below: "\(currentIndex)") }
        let value = try body(state, place)
        place = state.storage.end(of: place)
        currentIndex += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, state.isNull(place) else { return false }
        return try next { _, _ in true }
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.bool(at: $1) } }

    mutating func decode(_ type: String.Type) throws -> String { try next { try $0.string(at: $1) } }

    mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.double(at: $1) } }

    mutating func decode(_ type: Float.Type) throws -> Float { try next { try $0.float(at: $1) } }

    mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.integer(type, at: $1) } }

    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.integer(type, at: $1) } }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next { try $0.decode(type, at: $1) } }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try next { KeyedDecodingContainer(try KeyedNodeContainer(state: $0, index: $1)) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next { try UnkeyedNodeContainer(state: $0, index: $1) }
    }

    mutating func superDecoder() throws -> any Decoder { try next { NodeDecoder(state: $0, index: $1) } }
}
