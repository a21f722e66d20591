import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The sources, observations and announced tests of the matrix.
struct MatrixSources {
    private let instance: JSONValue
    private let paused: JSONValue
    private let observation: JSONValue
    private let expectation: JSONValue

    /// Makes the rows: a source for each caller that may report.
    ///
    /// - Parameters:
    ///   - service: where.
    ///   - instance: the one to be adopted.
    init(in service: TestService, instance: JSONValue) {
        self.instance = instance
        let reporters = MatrixCaller.allCases.filter { [.admin, .collector].contains($0.column) }.map(\.peer)
        for peer in reporters {
            _ = service.id("source.create", Self.source("of-\(peer.uid)", uid: Int64(peer.uid)))
        }
        paused = service.id("source.create", Self.source("paused", uid: 4711))
        _ = service.id("source.pause", ["id": paused, "until": "2026-03-11T12:00:00Z", "reason": "rebuild"])
        let seen: JSONValue = [
            "database": [
                "cluster": ["endpoint": "localhost:5432", "system_identifier": "7301"], "name": "acme",
                "readable": true,
            ]
        ]
        _ = service.call(
            "observation.report",
            [
                "source": "paused", "sequence": 1, "observed_at": "2026-03-10T11:00:00Z", "complete": true,
                "subjects": [seen],
            ]
        )
        observation = service.call("observation.list")["items"]?[0]?["id"] ?? .null
        expectation = service.id("expectation.create", Self.expectation)
    }

    private static let expectation: JSONValue = [
        "place": "web-1", "pattern": "test_*", "until": "2026-03-11T12:00:00Z", "reason": "upgrade test",
    ]

    private static func source(_ name: String, uid: Int64) -> JSONValue {
        ["name": .string(name), "uid": .integer(uid), "host": "web-1", "kind": "sql", "period": 300]
    }

    /// A report through the caller's own source.
    func report(as peer: Peer) -> JSONValue {
        [
            "source": .string("of-\(peer.uid)"), "sequence": 1, "observed_at": "2026-03-10T12:00:00Z",
            "complete": true, "subjects": [],
        ]
    }

    /// Parameters with which a method succeeds for whoever may call it; nil for a method nobody has thought of.
    func params(_ method: String) -> JSONValue? {
        switch method {
        case "source.create": Self.source("new", uid: 970)
        case "source.list", "observation.list", "expectation.list": [:]
        case "source.pause": ["id": paused, "until": "2026-03-12T12:00:00Z", "reason": "longer"]
        case "source.resume": ["id": paused]
        case "source.retire": ["id": paused, "reason": "gone"]
        case "expectation.create": Self.expectation
        case "expectation.end": ["id": expectation]
        case "instance.adopt": ["id": instance, "observation_id": observation]
        case "instance.find": ["q": "web"]
        default: nil
        }
    }
}
