package import ClientOpsModel

/// Asks HTTP servers: one request a connection, no redirects, no proxies, no credentials.
package struct HTTPClient: Sendable {
    /// Where curl is looked up, for https.
    private let path: String
    /// Milliseconds that one request may take.
    private let timeout: Int

    /// Makes a client.
    package init(path: String, timeout: Int) {
        self.path = path
        self.timeout = timeout
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - url: the base of the server.
    ///   - page: the path behind it.
    ///   - json: what to post; nil to get.
    /// - Returns: the answer.
    /// - Throws: why there is none.
    package func send(to url: OdooURL, _ page: String, json: String? = nil) throws(Reason) -> HTTPReply {
        let target = url.normalized + page
        return target.hasPrefix("https://") ? try secure(target, json) : try plain(target, url.host, json)
    }

    // MARK: http, over a socket of its own

    private func plain(_ target: String, _ host: String, _ json: String?) throws(Reason) -> HTTPReply {
        let rest = target.dropFirst("http://".count)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash]
        let hasPort = authority.utf8.count > host.utf8.count
        guard let place = HostPort(hasPort ? String(authority) : "\(authority):80") else {
            throw Reason("the host has no address")
        }
        let deadline = Deadline(milliseconds: timeout)
        let connection = try TCPConnection(place, until: deadline)
        try connection.write(Self.request(String(rest[slash...]), String(authority), json), until: deadline)
        var reader = HTTPReplyReader()
        while true {
            if let reply = try reader.take(try connection.read(until: deadline)) { return reply }
        }
    }

    private static func request(_ page: String, _ authority: String, _ json: String?) -> [UInt8] {
        var head = ["\(json == nil ? "GET" : "POST") \(percentEncoded(page)) HTTP/1.1", "Host: \(authority)"]
        head += ["User-Agent: \(agent)", "Accept: application/json", "Connection: close"]
        if let json { head += ["Content-Type: application/json", "Content-Length: \(json.utf8.count)"] }
        return Array((head + ["", json ?? ""]).joined(separator: "\r\n").utf8)
    }

    private static func percentEncoded(_ page: String) -> String {
        page.utf8.reduce(into: "") { text, byte in
            if byte > 32, byte < 127 {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    private static let agent = "clientops-collect"

    // MARK: https, through curl

    private func secure(_ target: String, _ json: String?) throws(Reason) -> HTTPReply {
        // The first option keeps curl from reading a configuration of its own.
        var words = ["curl", "--disable", "--silent", "--globoff", "--proto", "=https", "--max-redirs", "0"]
        words += ["--noproxy", "*", "--max-time", Self.seconds(timeout), "--max-filesize", "\(HTTPReply.bodyLimit)"]
        words += ["--user-agent", Self.agent, "--header", "Accept: application/json"]
        if json != nil { words += ["--header", "Content-Type: application/json", "--data-binary", "@-"] }
        words += ["--write-out", "\n%{http_code}", "--url", Self.percentEncoded(target)]
        let curl = Subprocess(
            words,
            environment: ["PATH": path, "LC_ALL": "C"],
            input: Array((json ?? "").utf8),
            limit: HTTPReply.bodyLimit + 1024
        )
        let outcome: Subprocess.Outcome
        do throws(Subprocess.Failure) {
            outcome = try curl.run(until: Deadline(milliseconds: timeout + 1000))
        } catch {
            throw Reason(error, of: "curl")
        }
        guard outcome.status == 0 else { throw Self.reason(outcome.status) }
        guard let feed = outcome.output.lastIndex(of: 10),
            let status = Int(String(decoding: outcome.output[(feed + 1)...], as: UTF8.self)),
            (100...599).contains(status)
        else { throw Reason("the answer is not HTTP") }
        return HTTPReply(status: status, body: Array(outcome.output[..<feed]))
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let fraction = String(milliseconds % 1000 + 1000).dropFirst()
        return "\(milliseconds / 1000).\(fraction)"
    }

    private static func reason(_ status: Int32?) -> Reason {
        switch status {
        case 6: Reason("the host has no address")
        case 7: Reason("connection refused")
        case 28: Reason("there was no answer in time")
        case 35, 51, 58, 59, 60, 64, 66, 77, 83, 90, 91: Reason("the certificate or the encryption is not accepted")
        case 63: Reason("the answer is too long")
        default: Reason("curl failed with status \(status ?? -1)")
        }
    }
}
