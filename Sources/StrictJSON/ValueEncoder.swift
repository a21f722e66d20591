/// Encodes one value at the writer's place.
struct ValueEncoder: JSONBytesEncoder {
    let state: EncodingState

    /// How many containers were open around the value.
    let depth: Int

    init(state: EncodingState) {
        self.state = state
        depth = state.depth
    }

    var codingPath: [any CodingKey] { [] }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func encode(raw bytes: ArraySlice<UInt8>) { state.writer.raw(bytes) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedWriter(state: state, frame: state.container(.object, at: depth)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        UnkeyedWriter(state: state, frame: state.container(.array, at: depth))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleWriter(state: state) }
}
