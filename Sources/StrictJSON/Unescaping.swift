/// Returns the content of a valid JSON string with its escapes replaced.
func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var offset = 0
    while offset < content.count {
        let byte = content[offset]
        offset += 1
        guard byte == UInt8(ascii: "\\"), offset < content.count else {
            result.append(byte)
            continue
        }
        let letter = content[offset]
        offset += 1
        guard letter == UInt8(ascii: "u") else {
            result.append(simpleEscape(letter) ?? letter)
            continue
        }
        appendScalar(of: content, at: &offset, to: &result)
    }
    return result
}

/// Returns the byte for which the letter after a backslash stands.
@inline(__always)
func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
}

/// Returns the number that the four hexadecimal digits at the offset stand for.
func codeUnit(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
        let digit: UInt8
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
        default: return nil
        }
        unit = unit << 4 | UInt32(digit)
    }
    return unit
}

/// Returns the scalar of a surrogate pair, or `nil` if the two are none.
func scalar(high: UInt32, low: UInt32) -> UInt32? {
    guard 0xD800...0xDBFF ~= high, 0xDC00...0xDFFF ~= low else { return nil }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
}

private func appendScalar(of content: UnsafeBufferPointer<UInt8>, at offset: inout Int, to result: inout [UInt8]) {
    guard var value = codeUnit(in: content, at: offset) else { return }
    offset += 4
    if 0xD800...0xDBFF ~= value, let low = codeUnit(in: content, at: offset + 2),
        let pair = scalar(high: value, low: low)
    {
        value = pair
        offset += 6
    }
    if let scalar = Unicode.Scalar(value) { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
}
