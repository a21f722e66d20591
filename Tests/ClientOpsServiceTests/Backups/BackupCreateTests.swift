import ClientOpsModel
import ClientOpsProtocol
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import Foundation
import JSONRPC
import StrictJSON
import Synchronization
import Testing

/// `backup.create`: who may, where it goes, what it answers and what is counted.
@Suite struct BackupCreateTests {
    private let directory: TemporaryDirectory
    private let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))

    init() throws { directory = try TemporaryDirectory() }

    /// Keeps what the journal would say.
    private final class Listener: PartialObserver {
        private let heard = Mutex<[String]>([])
        var lines: [String] { heard.withLock { $0 } }

        func backupFinished(name: String, size: Int64, seq: Int64) { heard.withLock { $0.append("\(name) \(seq)") } }
        func backupFailed(_ description: String) { heard.withLock { $0.append("failed: \(description)") } }
    }

    private func service(
        in path: String?,
        observer: any ServiceObserver = SilentObserver(),
        keeping retention: BackupRetention = BackupRetention(count: 14, days: 30)
    ) throws -> TestService {
        try TestService(clock: clock, observer: observer) {
            $0.backupDirectory = path
            $0.backupRetention = retention
        }
    }

    private func files(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private func metrics(_ service: TestService) throws -> OpenMetrics {
        try OpenMetrics(try #require(service.call("system.metrics")["text"]?.stringValue))
    }

    @Test func `the answer describes the file, for the group of backups too`() throws {
        let listener = Listener()
        let service = try service(in: directory.path, observer: listener)
        _ = service.client()
        let result = service.call("backup.create", as: TestPeers.inGroup(of: .backup))
        #expect(result["name"] == "clientops-20260310T120000Z-1.db")
        #expect(result["head"]?["seq"] == 1)
        #expect(result["head"]?["epoch"] == service.call("system.status")["store"]?["epoch"])
        #expect(result["head"]?["hash"] == service.call("audit.list").items.first?["hash"])
        let bytes = try Data(contentsOf: URL(filePath: directory.file("clientops-20260310T120000Z-1.db")))
        #expect(result["size"] == .integer(Int64(bytes.count)) && result["sha256"] == .string(Digest.hex(bytes)))
        #expect(listener.lines == ["clientops-20260310T120000Z-1.db 1"])
        let metrics = try metrics(service)
        #expect(metrics.value("clientops_backups_total") == 1)
        #expect(metrics.value("clientops_backup_failures_total") == 0)
        #expect(metrics.value("clientops_backup_last_timestamp_seconds") == 1_773_144_000)
        #expect(metrics.value("clientops_backup_last_bytes") == Double(bytes.count))
    }

    @Test func `without a setting copies lie beside the store`() throws {
        let service = try service(in: nil)
        #expect(try metrics(service).value("clientops_backup_last_bytes") == nil)
        let name = try #require(service.call("backup.create")["name"]?.stringValue)
        let folder = URL(filePath: service.service.store.path).deletingLastPathComponent().path() + "backups"
        #expect(files(folder).contains(name))
    }

    @Test func `a directory that cannot be made is told with the reason, and writes go on`() throws {
        let listener = Listener()
        let service = try service(in: "/dev/null/backups", observer: listener)
        let error = service.reply("backup.create")["error"]
        #expect(error?["data"]?["kind"] == "storage_unavailable")
        let why = error?["data"]?["why"]?.stringValue ?? ""
        #expect(why.contains("/dev/null/backups") && why.contains("Not a directory"))
        #expect(listener.lines.count == 1 && listener.lines[0].hasPrefix("failed: "))
        #expect(try metrics(service).value("clientops_backup_failures_total") == 1)
        #expect(service.errorKind("client.create", ["name": "Acme"]) == nil)
        #expect(service.call("system.health")["status"] == "ok")
    }

    @Test func `settings count from the next call on`() throws {
        let service = try service(in: directory.path)
        for _ in 0..<3 {
            #expect(service.errorKind("backup.create") == nil)
            clock.now = clock.now.adding(seconds: 60)
        }
        #expect(files(directory.path).count == 6)
        var settings = service.service.settings
        settings.backupRetention = BackupRetention(count: 2, days: 30)
        service.service.update(settings)
        #expect(service.errorKind("backup.create") == nil)
        #expect(files(directory.path).count == 4)
    }

    @Test func `those who ask at once are all answered, by copies that are there`() throws {
        let service = try service(in: directory.path)
        let names = Mutex<Set<String>>([])
        DispatchQueue.concurrentPerform(iterations: 12) { _ in
            if let name = service.call("backup.create")["name"]?.stringValue { names.withLock { _ = $0.insert(name) } }
        }
        let known = names.withLock { $0 }
        #expect(!known.isEmpty && files(directory.path).filter { $0.hasSuffix(".db") } == known.sorted())
    }

    @Test(arguments: [Role.staff, .standard, .collector, .noRole])
    func `others may not`(role: Role) throws {
        let service = try service(in: directory.path)
        #expect(service.errorKind("backup.create", as: TestPeers.inGroup(of: role)) == "permission_denied")
        #expect(files(directory.path).isEmpty)
    }
}
