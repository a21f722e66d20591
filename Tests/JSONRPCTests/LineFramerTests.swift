import JSONRPC
import Testing

/// Returns what the framer makes of the stream when it comes in pieces of the given sizes, the last one repeated.
func frames(of stream: [UInt8], limit: Int, pieces: [Int], takingAtOnce: Int = .max) -> [FramedLine] {
    var framer = LineFramer(limit: limit)
    var lines: [FramedLine] = []
    var position = 0
    var number = 0
    while position < stream.count {
        let end = min(stream.count, position + pieces[min(number, pieces.count - 1)])
        framer.append(stream[position..<end])
        for _ in 0..<takingAtOnce {
            guard let line = framer.next() else { break }
            lines.append(line)
        }
        position = end
        number += 1
    }
    while let line = framer.next() { lines.append(line) }
    return lines
}

@Suite struct LineFramerTests {
    static let stream = Array(
        "one\ntwo\r\n\n\r\n{}\r\r\n0123456789\n0123456789\r\n0123456789\rx\nshort\n01234567890\n0123456789012345\r\n€\n\nrest"
            .utf8
    )
    static let expected: [FramedLine] = [
        .line(Array("one".utf8)), .line(Array("two".utf8)), .line(Array("{}\r".utf8)), .line(Array("0123456789".utf8)),
        .line(Array("0123456789".utf8)), .oversized(11), .line(Array("short".utf8)), .oversized(11), .oversized(11),
        .line(Array("€".utf8)),
    ]

    @Test(arguments: [1, 2, 3, 5, 7, 8, 9, 16, 143, 100_000])
    func choppedAnyhow(_ size: Int) {
        #expect(frames(of: Self.stream, limit: 10, pieces: [size]) == Self.expected)
        #expect(frames(of: Self.stream, limit: 10, pieces: [size], takingAtOnce: 1) == Self.expected)
        #expect(frames(of: Self.stream, limit: 10, pieces: [3, size], takingAtOnce: 0) == Self.expected)
    }

    @Test func everyTwoPieces() {
        for first in 1..<Self.stream.count {
            #expect(frames(of: Self.stream, limit: 10, pieces: [first, 100_000]) == Self.expected)
        }
    }

    @Test func oversizedIsReportedAtOnceAndNotKept() {
        var framer = LineFramer(limit: 100)
        framer.append(Array(repeating: 0x20, count: 100))
        #expect(framer.next() == nil)
        #expect(framer.isMidLine)
        framer.append([0x20])
        #expect(framer.next() == .oversized(101))
        for _ in 0..<100 {
            framer.append(Array(repeating: 0x20, count: 1_000))
            #expect(framer.next() == nil)
            #expect(framer.bufferedBytes == 0)
        }
        #expect(framer.isMidLine)
        framer.append(Array("\nok\n".utf8))
        #expect(framer.next() == .line(Array("ok".utf8)))
        #expect(!framer.isMidLine)
    }

    @Test func limitMayChange() {
        var framer = LineFramer(limit: 2)
        framer.append(Array("abc\n".utf8))
        framer.limit = 4
        framer.append(Array("abc\nabcd".utf8))
        framer.limit = 1
        framer.append(Array("\na\n".utf8))
        #expect(framer.next() == .oversized(3))
        #expect(framer.next() == .line(Array("abc".utf8)))
        #expect(framer.next() == .oversized(2))
        #expect(framer.next() == .line(Array("a".utf8)))
        #expect(framer.next() == nil)
    }

    @Test func endOfStream() {
        var framer = LineFramer(limit: 10)
        framer.append(Array("a\nb".utf8))
        #expect(framer.isMidLine)
        framer.finish()
        #expect(!framer.isMidLine)
        #expect(framer.next() == .line(Array("a".utf8)))
        #expect(framer.next() == nil)
        framer.append(Array(repeating: 0x20, count: 12))
        framer.finish()
        #expect(!framer.isMidLine)
        #expect(framer.next() == .oversized(11))
    }

    @Test func rawBytes() {
        var framer = LineFramer(limit: 10)
        Array("a\nb\n".utf8).withUnsafeBytes { framer.append($0) }
        #expect(framer.next() == .line([0x61]))
        #expect(framer.next() == .line([0x62]))
    }

    /// A reader that always leaves a line behind must not hold all that ever came.
    @Test func memoryStaysBounded() {
        var framer = LineFramer(limit: 1_000)
        framer.append(Array("first\n".utf8))
        for _ in 0..<10_000 {
            framer.append(Array("0123456789\n".utf8))
            #expect(framer.next() != nil)
            #expect(framer.bufferedBytes < 100)
        }
    }
}
