extension JSONScanner {
    /// Scans a string that begins at the current position, quotes included.
    mutating func scanString() throws(JSONSyntaxError) -> TapeEntry.Flags {
        var flags: TapeEntry.Flags = []
        var offset = position + 1
        while true {
            offset = bytes.firstStringSpecial(from: offset)
            guard offset < bytes.count else { throw failure("a string that does not end", at: offset) }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                position = offset + 1
                return flags
            case UInt8(ascii: "\\"):
                flags.insert(.escaped)
                offset = try endOfEscape(at: offset)
            case 0..<0x20:
                throw failure("a control character that is not escaped", at: offset)
            default:
                offset = try endOfScalar(at: offset)
            }
        }
    }

    private func endOfEscape(at offset: Int) throws(JSONSyntaxError) -> Int {
        guard offset + 1 < bytes.count else { throw failure("a string that does not end", at: bytes.count) }
        let letter = bytes[offset + 1]
        if simpleEscape(letter) != nil { return offset + 2 }
        guard letter == UInt8(ascii: "u") else { throw failure("an escape that JSON does not have", at: offset) }
        guard let unit = codeUnit(in: bytes, at: offset + 2) else {
            throw failure("expected four hexadecimal digits after \\u", at: offset)
        }
        guard 0xD800...0xDFFF ~= unit else {
            try refuseNoncharacter(unit, at: offset)
            return offset + 6
        }
        guard offset + 7 < bytes.count, bytes[offset + 6] == UInt8(ascii: "\\"), bytes[offset + 7] == UInt8(ascii: "u"),
            let low = codeUnit(in: bytes, at: offset + 8), let scalar = scalar(high: unit, low: low)
        else { throw failure("a surrogate without its other half", at: offset) }
        try refuseNoncharacter(scalar, at: offset)
        return offset + 12
    }

    /// Checks one scalar of two to four bytes, after table 3-7 of the Unicode standard.
    private func endOfScalar(at offset: Int) throws(JSONSyntaxError) -> Int {
        let lead = bytes[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw failure("invalid UTF-8", at: offset)
        }
        guard offset + length <= bytes.count, second ~= bytes[offset + 1] else {
            throw failure("invalid UTF-8", at: offset)
        }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for byte in bytes[offset + 1..<offset + length] {
            guard byte & 0xC0 == 0x80 else { throw failure("invalid UTF-8", at: offset) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        try refuseNoncharacter(scalar, at: offset)
        return offset + length
    }

    @inline(__always)
    private func refuseNoncharacter(_ scalar: UInt32, at offset: Int) throws(JSONSyntaxError) {
        guard !(0xFDD0...0xFDEF ~= scalar), scalar & 0xFFFE != 0xFFFE else {
            throw failure("a Unicode noncharacter", at: offset)
        }
    }
}
