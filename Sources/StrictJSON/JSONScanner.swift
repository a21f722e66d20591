/// Checks a text in one pass without recursion and records its values on a tape.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var position = 0
    var tape = ContiguousArray<TapeEntry>()
    var hasNumberOutOfRange = false

    /// The innermost open container, −1 outside of all.
    private var open = -1
    private var depth = 0
    private var expectsValue = true

    init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func scan() throws(JSONSyntaxError) {
        guard bytes.count < Int(Int32.max) else { throw failure("the text is too long") }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw failure("a byte order mark is not allowed") }
        tape.reserveCapacity(min(bytes.count / 8 + 4, 1024))
        skipWhitespace()
        repeat {
            if try beginValue() { try advance() }
        } while open >= 0
        skipWhitespace()
        guard position == bytes.count else { throw failure("text after the end of the value") }
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// Scans a scalar or an empty container (`true`), or opens a container and stands before its first value (`false`).
    private mutating func beginValue() throws(JSONSyntaxError) -> Bool {
        guard position < bytes.count else { throw failure("expected a value, found the end of the text") }
        switch bytes[position] {
        case UInt8(ascii: "\""):
            let start = position
            let flags = try scanString()
            append(.string, from: start, flags: flags)
        case UInt8(ascii: "{"):
            return try openContainer(.object, closing: UInt8(ascii: "}"))
        case UInt8(ascii: "["):
            return try openContainer(.array, closing: UInt8(ascii: "]"))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            let flags = try scanNumber()
            append(.number, from: start, flags: flags)
        case UInt8(ascii: "t"): try scanWord("true", .true)
        case UInt8(ascii: "f"): try scanWord("false", .false)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: throw failure("expected a value")
        }
        return true
    }

    @inline(__always)
    private mutating func append(_ kind: JSONNode.Kind, from start: Int, flags: TapeEntry.Flags = []) {
        let next = UInt32(truncatingIfNeeded: tape.count + 1)
        tape.append(
            TapeEntry(
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: position),
                link: next,
                kind: kind,
                flags: flags
            )
        )
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONSyntaxError) {
        let start = position
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard start + expected.count <= bytes.count, bytes.matches(expected, from: start, to: start + expected.count)
        else { throw failure("expected a value") }
        position += expected.count
        append(kind, from: start)
    }

    private mutating func openContainer(_ kind: JSONNode.Kind, closing: UInt8) throws(JSONSyntaxError) -> Bool {
        depth += 1
        guard depth <= maximumDepth else { throw failure("nesting deeper than \(maximumDepth)") }
        let index = tape.count
        append(kind, from: position)
        tape[index].link = UInt32(bitPattern: Int32(truncatingIfNeeded: open))
        open = index
        position += 1
        skipWhitespace()
        if position < bytes.count, bytes[position] == closing {
            position += 1
            closeContainer()
            return true
        }
        if kind == .object { try scanKey() }
        expectsValue = true
        return false
    }

    private mutating func closeContainer() {
        let index = open
        open = Int(Int32(bitPattern: tape[index].link))
        tape[index].link = UInt32(truncatingIfNeeded: tape.count)
        tape[index].end = UInt32(truncatingIfNeeded: position)
        depth -= 1
    }

    /// After a complete value: closes the containers that end here, and goes to the next value if there is one.
    private mutating func advance() throws(JSONSyntaxError) {
        while open >= 0 {
            expectsValue = false
            skipWhitespace()
            let isObject = tape[open].kind == .object
            let byte = position < bytes.count ? bytes[position] : 0
            if byte == UInt8(ascii: ",") {
                position += 1
                skipWhitespace()
                if isObject { try scanKey() }
                expectsValue = true
                return
            }
            guard byte == UInt8(ascii: isObject ? "}" : "]") else {
                throw failure(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
            }
            if isObject { try refuseDuplicates() }
            position += 1
            closeContainer()
        }
    }

    /// Scans a member name and the colon after it.
    private mutating func scanKey() throws(JSONSyntaxError) {
        expectsValue = false
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw failure("expected a member name in quotes")
        }
        let start = position
        let flags = try scanString()
        append(.string, from: start, flags: flags)
        tape[tape.count - 1].link = digest(start + 1, position - 1, flags)
        skipWhitespace()
        expectsValue = true
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw failure("expected ':' after the member name")
        }
        position += 1
        skipWhitespace()
    }

    @inline(__always)
    private func digest(_ start: Int, _ end: Int, _ flags: TapeEntry.Flags) -> UInt32 {
        guard flags.contains(.escaped) else { return bytes.digest(from: start, to: end) }
        return unescaped(UnsafeBufferPointer(rebasing: bytes[start..<end])).withUnsafeBufferPointer {
            $0.digest(from: 0, to: $0.count)
        }
    }

    private func refuseDuplicates() throws(JSONSyntaxError) {
        let names = MemberNames(bytes: bytes, tape: tape, object: open)
        guard let duplicate = names.firstDuplicate() else { return }
        throw JSONSyntaxError(
            pointer: JSONPointer.make(openSteps() + [names.text(at: duplicate)]),
            offset: Int(tape[duplicate].start),
            reason: "a member name that occurs twice"
        )
    }

    /// Returns an error at the current position, or the given one.
    func failure(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
        var tokens = openSteps()
        if expectsValue, open >= 0 { tokens.append(pendingStep()) }
        return JSONSyntaxError(pointer: JSONPointer.make(tokens), offset: offset ?? position, reason: reason)
    }

    /// The way to the innermost open container.
    private func openSteps() -> [String] {
        var tokens: [String] = []
        var child = open
        while child > 0 {
            let parent = Int(Int32(bitPattern: tape[child].link))
            tokens.append(step(of: parent, to: child))
            child = parent
        }
        return tokens.reversed()
    }

    /// The name or the number of the value that is being scanned in the innermost open container.
    private func pendingStep() -> String { step(of: open, to: tape.count) }

    private func step(of container: Int, to child: Int) -> String {
        if tape[container].kind == .object {
            return MemberNames(bytes: bytes, tape: tape, object: container).text(at: child - 1)
        }
        var position = container + 1
        var number = 0
        while position < child {
            position = Int(tape[position].link)
            number += 1
        }
        return String(number)
    }
}
