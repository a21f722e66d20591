/// An answer of an HTTP server, which is not to be trusted.
package struct HTTPReply: Sendable, Hashable {
    package var status: Int
    package var body: [UInt8]

    /// Most bytes of the head and of the body.
    static let headLimit = 65_536
    static let bodyLimit = 1 << 20

    /// Makes a reply.
    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Takes an HTTP/1 answer apart as its bytes arrive.
package struct HTTPReplyReader {
    private enum Body {
        case untilEnd
        case length(Int)
        case chunks
    }

    private var bytes: [UInt8] = []
    private var head: (status: Int, body: Body, start: Int)?

    /// Begins.
    package init() {}

    /// Takes bytes.
    ///
    /// - Parameter more: what arrived; nothing at the end of the connection.
    /// - Returns: the reply once it is complete.
    /// - Throws: what is wrong with it.
    package mutating func take(_ more: [UInt8]) throws(Reason) -> HTTPReply? {
        bytes += more
        if head == nil { head = try parseHead() }
        guard let head else {
            guard bytes.count <= HTTPReply.headLimit else { throw Reason("the head of the answer is too long") }
            guard !more.isEmpty else { throw Reason("the answer is cut off") }
            return nil
        }
        let content = bytes[head.start...]
        guard content.count <= HTTPReply.bodyLimit * 2 else { throw Reason("the answer is too long") }
        let body: [UInt8]? =
            switch head.body {
            case .untilEnd: more.isEmpty ? Array(content) : nil
            case .length(let length): content.count >= length ? Array(content.prefix(length)) : nil
            case .chunks: try Self.dechunked(content)
            }
        guard let body else {
            guard !more.isEmpty else { throw Reason("the answer is cut off") }
            return nil
        }
        guard body.count <= HTTPReply.bodyLimit else { throw Reason("the answer is too long") }
        return HTTPReply(status: head.status, body: body)
    }

    private func parseHead() throws(Reason) -> (status: Int, body: Body, start: Int)? {
        guard let end = Self.endOfHead(bytes) else { return nil }
        let noHTTP = Reason("the answer is not HTTP")
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" }
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), words[1].utf8.count == 3, let status = Int(words[1]),
            (100...599).contains(status)
        else { throw noHTTP }
        var body = Body.untilEnd
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw noHTTP }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if name == "transfer-encoding" {
                guard value.lowercased() == "chunked" else { throw Reason("the answer is encoded in an unknown way") }
                body = .chunks
            } else if name == "content-length" {
                guard value.utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(value) else { throw noHTTP }
                guard length <= HTTPReply.bodyLimit else { throw Reason("the answer is too long") }
                if case .untilEnd = body { body = .length(length) }
            }
        }
        if status == 204 || status == 304 { body = .length(0) }
        return (status, body, end.upperBound)
    }

    /// The empty line behind the head.
    private static func endOfHead(_ bytes: [UInt8]) -> Range<Int>? {
        var index = 0
        while let feed = bytes[index...].firstIndex(of: 10) {
            if feed + 1 < bytes.count, bytes[feed + 1] == 10 { return feed..<feed + 2 }
            if feed + 2 < bytes.count, bytes[feed + 1] == 13, bytes[feed + 2] == 10 { return feed..<feed + 3 }
            index = feed + 1
        }
        return nil
    }

    private static func dechunked(_ content: ArraySlice<UInt8>) throws(Reason) -> [UInt8]? {
        var body: [UInt8] = []
        var rest = content
        while let feed = rest.firstIndex(of: 10) {
            let line = String(decoding: rest[..<feed], as: UTF8.self)
            let digits = line.prefix { $0.isHexDigit }
            guard !digits.isEmpty, digits.utf8.count <= 8, let size = Int(digits, radix: 16),
                size <= HTTPReply.bodyLimit
            else { throw Reason("the answer is not HTTP") }
            if size == 0 { return body }
            rest = rest[(feed + 1)...]
            guard rest.count > size else { return nil }
            body += rest.prefix(size)
            guard body.count <= HTTPReply.bodyLimit else { throw Reason("the answer is too long") }
            rest = rest.dropFirst(size)
            if rest.first == 13 { rest = rest.dropFirst() }
            if rest.isEmpty { return nil }
            guard rest.removeFirst() == 10 else { throw Reason("the answer is not HTTP") }
        }
        guard rest.count < 32 else { throw Reason("the answer is not HTTP") }
        return nil
    }
}
