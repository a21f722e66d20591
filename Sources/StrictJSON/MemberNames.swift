/// The member names of an object that is complete but for its closing brace.
struct MemberNames {
    let bytes: UnsafeBufferPointer<UInt8>
    let tape: ContiguousArray<TapeEntry>
    let object: Int

    /// Beyond this many members names are looked up in a set.
    private static let linearLimit = 32

    /// Returns the index of the first name that stood before.
    func firstDuplicate() -> Int? {
        var seen: UInt64 = 0
        var key = object + 1
        var number = 0
        while key < tape.count {
            // One bit of 64 for each digest: most names need no comparison.
            let bit: UInt64 = 1 << UInt64(tape[key].link >> 26)
            if seen & bit != 0, occursBefore(key) { return key }
            seen |= bit
            number += 1
            if number == Self.linearLimit { return firstDuplicateInSet() }
            key = Int(tape[key + 1].link)
        }
        return nil
    }

    private func occursBefore(_ key: Int) -> Bool {
        var other = object + 1
        while other < key {
            if tape[other].link == tape[key].link, Name(of: self, at: other) == Name(of: self, at: key) { return true }
            other = Int(tape[other + 1].link)
        }
        return false
    }

    private func firstDuplicateInSet() -> Int? {
        var names: Set<Name> = []
        var key = object + 1
        while key < tape.count {
            if !names.insert(Name(of: self, at: key)).inserted { return key }
            key = Int(tape[key + 1].link)
        }
        return nil
    }

    func text(at key: Int) -> String {
        let name = Name(of: self, at: key)
        return name.isEscaped
            ? String(decoding: unescaped(name.content), as: UTF8.self) : String(decoding: name.content, as: UTF8.self)
    }

    /// A name, compared byte by byte after unescaping: `String` would take canonical equivalents as equal.
    private struct Name: Hashable {
        let content: UnsafeBufferPointer<UInt8>
        let isEscaped: Bool

        init(of names: MemberNames, at key: Int) {
            let entry = names.tape[key]
            content = UnsafeBufferPointer(rebasing: names.bytes[Int(entry.start) + 1..<Int(entry.end) - 1])
            isEscaped = entry.flags.contains(.escaped)
        }

        static func == (left: Name, right: Name) -> Bool {
            if left.isEscaped || right.isEscaped {
                return left.plain == right.plain
            }
            return left.content.matches(right.content, from: 0, to: left.content.count)
        }

        func hash(into hasher: inout Hasher) {
            if isEscaped {
                plain.withUnsafeBytes { hasher.combine(bytes: $0) }
            } else {
                hasher.combine(bytes: UnsafeRawBufferPointer(content))
            }
        }

        private var plain: [UInt8] { isEscaped ? unescaped(content) : Array(content) }
    }
}
