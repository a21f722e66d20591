/// What the decoders and containers of one call share.
final class DecodingState {
    let storage: JSONStorage
    let root: Int
    let options: StrictJSONDecoder

    // Each access to these two ends before anything else is called, so that none can overlap another; checking that at
    // run time took a tenth of a call.

    /// What has happened to each value from `root` on.
    @exclusivity(unchecked) private var marks: ContiguousArray<Mark>

    /// The member name that was found last; members mostly are asked for in the order in which they stand.
    @exclusivity(unchecked) private var cursor: (object: Int, key: Int) = (-1, 0)

    struct Mark: OptionSet {
        let rawValue: UInt8

        /// The member was asked for.
        static let asked = Mark(rawValue: 1)
        /// The members of the object count, whether asked for or not.
        static let keyed = Mark(rawValue: 2)
        /// The elements of the array were decoded.
        static let unkeyed = Mark(rawValue: 4)
        /// The node was taken as it is, or handed on.
        static let taken = Mark(rawValue: 8)
    }

    init(node: JSONNode, options: StrictJSONDecoder) {
        storage = node.storage
        root = node.index
        self.options = options
        marks = ContiguousArray(repeating: [], count: storage.end(of: root) - root)
    }

    @inline(__always)
    func node(at index: Int) -> JSONNode { JSONNode(storage: storage, index: index) }

    @inline(__always)
    func kind(at index: Int) -> JSONNode.Kind { storage.tape[index].kind }

    @inline(__always)
    func mark(_ index: Int, _ mark: Mark) { marks[index - root].insert(mark) }

    /// Returns the index of the object's member, or `nil` if there is none.
    func member(_ name: String, of object: Int) -> Int? {
        let start = cursor.object == object ? cursor.key : object + 1
        guard let key = storage.findMember(name, of: object, from: start) else { return nil }
        cursor = (object, key)
        mark(key + 1, .asked)
        return key + 1
    }

    /// Returns the index of the object's member.
    func requiredMember(_ name: String, of object: Int) throws -> Int {
        guard let value = member(name, of: object) else {
            throw error(.missing, "a required member", at: object, below: name)
        }
        return value
    }

    /// Returns the index of the object's member, or `nil` if there is none or it is `null`.
    func presentMember(_ name: String, of object: Int) -> Int? {
        guard let value = member(name, of: object), !isNull(value) else { return nil }
        return value
    }

    func decode<T: Decodable>(_ type: T.Type, at index: Int) throws -> T {
        if T.self == JSONValue.self, let value = JSONValue(node(at: index)) as? T {
            mark(index, .taken)
            return value
        }
        let outerCursor = cursor
        defer { cursor = outerCursor }
        do {
            let value = try T(from: NodeDecoder(state: self, index: index))
            try countMembersOfUntouched(index)
            return value
        } catch let error as JSONDecodingError {
            throw error
        } catch {
            throw decodingError(error, at: index, as: type)
        }
    }

    /// A type that opened no container asks for an object without members.
    private func countMembersOfUntouched(_ index: Int) throws {
        guard marks[index - root].isDisjoint(with: [.keyed, .unkeyed, .taken]) else { return }
        guard kind(at: index) == .object else { throw mismatch("an object", at: index) }
        mark(index, .keyed)
    }

    /// Looks through everything that was decoded for members that nobody asked for.
    func refuseUnknownMembers() throws(JSONDecodingError) {
        var index = root
        let end = storage.end(of: root)
        while index < end {
            switch kind(at: index) {
            case .object where marks[index - root].contains(.keyed):
                try refuseUnknownMembers(of: index)
                index += 1
            case .array where marks[index - root].contains(.unkeyed):
                index += 1
            case .object, .array:
                index = storage.end(of: index)
            default:
                index += 1
            }
        }
    }

    private func refuseUnknownMembers(of object: Int) throws(JSONDecodingError) {
        var key = object + 1
        let end = storage.end(of: object)
        while key < end {
            if !marks[key + 1 - root].contains(.asked) {
                let isIgnored = object == root && options.ignoredMembers.contains(storage.text(at: key))
                guard isIgnored else { throw error(.unknownMember, "no such member", at: key + 1) }
            }
            key = storage.end(of: key + 1)
        }
    }
}
