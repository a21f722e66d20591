import ClientOpsConfiguration
package import ClientOpsModel
import Glibc

/// What the collector is told: `/etc/clientops/collect.conf`.
package struct CollectConfiguration: Sendable {
    /// The name of this host in reports and sources.
    package var host: String
    /// What is looked at; nil for everything that is set up.
    package var parts: Set<SourceKind>?
    /// Milliseconds that one question may take.
    package var timeout = 5000
    /// Names of sources that are not the usual ones.
    package var sources: [SourceKind: String] = [:]
    /// Mail servers besides the host's own that may be tried.
    package var mailServers: Set<HostPort> = []
    /// Whether the servers found on this host are asked over HTTP.
    package var asksLocalListeners = true
    package var urls: [OdooURL] = []
    package var clusters: [Cluster] = []

    /// Where it is read from unless told otherwise.
    package static let usualPath = "/etc/clientops/collect.conf"

    /// The built-in configuration of a host.
    package init(host: String) { self.host = host }

    /// Whether a kind of look is taken.
    package func takes(_ look: SourceKind) -> Bool { parts?.contains(look) ?? (look != .sql || !clusters.isEmpty) }

    /// The source of a kind of look.
    package func source(_ look: SourceKind) -> String { sources[look] ?? "\(host)/\(look.rawValue)" }

    /// The source of a cluster: the one called `main` is the usual one, the others have their names behind it.
    package func source(_ cluster: Cluster) -> String {
        cluster.source ?? (cluster.name == "main" ? "\(host)/sql" : "\(host)/sql-\(cluster.name)")
    }

    /// The name of this host.
    package static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return Observed.name(name)?.value ?? "localhost"
    }
}

/// What is wrong with the configuration; one line for each problem.
package struct CollectConfigurationError: Error, Sendable, CustomStringConvertible {
    package var description: String
}

extension CollectConfiguration {
    /// Reads the configuration.
    ///
    /// - Parameters:
    ///   - path: the file; nil for the usual one, which need not exist.
    ///   - hostName: the name of the host unless the file gives another.
    /// - Returns: the configuration.
    /// - Throws: what is wrong with it.
    package static func load(path: String?, hostName: String) throws(CollectConfigurationError) -> Self {
        let file = path ?? usualPath
        let bytes: [UInt8]
        do throws(Reason) {
            bytes = try HostFile.read(try HostFile.realPath(file))
        } catch {
            if path == nil, error.isAbsence { return CollectConfiguration(host: hostName) }
            throw CollectConfigurationError(description: "\(file): \(error)")
        }
        return try parse(bytes, path: file, hostName: hostName)
    }

    /// Reads the text of a configuration.
    ///
    /// - Throws: what is wrong with it.
    package static func parse(
        _ bytes: [UInt8],
        path: String,
        hostName: String
    ) throws(CollectConfigurationError) -> Self {
        let text = IniText(bytes, path: path)
        var configuration = CollectConfiguration(host: hostName)
        var problems = text.problems
        for heading in text.headings {
            guard let name = clusterName(heading.section) else {
                if !["collect", "units", "config", "http"].contains(heading.section) {
                    let expected = "expected [collect], [units], [config], [http] or [cluster NAME]"
                    problems.append(ConfigurationProblem(path: path, line: heading.line, expected: expected))
                }
                continue
            }
            if !configuration.clusters.contains(where: { $0.name == name }) {
                configuration.clusters.append(Cluster(name: name))
            }
        }
        for assignment in text.assignments {
            guard let expected = configuration.take(assignment) else { continue }
            problems.append(
                ConfigurationProblem(
                    path: path,
                    line: assignment.line,
                    setting: assignment.name.description,
                    expected: "expected \(expected)"
                )
            )
        }
        guard problems.isEmpty else {
            throw CollectConfigurationError(description: problems.map(\.description).joined(separator: "\n"))
        }
        return configuration
    }

    private static func clusterName(_ section: String) -> String? {
        let words = section.split(separator: " ")
        guard words.count == 2, words[0] == "cluster", (1...60).contains(words[1].utf8.count) else { return nil }
        let isName = words[1].utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || [45, 46, 95].contains($0)
        }
        return isName ? String(words[1]) : nil
    }

    /// Takes a setting; answers what was expected when it cannot be taken.
    private mutating func take(_ assignment: IniText.Assignment) -> String? {
        let (section, key, value) = (assignment.name.section, assignment.name.key, assignment.value)
        if let name = Self.clusterName(section) {
            guard let index = clusters.firstIndex(where: { $0.name == name }) else { return nil }
            return take(key, value, for: &clusters[index])
        }
        switch (section, key) {
        case ("collect", "host"): return Self.name(value) { host = $0 }
        case ("collect", "parts"): return takeParts(value)
        case ("collect", "timeout"):
            guard let span = SettingValue.duration(value, bareUnit: 1_000_000), (100...60_000).contains(span) else {
                return "a time span from 100ms to 1min, such as 5s"
            }
            timeout = span
            return nil
        case ("units", "source"): return Self.name(value) { sources[.units] = $0 }
        case ("config", "source"): return Self.name(value) { sources[.config] = $0 }
        case ("http", "source"): return Self.name(value) { sources[.http] = $0 }
        case ("config", "smtp"):
            if value.isEmpty {
                mailServers = []
            } else {
                guard let place = HostPort(value) else { return "host:port, such as mail.example.org:25" }
                mailServers.insert(place)
            }
            return nil
        case ("http", "local_listeners"):
            guard let truth = Self.truth(value) else { return "yes or no" }
            asksLocalListeners = truth
            return nil
        case ("http", "url"):
            if value.isEmpty {
                urls = []
            } else {
                guard let url = try? OdooURL(value) else { return OdooURL.expectation }
                urls.append(url)
            }
            return nil
        case ("collect", _), ("units", _), ("config", _), ("http", _): return "a setting that exists"
        default: return nil
        }
    }

    private mutating func takeParts(_ value: String) -> String? {
        let words = value.split { $0 == " " || $0 == "," }.map(String.init)
        let looks = words.compactMap { SourceKind(rawValue: $0) }
        guard looks.count == words.count else { return "some of units, config, http, sql" }
        parts = words.isEmpty ? nil : Set(looks)
        return nil
    }

    private func take(_ key: String, _ value: String, for cluster: inout Cluster) -> String? {
        switch key {
        case "host":
            guard !value.isEmpty, !value.contains(","), value.utf8.count <= 200, Observed.text(value)?.value == value
            else { return "one host, or the directory of a socket" }
            cluster.host = value
        case "port":
            guard let port = SettingValue.count(value), (1...65_535).contains(port) else { return "a port" }
            cluster.port = port
        case "user": return Self.name(value) { cluster.user = $0 }
        case "dbname": return Self.name(value) { cluster.database = $0 }
        case "source": return Self.name(value) { cluster.source = $0 }
        case "password": return "no password: use PGPASSFILE or ~/.pgpass"
        default: return "a setting that exists"
        }
        return nil
    }

    private static func name(_ value: String, _ assign: (String) -> Void) -> String? {
        guard let name = try? ShortName(value) else { return ShortName.expectation }
        assign(name.value)
        return nil
    }

    private static func truth(_ value: String) -> Bool? {
        switch value.lowercased() {
        case "yes", "true", "on", "1": true
        case "no", "false", "off", "0": false
        default: nil
        }
    }
}
