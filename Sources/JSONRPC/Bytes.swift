import StrictJSON

extension [UInt8] {
    mutating func append(constant text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(jsonString text: String) {
        append(contentsOf: JSONValue.string(text).serialized())
    }
}
