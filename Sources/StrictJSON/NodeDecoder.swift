/// Decodes the value at one place of a text.
struct NodeDecoder: JSONNodeDecoder {
    let state: DecodingState
    let index: Int

    var codingPath: [any CodingKey] { state.codingPath(to: index) }

    var userInfo: [CodingUserInfoKey: Any] { state.options.userInfo }

    var node: JSONNode {
        state.mark(index, .taken)
        return state.node(at: index)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try KeyedNodeContainer(state: state, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try UnkeyedNodeContainer(state: state, index: index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        state.mark(index, .taken)
        return SingleNodeContainer(state: state, index: index)
    }
}

/// A step of a coding path.
struct PathKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ step: JSONPointer.Step) {
        stringValue = step.token
        intValue =
            switch step {
            case .member: nil
            case .element(let index): index
            }
    }

    init?(stringValue: String) { self.init(.member(stringValue)) }

    init?(intValue: Int) { self.init(.element(intValue)) }
}

extension DecodingState {
    /// Coding paths are made when somebody asks, which mostly is when something went wrong.
    func codingPath(to index: Int) -> [any CodingKey] {
        storage.steps(from: root, to: index).map { PathKey($0) }
    }
}
