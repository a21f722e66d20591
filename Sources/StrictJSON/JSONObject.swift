/// The members of a JSON object, in the order in which they were added.
///
/// Two objects are equal if they have the same members in whatever order.
package struct JSONObject: Sendable {
    private var names: [String] = []
    private var contents: [JSONValue] = []

    /// Where each member stands; only kept for large objects.
    private var positions: [Name: Int]?

    /// Up to this many members a search is faster than a table.
    private static let linearLimit = 16

    /// Creates an object without members.
    package init() {}

    /// Creates an object; of members with the same name the last one counts.
    package init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// The member names in their order.
    package var keys: [String] { names }

    /// The values in the order of their names.
    package var values: [JSONValue] { contents }

    /// The number of members.
    package var count: Int { names.count }

    /// Whether there are no members.
    package var isEmpty: Bool { names.isEmpty }

    /// The member of that name; setting `nil` removes it.
    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { contents[$0] } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                contents[position] = value
            case (let position?, nil):
                names.remove(at: position)
                contents.remove(at: position)
                if positions != nil { rebuildPositions() }
            case (nil, let value?):
                append(value, forNewKey: key)
            case (nil, nil):
                break
            }
        }
    }

    /// Adds a member that is known not to be there yet.
    mutating func append(_ value: JSONValue, forNewKey key: String) {
        names.append(key)
        contents.append(value)
        if positions != nil {
            positions?[Name(text: key)] = names.count - 1
        } else if names.count > Self.linearLimit {
            rebuildPositions()
        }
    }

    private mutating func rebuildPositions() {
        positions = Dictionary(zip(names.map(Name.init), names.indices)) { first, _ in first }
    }

    private func position(of key: String) -> Int? {
        let name = Name(text: key)
        if let positions { return positions[name] }
        return names.firstIndex { Name(text: $0) == name }
    }

    /// A member name; unlike strings, canonical equivalents are different names.
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool {
            left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
        }
    }
}

extension JSONObject: Sequence {
    /// Walks over the members in their order.
    package func makeIterator() -> Zip2Sequence<[String], [JSONValue]>.Iterator {
        zip(names, contents).makeIterator()
    }
}

extension JSONObject: Hashable {
    /// Compares the members, not their order.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.0] == $0.1 }
    }

    /// Hashes the members without their order.
    package func hash(into hasher: inout Hasher) {
        var combined = 0
        for (key, value) in self {
            var member = Hasher()
            member.combine(key)
            member.combine(value)
            combined ^= member.finalize()
        }
        hasher.combine(count)
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object; of members with the same name the last one counts.
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
