/// Where a PostgreSQL server listens, as a configuration or a collector names it; the name means something on one host
/// only.
struct Endpoint: Hashable, Sendable {
    /// Nil on the machine itself, over a socket or the loopback.
    var remote: String?
    var port: Int64

    /// Reads `host:port` as seen from a machine.
    init(_ text: String, from host: String) {
        let colon = text.lastIndex(of: ":")
        let digits = colon.map { text[text.index(after: $0)...] }
        let port = digits.flatMap { Int64($0) }
        let name = port == nil ? text : colon.map { String(text[..<$0]) } ?? text
        self.init(host: name, port: port, from: host)
    }

    /// Takes a host, which may be absent or a socket directory, and a port.
    init(host name: String?, port: Int64?, from host: String) {
        self.port = port ?? 5432
        let isLocal = name.map { $0.isEmpty || $0.hasPrefix("/") || Self.loopback.contains($0) || $0 == host } ?? true
        remote = isLocal ? nil : name?.lowercased()
    }

    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]", "localhost.localdomain"]
}

/// An endpoint as it is known on one host.
struct Alias: Hashable, Sendable {
    var host: String
    var endpoint: Endpoint

    /// The machine and port it stands for; a name of another machine is one machine's word.
    var inWords: String {
        endpoint.remote.map { "\($0):\(endpoint.port) from \(host)" } ?? "\(host):\(endpoint.port)"
    }
}
