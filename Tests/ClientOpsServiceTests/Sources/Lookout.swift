import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A host with sources, whose collector reports what a test tells it.
struct Lookout {
    static let start = Timestamp(milliseconds: 1_773_144_000_000)  // 2026-03-10T12:00:00Z
    /// The account of the collector.
    static let collector = TestPeers.inGroup(of: .collector)

    let clock = TestClock(start)
    let service: TestService

    init() throws { service = try TestService(clock: clock) }

    /// Adds a source of the collector and answers its id.
    @discardableResult
    func source(_ name: String = "web-1/sql", kind: String = "sql", host: String = "web-1") -> JSONValue {
        service.id(
            "source.create",
            [
                "name": .string(name), "uid": .integer(Int64(Self.collector.uid)), "host": .string(host),
                "kind": .string(kind), "period": 300, "grace": 600,
            ]
        )
    }

    /// A report as the collector sends it; observed now.
    func report(
        _ sequence: Int64,
        _ subjects: [JSONValue],
        _ options: JSONObject = [:],
        source: String = "web-1/sql",
        as peer: Peer = Lookout.collector
    ) -> JSONValue {
        var params: JSONObject = [
            "source": .string(source), "sequence": .integer(sequence), "observed_at": .string(clock.now.description),
            "complete": true, "subjects": .array(subjects),
        ]
        for (name, value) in options { params[name] = value }
        return service.reply("observation.report", .object(params), as: peer)
    }

    /// A minute later, a complete report that has to be taken; answers new, changed, unchanged and gone.
    @discardableResult
    func look(
        _ sequence: Int64,
        _ subjects: [JSONValue],
        source: String = "web-1/sql",
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [Int64] {
        clock.advance(seconds: 60)
        let reply = report(sequence, subjects, source: source)
        if reply.kind != nil { Issue.record("The report was refused: \(reply.text)", sourceLocation: sourceLocation) }
        return reply.counts
    }

    /// The source as it stands.
    func state(of name: String = "web-1/sql") -> JSONValue {
        service.items("source.list", ["name": .string(name)]).first ?? .null
    }

    /// The observation of a subject.
    func observation(_ key: String) -> JSONValue {
        service.items("observation.list", ["q": .string(key)]).first { $0["key"]?.stringValue == key } ?? .null
    }

    /// A database of the host's own cluster.
    static func database(_ name: String, _ more: JSONObject = [:], cluster: JSONObject = [:]) -> JSONValue {
        var place: JSONObject = ["endpoint": "localhost:5432", "system_identifier": "7301"]
        for (member, value) in cluster { place[member] = value }
        var database: JSONObject = [
            "cluster": .object(place), "name": .string(name), "owner": "odoo", "readable": true,
            "uuid": "7d1a4c1e-6f0a-11ee-8c99-0242ac120002",
        ]
        for (member, value) in more { database[member] = value }
        return ["database": .object(database)]
    }

    static func databases(_ count: Int, prefix: String = "db") -> [JSONValue] {
        (0..<count).map { database("\(prefix)\($0)") }
    }
}

extension JSONValue {
    /// What a report brought: new, changed, unchanged, gone.
    var counts: [Int64] {
        ["new", "changed", "unchanged", "gone"].map { result[$0]?.integerValue ?? -1 }
    }
}
