import ClientOpsCollect
import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import Testing

/// Answers of endpoints, which may be anything.
@Suite struct HTTPTests {
    private static func read(_ pieces: [String]) throws -> HTTPReply? {
        var reader = HTTPReplyReader()
        for piece in pieces { if let reply = try reader.take(Array(piece.utf8)) { return reply } }
        return try reader.take([])
    }

    @Test(arguments: [
        (["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"], 200, "ok"),
        (["HTTP/1.1 200 OK\r\nContent-Le", "ngth: 2\r\n\r", "\no", "k and more"], 200, "ok"),
        (["HTTP/1.0 404 Not Found\n\nnone"], 404, "none"), (["HTTP/1.1 204 No Content\r\n\r\n"], 204, ""),
        (["HTTP/1.1 303 See Other\r\nLocation: http://evil/\r\nContent-Length: 0\r\n\r\n"], 303, ""),
        (["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n3;x=y\r\n!!!\r\n0\r\n\r\n"], 200, "ok!!!"),
    ])
    func `answers are understood`(_ pieces: [String], status: Int, body: String) throws {
        #expect(try Self.read(pieces) == HTTPReply(status: status, body: Array(body.utf8)))
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 99 x\r\n\r\n", "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokXX",
    ])
    func `what is no answer is refused`(_ text: String) {
        #expect(throws: Reason.self) { try Self.read([text]) }
    }

    @Test func `an endless answer ends`() throws {
        var reader = HTTPReplyReader()
        #expect(throws: Reason.self) {
            while true { _ = try reader.take(Array(repeating: UInt8(ascii: "x"), count: 65_536)) }
        }
        var second = HTTPReplyReader()
        _ = try second.take(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
        #expect(throws: Reason.self) { while true { _ = try second.take(Array(repeating: 120, count: 65_536)) } }
    }

    @Test func `random bytes never crash the reader`() {
        var random = SeededGenerator(seed: 9)
        let pieces = [
            "HTTP/1.1 200 OK", "\r\n", "\n", "Content-Length: 3", "Transfer-Encoding: chunked", "a", "0", ":", " ",
        ]
        for _ in 0..<5000 {
            var reader = HTTPReplyReader()
            var steps = 0
            while steps < 12 {
                steps += 1
                let count = Int.random(in: 1...4, using: &random)
                let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                do { if let reply = try reader.take(Array(text.utf8)) { #expect(reply.status == 200); break } } catch {
                    break
                }
            }
        }
    }

    private func look(_ answers: [String: String], after delay: String = "") throws -> (EndpointSignals, [String]) {
        let server = try FakeHTTPServer(answers)
        let look = EndpointLook(client: HTTPClient(path: "/nowhere", timeout: 60_000))
        let signals = look.signals(of: try OdooURL("http://127.0.0.1:\(server.port)/"))
        return (signals, server.requests)
    }

    @Test func `an old series tells through the page of its web client`() throws {
        let (signals, requests) = try look([
            "GET /web/health": "404 {}", "GET /web/version": "404 {}",
            "POST /web/webclient/version_info":
                #"200 {"jsonrpc":"2.0","id":1,"result":{"server_version":"14.0-2023","server_serie":"14.0"}}"#,
            "POST /web/database/list": #"200 {"jsonrpc":"2.0","id":1,"result":["acme","a\u001bb"]}"#,
        ])
        #expect(signals.reachable && signals.series?.value == "14.0")
        #expect(signals.databases?.map(\.value) == ["acme", "a%1Bb"])
        #expect(signals.unknown == nil)
        #expect(requests.count == 4)
    }

    @Test func `a new series tells by its version, and keeps its list`() throws {
        let (signals, _) = try look([
            "GET /web/health": #"200 {"status":"pass"}"#, "GET /web/version": #"200 {"version":"19.0+e"}"#,
            "POST /web/database/list": #"200 {"jsonrpc":"2.0","id":1,"error":{"message":"pl4nted"}}"#,
        ])
        #expect(signals.series?.value == "19.0" && signals.databases == nil)
        #expect(signals.unknown?.map(\.reason.value) == ["the server does not tell"])
    }

    @Test(arguments: [
        "200 {\"a\":1,\"a\":2}", "200 [[[[", "500 {}", "302 {}", "200 {\"result\":{\"server_serie\":\"x\"}}",
    ])
    func `hostile answers are unknown`(_ answer: String) throws {
        let (signals, _) = try look([
            "GET /web/health": "200 {}", "POST /web/webclient/version_info": answer, "POST /web/database/list": answer,
        ])
        #expect(signals.reachable && signals.series == nil && signals.databases == nil)
        #expect(signals.unknown?.map(\.signal.value) == ["series", "databases"])
    }

    @Test func `a proxy without its server is not reachable`() throws {
        let (signals, requests) = try look(["GET /web/health": "502 {}"])
        #expect(!signals.reachable && requests.count == 1)
        #expect(signals.unknown?.first?.reason.value == "it answered with status 502")
    }

    @Test func `https goes through curl, without redirects or a configuration`() throws {
        let host = try FakeHost()
        let log = host.directory.file("curl.log")
        let note = "{ printf '%s ' \"$@\" | /usr/bin/tr '\\n' ' '; echo; } >> '\(log)'\n"
        try host.program("curl", note + "printf '{\"version\":\"18.0\"}\\n200'")
        let look = EndpointLook(client: HTTPClient(path: host.path, timeout: 60_000))
        let signals = look.signals(of: try OdooURL("https://odoo.example.org/x"))
        #expect(signals.reachable && signals.series?.value == "18.0")
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(lines.count >= 3)
        for line in lines {
            #expect(
                line.hasPrefix(
                    "--disable --silent --globoff --proto =https --max-redirs 0 --noproxy * --max-time 60.000"
                )
            )
            #expect(!line.contains("--location") && line.contains("--url https://odoo.example.org/x/web/"))
        }
    }
}

/// An HTTP server of this process that answers by the first words of a request, `STATUS BODY`.
private final class FakeHTTPServer: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let log = Log()

    private final class Log: @unchecked Sendable {
        // Proof: every access holds the lock.
        private let lock = NSLock()
        private var lines: [String] = []
        var all: [String] { lock.withLock { lines } }
        func append(_ line: String) { lock.withLock { lines.append(line) } }
    }

    var requests: [String] { log.all }

    init(_ answers: [String: String]) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        let log = log
        Thread.detachNewThread {
            while true {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else { return }
                Self.serve(peer, answers, log)
                close(peer)
            }
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static func serve(_ peer: Int32, _ answers: [String: String], _ log: Log) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(peer, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            bytes += buffer[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasPrefix("GET ") ? text.hasSuffix("\r\n\r\n") : text.hasSuffix("}}") { break }
        }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").prefix(2).joined(separator: " ")
        log.append(words)
        let answer = answers[words] ?? "404 {}"
        let body = answer.dropFirst(4)
        let reply =
            "HTTP/1.1 \(answer.prefix(3)) X\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        _ = Array(reply.utf8).withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
}
