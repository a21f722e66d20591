/// Answers samples and notes what was asked for.
final class RecordingDecoder: Decoder {
    let recorder: SchemaRecorder
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    fileprivate var members: [Member] = []
    fileprivate var element: JSONSchema?
    fileprivate var single: JSONSchema?

    init(recorder: SchemaRecorder) { self.recorder = recorder }

    /// What was asked of a member.
    fileprivate struct Member {
        let name: String
        var schema: JSONSchema?
        var isOptional = false
        var isNullable = false
    }

    /// The form that was asked for; a type that asked for nothing is an object without members.
    func schema(of type: any Decodable.Type) -> JSONSchema {
        if let single { return single }
        if let element { return .array(of: element, maximumCount: nil) }
        let counts = (type as? any CountLimited.Type)?.maximumCounts ?? [:]
        let members = members.map { form(of: $0, maximumCount: counts[$0.name]) }
        return .object(ObjectForm(members: members, isOpen: recorder.direction == .result))
    }

    private func form(of member: Member, maximumCount: Int?) -> ObjectForm.Member {
        var schema = member.schema ?? .any
        if let maximumCount, case .array(let element, nil) = schema {
            schema = .array(of: element, maximumCount: maximumCount)
        }
        if member.isNullable { schema = schema.orNull }
        return ObjectForm.Member(member.name, schema, isRequired: recorder.direction == .result || !member.isOptional)
    }

    fileprivate func note(_ name: String, _ change: (inout Member) -> Void) {
        let index = members.firstIndex { $0.name == name } ?? members.endIndex
        if index == members.endIndex { members.append(Member(name: name)) }
        change(&members[index])
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RecordingKeyedContainer(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { RecordingUnkeyedContainer(decoder: self) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        RecordingSingleContainer(decoder: self)
    }

    fileprivate func refuse(_ what: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(what) cannot be recorded"))
    }
}

// One generic method stands for the requirements of every type: what a type is, it says by `SchemaProviding`.
private struct RecordingKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: RecordingDecoder
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool {
        decoder.note(key.stringValue) { $0.isOptional = true }
        return true
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        decoder.note(key.stringValue) { $0.isNullable = true }
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        // A member that is read twice, to look whether its text is blank, has the form of the last reading.
        let recorded = try decoder.recorder.record(type)
        decoder.note(key.stringValue) { $0.schema = recorded.schema }
        return recorded.sample
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        throw decoder.refuse("a nested container")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw decoder.refuse("a nested container")
    }

    func superDecoder() throws -> any Decoder { throw decoder.refuse("a super decoder") }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw decoder.refuse("a super decoder") }
}

/// A list of one element.
private struct RecordingUnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: RecordingDecoder
    let codingPath: [any CodingKey] = []
    let count: Int? = 1
    var currentIndex = 0

    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let recorded = try decoder.recorder.record(type)
        decoder.element = recorded.schema
        currentIndex += 1
        return recorded.sample
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        throw decoder.refuse("a nested container")
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw decoder.refuse("a nested container")
    }

    mutating func superDecoder() throws -> any Decoder { throw decoder.refuse("a super decoder") }
}

private struct RecordingSingleContainer: SingleValueDecodingContainer {
    let decoder: RecordingDecoder
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let recorded = try decoder.recorder.record(type)
        decoder.single = recorded.schema
        return recorded.sample
    }
}
