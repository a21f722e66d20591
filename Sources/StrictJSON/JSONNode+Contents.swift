extension JSONNode {
    /// Returns the object's member of that name, or `nil` if there is none or the value is not an object.
    package func member(_ name: String) -> JSONNode? {
        guard kind == .object, let key = storage.findMember(name, of: index, from: index + 1) else { return nil }
        return JSONNode(storage: storage, index: key + 1)
    }

    /// The members of an object in the order of the text; none if the value is not an object.
    package var members: Members { Members(node: self) }

    /// The elements of an array; none if the value is not an array.
    package var elements: Elements { Elements(node: self) }

    /// The number of members of an object or elements of an array, counted anew each time.
    package var count: Int {
        let step = kind == .object ? 1 : 0
        guard kind == .object || kind == .array else { return 0 }
        var count = 0
        var position = index + 1
        while position < storage.end(of: index) {
            position = storage.end(of: position + step)
            count += 1
        }
        return count
    }

    /// The members of an object.
    package struct Members: Sequence, Sendable {
        let node: JSONNode

        /// Walks over the members.
        package func makeIterator() -> Iterator {
            let isObject = node.kind == .object
            let end = isObject ? node.storage.end(of: node.index) : node.index
            return Iterator(storage: node.storage, position: node.index + 1, end: end)
        }

        /// Walks over the members of an object.
        package struct Iterator: IteratorProtocol {
            let storage: JSONStorage
            var position: Int
            let end: Int

            /// Returns the next member.
            package mutating func next() -> (key: String, value: JSONNode)? {
                guard position < end else { return nil }
                let value = JSONNode(storage: storage, index: position + 1)
                defer { position = storage.end(of: position + 1) }
                return (storage.text(at: position), value)
            }
        }
    }

    /// The elements of an array.
    package struct Elements: Sequence, Sendable {
        let node: JSONNode

        /// Walks over the elements.
        package func makeIterator() -> Iterator {
            let isArray = node.kind == .array
            let end = isArray ? node.storage.end(of: node.index) : node.index
            return Iterator(storage: node.storage, position: node.index + 1, end: end)
        }

        /// Walks over the elements of an array.
        package struct Iterator: IteratorProtocol {
            let storage: JSONStorage
            var position: Int
            let end: Int

            /// Returns the next element.
            package mutating func next() -> JSONNode? {
                guard position < end else { return nil }
                defer { position = storage.end(of: position) }
                return JSONNode(storage: storage, index: position)
            }
        }
    }
}
