import StrictJSON

/// A line, or the place of one that was too long.
package enum FramedLine: Sendable, Hashable {
    /// A line without its end; never empty.
    case line([UInt8])

    /// A line that was given up after that many bytes; the rest of it is dropped.
    case oversized(Int)
}

/// Cuts a stream of bytes into lines, however the bytes are chopped.
///
/// Each byte is looked at once. LF ends a line, a CR before it is dropped, empty lines are ignored. A line beyond the
/// limit is reported once, as soon as the limit is passed, and dropped up to its end.
package struct LineFramer: Sendable {
    /// How many bytes a line may have without its end; a new limit counts from the next bytes on.
    package var limit: Int

    private var buffer: [UInt8] = []

    /// Where the lines in the buffer lie, and between them the lines that were too long.
    private var found: [Item] = []
    private var taken = 0

    /// Where the line that is not complete yet begins in the buffer.
    private var lineStart = 0
    private var isDiscarding = false

    /// Buffers that grew beyond this are given back when they are empty: there is one for each connection.
    private static let keptCapacity = 16_384

    private enum Item {
        case line(Range<Int>)
        case oversized(Int)

        var start: Int? {
            guard case .line(let range) = self else { return nil }
            return range.lowerBound
        }

        func moved(by offset: Int) -> Item {
            guard case .line(let range) = self else { return self }
            return .line(range.lowerBound - offset..<range.upperBound - offset)
        }
    }

    /// Creates a framer.
    ///
    /// - Parameter limit: How many bytes a line may have without its end.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Whether the last line is not complete.
    package var isMidLine: Bool { isDiscarding || buffer.count > lineStart }

    /// The number of bytes held.
    package var bufferedBytes: Int { buffer.count }

    /// Takes bytes.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        append(bytes.bindMemory(to: UInt8.self))
    }

    /// Takes bytes.
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Takes bytes.
    package mutating func append(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Takes bytes.
    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        compact()
        var start = 0
        while let end = bytes.firstLineFeed(from: start) {
            take(bytes, from: start, to: end)
            endLine()
            start = end + 1
        }
        take(bytes, from: start, to: bytes.count)
    }

    /// Returns the next line, or `nil` if none is complete.
    package mutating func next() -> FramedLine? {
        guard taken < found.count else { return nil }
        defer { taken += 1 }
        switch found[taken] {
        case .line(let range): return .line(Array(buffer[range]))
        case .oversized(let count): return .oversized(count)
        }
    }

    /// Drops what is not complete at the end of the stream.
    package mutating func finish() {
        buffer.removeSubrange(lineStart...)
        isDiscarding = false
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        guard !isDiscarding else { return }
        // One byte more than the limit is kept: it may be the CR of the line's end.
        let room = limit + 1 - (buffer.count - lineStart)
        let kept = UnsafeBufferPointer(rebasing: bytes[start..<min(end, start + max(room, 0))])
        grow(to: buffer.count + kept.count)
        buffer.append(contentsOf: kept)
        let length = buffer.count - lineStart
        if end - start > room || length > limit && buffer.last != 0x0D { discard() }
    }

    /// Makes room in small steps, so that a long line costs little more memory than is counted for it.
    private mutating func grow(to count: Int) {
        guard count > buffer.capacity, count > Self.keptCapacity else { return }
        buffer.reserveCapacity(count + count / 8)
    }

    private mutating func discard() {
        found.append(.oversized(limit + 1))
        buffer.removeSubrange(lineStart...)
        // A peer could otherwise have this much kept on each of its connections, uncounted.
        if buffer.isEmpty { buffer.removeAll(keepingCapacity: buffer.capacity <= Self.keptCapacity) }
        isDiscarding = true
    }

    private mutating func endLine() {
        guard !isDiscarding else {
            isDiscarding = false
            return
        }
        var end = buffer.count
        if end > lineStart, buffer[end - 1] == 0x0D { end -= 1 }
        if end > lineStart { found.append(.line(lineStart..<end)) }
        lineStart = buffer.count
    }

    /// Drops the bytes of the lines that were taken, once moving the rest is worth it.
    private mutating func compact() {
        guard taken == found.count else { return compactUntaken() }
        found.removeAll(keepingCapacity: true)
        taken = 0
        guard lineStart > 0 else { return }
        if lineStart == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= Self.keptCapacity)
        } else {
            buffer.removeSubrange(..<lineStart)
        }
        lineStart = 0
    }

    private mutating func compactUntaken() {
        let kept = found[taken...].lazy.compactMap(\.start).first ?? lineStart
        guard kept > 0, kept * 2 >= buffer.count else { return }
        buffer.removeSubrange(..<kept)
        lineStart -= kept
        found = found[taken...].map { $0.moved(by: kept) }
        taken = 0
    }
}
