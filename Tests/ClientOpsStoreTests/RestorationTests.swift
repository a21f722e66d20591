import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

@testable import ClientOpsStore

/// A store that starts from a backup knows that it does.
@Suite struct RestorationTests {
    private let original: TestStore
    private let backup: StoreBackup
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        original = try TestStore()
        try original.write { tx in for name in ["One", "Two"] { _ = try tx.insert(Client(name: name)) } }
        directory = try TemporaryDirectory()
        backup = try original.store.backUp(
            to: directory.path,
            keeping: BackupRetention(count: 14, days: 30),
            version: "test",
            at: Timestamp(milliseconds: 1_773_144_000_000)
        )
        path = directory.file("clientops.db")
        try FileManager.default.copyItem(atPath: directory.file(backup.name), toPath: path)
    }

    private static func entries(of store: Store) throws -> [AuditEntry] {
        try store.openReadSession().read { connection in
            try #require(connection.verifyAudit().brokenAt == nil)
            return try connection.feed(after: 0, entities: nil, limit: 100)
        }
    }

    @Test func `the first start gives it a new epoch and an entry, the next ones do not`() throws {
        let restored = try Store(path: path)
        let epoch = restored.epoch
        #expect(epoch != original.store.epoch && epoch.count == 32)
        let entries = try Self.entries(of: restored)
        let entry = try #require(entries.last)
        #expect(entries.count == 3 && entry.seq == 3 && entry.previousHash == backup.head.hash)
        #expect(entry.action == .restore && entry.entity == .store && entry.actor.role == .admin)
        #expect(entry.changes["backup"] == [.null, .string(backup.name)])
        #expect(entry.changes["epoch"] == [.string(original.store.epoch), .string(epoch)])
        _ = try restored.perform { tx in
            _ = try tx.insert(Client(name: "Three"))
            return []
        }.get()
        restored.close()
        let again = try Store(path: path)
        defer { again.close() }
        #expect(again.epoch == epoch)
        #expect(try Self.entries(of: again).count == 4)
    }

    @Test func `two stores from one copy differ`() throws {
        let other = directory.file("other.db")
        try FileManager.default.copyItem(atPath: directory.file(backup.name), toPath: other)
        let stores = try [Store(path: path), Store(path: other)]
        #expect(stores[0].epoch != stores[1].epoch)
        for store in stores { store.close() }
    }

    @Test func `a copy of a restored store is restored anew`() throws {
        let restored = try Store(path: path)
        let second = try restored.backUp(
            to: directory.file("backups"),
            keeping: BackupRetention(count: 14, days: 30),
            version: "test",
            at: Timestamp(milliseconds: 1_773_144_000_000)
        )
        restored.close()
        let store = try Store(path: directory.file("backups/" + second.name))
        defer { store.close() }
        #expect(store.epoch != restored.epoch && second.epoch == restored.epoch)
        #expect(try Self.entries(of: store).count { $0.action == .restore } == 2)
    }

    @Test func `the store that was copied goes on as it was`() throws {
        let path = original.store.path
        original.store.close()
        let again = try Store(path: path)
        defer { again.close() }
        #expect(again.epoch == original.store.epoch)
        #expect(try Self.entries(of: again).count == 2)
    }
}
