package import ClientOpsModel
import StrictJSON

/// Asks endpoints what they tell anybody.
package struct EndpointLook: Sendable {
    private let client: HTTPClient

    /// Takes a client.
    package init(client: HTTPClient) { self.client = client }

    /// The addresses of the servers of this host, as far as they share its network.
    ///
    /// - Parameters:
    ///   - servers: the servers.
    ///   - ports: the ports of their web pages by server, where known.
    ///   - namespace: the network namespace of the collector.
    /// - Returns: the addresses, each once.
    package static func localURLs(_ servers: [Server], ports: [String: Int64], namespace: String?) -> [OdooURL] {
        var urls: [String: OdooURL] = [:]
        for server in servers where server.networkNamespace != nil && server.networkNamespace == namespace {
            let listeners = server.listeners ?? []
            let web = listeners.filter { $0.port == ports[server.name] }
            for listener in web.isEmpty ? listeners : web {
                guard let host = Self.host(of: listener.address.value),
                    let url = try? OdooURL("http://\(host):\(listener.port)")
                else { continue }
                urls[url.normalized] = url
            }
        }
        return urls.values.sorted { $0.normalized < $1.normalized }
    }

    private static func host(of address: String) -> String? {
        switch address {
        case "0.0.0.0": "127.0.0.1"
        case "::": "[::1]"
        default: address.contains(":") ? "[\(address)]" : address
        }
    }

    /// Asks one endpoint.
    ///
    /// - Parameter url: its address.
    /// - Returns: what it tells.
    package func signals(of url: OdooURL) -> EndpointSignals {
        var signals = EndpointSignals(url: url, reachable: false)
        var unknown: [UnknownSignal] = []
        do throws(Reason) {
            let health = try client.send(to: url, "/web/health")
            // An old series has no such page, and a redirect is an answer too; a proxy without a server is none.
            guard health.status < 500 else { throw Reason("it answered with status \(health.status)") }
            signals.reachable = true
        } catch {
            unknown.note("reachable", error)
            signals.unknown = unknown
            return signals
        }
        do throws(Reason) { signals.series = try series(of: url) } catch { unknown.note("series", error) }
        do throws(Reason) { signals.databases = try databases(of: url) } catch { unknown.note("databases", error) }
        signals.unknown = unknown.orNil
        return signals
    }

    private static let call = #"{"jsonrpc":"2.0","method":"call","id":1,"params":{}}"#

    private func series(of url: OdooURL) throws(Reason) -> ShortName {
        if let reply = try? client.send(to: url, "/web/version"), reply.status == 200,
            let version = Self.json(reply)?["version"]?.stringValue, let series = Series.of(version)
        {
            return series
        }
        let reply = try answer(of: url, "/web/webclient/version_info")
        let result = reply["result"]
        let text = result?["server_serie"]?.stringValue ?? result?["server_version"]?.stringValue
        guard let series = text.flatMap(Series.of) else { throw Reason("the answer holds no series") }
        return series
    }

    private func databases(of url: OdooURL) throws(Reason) -> [ShortName] {
        let reply = try answer(of: url, "/web/database/list")
        if reply["error"] != nil { throw Reason("the server does not tell") }
        guard let names = reply["result"]?.arrayValue else { throw Reason("the answer holds no list") }
        return names.prefix(1000).compactMap(\.stringValue).compactMap(Observed.name)
    }

    private func answer(of url: OdooURL, _ page: String) throws(Reason) -> JSONValue {
        let reply = try client.send(to: url, page, json: Self.call)
        guard reply.status == 200 else { throw Reason("it answered with status \(reply.status)") }
        guard let json = Self.json(reply) else { throw Reason("the answer is not JSON") }
        return json
    }

    private static func json(_ reply: HTTPReply) -> JSONValue? {
        (try? JSONDocument(reply.body)).map { JSONValue($0.root) }
    }
}

/// The series of a version: `14.0` of `14.0-20230101`, `saas~17.2` of `saas~17.2.1.3`.
enum Series {
    static func of(_ version: String) -> ShortName? {
        let prefix = version.hasPrefix("saas~") || version.hasPrefix("saas-") ? "saas~" : ""
        let numbers = version.dropFirst(prefix.count).split(separator: ".", maxSplits: 2)
        guard numbers.count >= 2, (1...3).contains(numbers[0].utf8.count),
            numbers[0].utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let minor = numbers[1].prefix { ("0"..."9").contains($0) }
        guard (1...3).contains(minor.utf8.count) else { return nil }
        return Observed.name("\(prefix)\(numbers[0]).\(minor)")
    }
}
