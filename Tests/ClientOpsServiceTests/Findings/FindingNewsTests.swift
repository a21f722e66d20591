import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Synchronization
import Testing

/// What the journal hears of a run: one line for each finding that is new, back, worse or over.
@Suite struct FindingNewsTests {
    private final class Listener: PartialObserver {
        private let heard = Mutex<[String]>([])

        /// What was heard since it was last asked.
        func take() -> [String] {
            heard.withLock { heard in
                defer { heard = [] }
                return heard
            }
        }

        func findingChanged(_ finding: Finding, action: String, runID: Int64) {
            heard.withLock { $0.append("\(finding.id) \(finding.severity.rawValue) \(action)") }
        }
    }

    @Test func `what only changed is no news, what grew is`() throws {
        let listener = Listener()
        let service = try TestService(observer: listener)
        let client = service.client()
        let projects = ["A", "B", "C"].map { service.project($0, of: client) }
        let rows = projects.prefix(2).map { service.instance("S", in: $0, url: "https://x.example.org") }
        for (project, name) in zip(projects, ["P", "P", "P"]) {
            _ = service.instance(
                name,
                in: project,
                type: "production",
                url: "https://\(name).example.org/\(project.text)"
            )
        }
        service.reconcile()
        #expect(listener.take() == ["1 high opened"])
        service.reconcile()
        #expect(listener.take() == [])
        _ = service.call("instance.update", ["id": rows[0], "name": "Renamed"])
        service.reconcile()
        #expect(listener.take() == [])
        _ = service.call("finding.acknowledge", ["id": 1])
        _ = service.instance("T", in: projects[2], url: "https://x.example.org")
        service.reconcile()
        #expect(listener.take() == ["1 high changed"])
        for row in rows { _ = service.call("instance.update", ["id": row, "url": .null]) }
        service.reconcile()
        #expect(listener.take() == ["1 high resolved"])
    }
}
