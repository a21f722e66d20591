extension JSONScanner {
    /// Scans a number that begins at the current position.
    mutating func scanNumber() throws(JSONSyntaxError) -> TapeEntry.Flags {
        let start = position
        var flags: TapeEntry.Flags = []
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        try scanDigits()
        guard bytes[firstDigit] != UInt8(ascii: "0") || position == firstDigit + 1 else {
            throw failure("a number with a leading zero", at: firstDigit)
        }
        let digits = position - firstDigit
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            flags.insert(.fractional)
            position += 1
            try scanDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            flags.insert(.fractional)
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try scanDigits()
        }
        // Fifteen digits are always in range; only what is longer, or has an exponent, needs a look.
        let needsLook = flags.contains(.fractional) ? position - start > 4 : digits > 15
        if needsLook, isOutOfRange(start, flags) {
            flags.insert(.outOfRange)
            hasNumberOutOfRange = true
        }
        return flags
    }

    @inline(__always)
    private mutating func scanDigits() throws(JSONSyntaxError) {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        guard position > start else { throw failure("expected a digit") }
    }

    private func isOutOfRange(_ start: Int, _ flags: TapeEntry.Flags) -> Bool {
        let text = bytes[start..<position]
        guard !flags.contains(.fractional) else {
            // With at most 200 digits and an exponent of at most two, a double cannot overflow.
            guard text.count > 200 || hasLongExponent(text) else { return false }
            return Double(String(decoding: text, as: UTF8.self)).map { !$0.isFinite } ?? true
        }
        guard let value = Int64(String(decoding: text, as: UTF8.self)) else { return true }
        return value.magnitude > 1 << 53 - 1
    }

    private func hasLongExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        return text.endIndex - mark > 3
    }
}
