// Eight bytes at a time: the tests below set the high bit of each byte that fulfils them. A bit above the lowest one
// may be wrong (a borrow ran into it), the lowest is exact, and only the lowest is ever used.

/// Every byte 0x01.
private let ones: UInt64 = 0x0101_0101_0101_0101

/// Every byte 0x80.
private let highBits: UInt64 = 0x8080_8080_8080_8080

extension UInt64 {
    @inline(__always)
    private func markingBytes(equalTo byte: UInt8) -> UInt64 {
        let difference = self ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highBits
    }

    @inline(__always)
    fileprivate var markingStringSpecials: UInt64 {
        let controls = (self &- ones &* 0x20) & ~self
        let quotes = markingBytes(equalTo: UInt8(ascii: "\"")) | markingBytes(equalTo: UInt8(ascii: "\\"))
        return (controls & highBits) | quotes
    }

    @inline(__always)
    fileprivate var markingNonASCII: UInt64 { self & highBits }

    @inline(__always)
    fileprivate func markingLineFeeds() -> UInt64 { markingBytes(equalTo: 0x0A) }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    private func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Returns the offset of the next byte that is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    func firstStringSpecial(from start: Int) -> Int {
        var offset = start
        while offset + 8 <= count {
            let word = word(at: offset)
            let marks = word.markingStringSpecials | word.markingNonASCII
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < count, self[offset] >= 0x20, self[offset] < 0x80, self[offset] != UInt8(ascii: "\""),
            self[offset] != UInt8(ascii: "\\")
        {
            offset += 1
        }
        return offset
    }

    /// Returns the offset of the next byte that must be escaped inside a JSON string.
    @inline(__always)
    func firstByteToEscape(from start: Int) -> Int {
        var offset = start
        while offset + 8 <= count {
            let marks = word(at: offset).markingStringSpecials
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < count, self[offset] >= 0x20, self[offset] != UInt8(ascii: "\""),
            self[offset] != UInt8(ascii: "\\")
        {
            offset += 1
        }
        return offset
    }

    /// Returns the offset of the next line feed, or `nil` if there is none.
    package func firstLineFeed(from start: Int) -> Int? {
        var offset = start
        while offset + 8 <= count {
            let marks = word(at: offset).markingLineFeeds()
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < count {
            if self[offset] == 0x0A { return offset }
            offset += 1
        }
        return nil
    }

    /// Returns whether the bytes in the range are those of `other`.
    @inline(__always)
    func matches(_ other: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        guard end - start == other.count else { return false }
        var offset = 0
        while offset + 8 <= other.count {
            if word(at: start + offset) != other.word(at: offset) { return false }
            offset += 8
        }
        while offset < other.count {
            if self[start + offset] != other[offset] { return false }
            offset += 1
        }
        return true
    }

    /// A quick digest of a short text; equal texts have equal digests.
    @inline(__always)
    func digest(from start: Int, to end: Int) -> UInt32 {
        var first: UInt32 = 0
        var last: UInt32 = 0
        let length = end - start
        if length >= 4 {
            let raw = UnsafeRawBufferPointer(self)
            first = raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)
            last = raw.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self)
        } else {
            for offset in start..<end { first = first << 8 | UInt32(self[offset]) }
        }
        let mixed = (first &* 0x9E37_79B1) ^ (last &* 0x85EB_CA77) ^ (UInt32(truncatingIfNeeded: length) &* 0xC2B2_AE3D)
        return (mixed ^ (mixed >> 15)) &* 0x2C1B_3C6D
    }
}

extension String {
    /// Calls the body with the string's UTF-8 without copying it where possible.
    @inline(__always)
    func withUTF8Bytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var copy = self
        return try copy.withUTF8Typed(body)
    }

    private mutating func withUTF8Typed<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let outcome = withUTF8 { bytes in
            do throws(Failure) {
                return Swift.Result<Result, Failure>.success(try body(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}
