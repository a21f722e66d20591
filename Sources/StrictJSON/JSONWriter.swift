/// Writes JSON text value by value and sets the commas.
///
/// The caller answers for the order of the calls: a key before each value of an object, an end for each beginning.
package struct JSONWriter: Sendable {
    /// What has been written.
    package var bytes: [UInt8]

    /// Whether the next value or key follows another one.
    private var needsComma = false

    /// Creates a writer that goes on behind the given bytes.
    ///
    /// - Parameter bytes: What has been written already.
    package init(bytes: consuming [UInt8] = []) {
        self.bytes = bytes
    }

    @inline(__always)
    private mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Begins an object.
    package mutating func beginObject() {
        beginValue()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    /// Ends an object.
    package mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Begins an array.
    package mutating func beginArray() {
        beginValue()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }

    /// Ends an array.
    package mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes a member name.
    package mutating func key(_ name: String) {
        beginValue()
        bytes.appendJSONString(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ value: String) {
        beginValue()
        bytes.appendJSONString(value)
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int64) {
        beginValue()
        bytes.appendDigits(of: value.magnitude, isNegative: value < 0)
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int) { integer(Int64(value)) }

    mutating func integer(_ value: some FixedWidthInteger) {
        beginValue()
        bytes.appendDigits(of: UInt64(value.magnitude), isNegative: value < 0)
    }

    /// Writes a double in the shortest form that reads back as the same; `null` if it is not finite.
    package mutating func double(_ value: Double) {
        if value.isFinite { number(value.description) } else { null() }
    }

    mutating func number(_ text: String) {
        beginValue()
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a truth value.
    package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

    /// Writes `null`.
    package mutating func null() { word("null") }

    private mutating func word(_ word: StaticString) {
        beginValue()
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Writes a value that is JSON text already.
    package mutating func raw(_ value: [UInt8]) {
        beginValue()
        bytes.append(contentsOf: value)
    }

    /// Writes a value that is JSON text already.
    package mutating func raw(_ value: ArraySlice<UInt8>) {
        beginValue()
        bytes.append(contentsOf: value)
    }

    /// Writes any value.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for (key, member) in object {
                self.key(key)
                self.value(member)
            }
            endObject()
        }
    }
}
