extension [UInt8] {
    /// Appends a JSON string; `/` and all that is not ASCII stay as they are.
    @inline(__always)
    mutating func appendJSONString(_ string: String) {
        append(UInt8(ascii: "\""))
        string.withUTF8Bytes { content in
            var start = 0
            while true {
                let end = content.firstByteToEscape(from: start)
                append(contentsOf: UnsafeBufferPointer(rebasing: content[start..<end]))
                guard end < content.count else { return }
                appendEscape(content[end])
                start = end + 1
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            append(contentsOf: "u00".utf8)
            append(byte >> 4 + UInt8(ascii: "0"))
            let digit = byte & 0x0F
            append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
        }
    }

    /// Appends a decimal integer.
    mutating func appendDigits(of magnitude: UInt64, isNegative: Bool) {
        if isNegative { append(UInt8(ascii: "-")) }
        guard magnitude > 9 else { return append(UInt8(ascii: "0") + UInt8(magnitude)) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = magnitude
            var first = 20
            while rest > 0 {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }
}
