import ClientOpsCollect
import ClientOpsModel
import Foundation
import Testing

/// The collector's own configuration.
@Suite struct CollectConfigurationTests {
    private static func parse(_ text: String) throws(CollectConfigurationError) -> CollectConfiguration {
        try CollectConfiguration.parse(Array(text.utf8), path: "c", hostName: "built-in")
    }

    @Test func `without a file servers are looked at and no cluster is`() throws {
        let configuration = try Self.parse("")
        #expect(SourceKind.allCases.filter(configuration.takes) == [.units, .config, .http])
        #expect(configuration.source(.units) == "built-in/units")
    }

    @Test func `settings are taken`() throws {
        let configuration = try Self.parse(
            """
            [collect]
            host=web-1
            parts=config sql
            timeout=2s
            [config]
            source=other
            smtp=mx.example.org:25
            [http]
            url=https://a.example
            url=
            url=https://b.example
            local_listeners=no
            [cluster main]
            port=6432
            user=me
            [cluster pg-15]
            host=db1
            """
        )
        #expect(SourceKind.allCases.filter(configuration.takes) == [.config, .sql])
        #expect(configuration.timeout == 2000 && !configuration.asksLocalListeners)
        #expect(configuration.source(.config) == "other" && configuration.source(.units) == "web-1/units")
        #expect(configuration.urls.map(\.normalized) == ["https://b.example"])
        #expect(configuration.mailServers == [HostPort(host: "mx.example.org", port: 25)])
        #expect(configuration.clusters.map(configuration.source) == ["web-1/sql", "web-1/sql-pg-15"])
        #expect(configuration.clusters.map(\.endpoint) == ["/var/run/postgresql:6432", "db1:5432"])
    }

    @Test(arguments: [
        "x=1", "[collect]\nx=1", "[other]\n", "[cluster]\n", "[cluster a b]\n", "[cluster main]\nport=0",
        "[http]\nurl=ftp://x",
        "[http]\nurl=https://u:p@x", "[collect]\nparts=units all", "[collect]\ntimeout=1h",
        "[cluster main]\npassword=pl4nted",
        "[cluster main]\nhost=a,b", "[config]\nsmtp=mx",
    ])
    func `what is wrong is named by its line, without its value`(_ text: String) throws {
        let error = #expect(throws: CollectConfigurationError.self) { try Self.parse(text) }
        let words = try #require(error?.description)
        #expect(words.hasPrefix("c:") && words.contains("expected") && !words.contains("pl4nted"))
    }

    @Test func `the example is all comments, and valid without them`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let example = try String(
            contentsOf: folder.appending(path: "../../systemd/collect.conf.example"),
            encoding: .utf8
        )
        #expect(try Self.parse(example).clusters.isEmpty)
        let lines = example.split(separator: "\n").map { line in
            line.firstMatch(of: /^#(\[cluster .*|[a-z_]+=.*)$/).map { String($0.output.1) } ?? String(line)
        }
        let shown = try Self.parse(lines.joined(separator: "\n"))
        #expect(shown.host == "web-1" && shown.timeout == 5000 && shown.clusters.map(\.user) == ["clientops_collect"])
        #expect(shown.source(.units) == "web-1/units" && shown.clusters.map(shown.source) == ["web-1/sql"])
    }
}
