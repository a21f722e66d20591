import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

@testable import ClientOpsStore

/// Copies of a store: what is in them, what they are called, which ones stay.
@Suite struct BackupTests {
    private let original: TestStore
    private let directory: String

    /// 2026-03-10T12:00:00Z.
    private static let noon = Timestamp(milliseconds: 1_773_144_000_000)
    private static let all = BackupRetention(count: 1000, days: 1000)

    init() throws {
        original = try TestStore()
        directory = original.directory.file("backups")
    }

    @discardableResult
    private func backUp(at time: Timestamp = Self.noon, keeping: BackupRetention = Self.all) throws -> StoreBackup {
        try original.store.backUp(to: directory, keeping: keeping, version: "test", at: time)
    }

    private func addClients(_ numbers: ClosedRange<Int>) throws {
        try original.write { tx in for number in numbers { _ = try tx.insert(Client(name: "Client \(number)")) } }
    }

    private var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
    }

    /// Every row of every table but `meta`, where a copy has its mark.
    private static func contents(of path: String) throws -> [String: [String]] {
        let connection = try SQLiteConnection(readingFrom: path)
        let tables = try connection.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'meta' ORDER BY name"
        ) { $0.text(0) }
        var contents: [String: [String]] = [:]
        for table in tables {
            let columns = try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]) { $0.text(0) }
            let row = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
            contents[table] = try connection.rows("SELECT \(row) FROM \"\(table)\"") { $0.text(0) }.sorted()
        }
        return contents
    }

    @Test func `a copy holds what the store holds, with a manifest beside it`() throws {
        try addClients(1...50)
        let backup = try backUp()
        #expect(backup.name == "clientops-20260310T120000Z-50.db")
        #expect(files == [backup.name, "clientops-20260310T120000Z-50.json"])
        let copy = directory + "/" + backup.name
        let contents = try Self.contents(of: copy)
        #expect(contents == (try Self.contents(of: original.store.path)) && contents["client"]?.count == 50)
        let bytes = try Data(contentsOf: URL(filePath: copy))
        #expect(backup.size == Int64(bytes.count) && backup.sha256 == Digest.hex(bytes))
        #expect(backup.pruningProblem == nil && backup.epoch == original.store.epoch)
        let head = try original.read { try $0.auditHead() }
        #expect(backup.head == head && head.seq == 50)
        let manifest = try JSONValue(JSONDocument([UInt8](Data(contentsOf: URL(filePath: copy.manifest)))).root)
        let expected: JSONValue = [
            "name": .string(backup.name), "size": .integer(backup.size), "sha256": .string(backup.sha256),
            "epoch": .string(original.store.epoch), "audit": ["seq": 50, "hash": .string(head.hash)],
            "created_at": "2026-03-10T12:00:00.000Z", "version": "test",
            "schema": .integer(Int64(Store.currentSchema)),
        ]
        #expect(manifest == expected)
        for file in files {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + file)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
    }

    @Test func `copies made while writers go on are whole`() throws {
        try addClients(1...20)
        let number = Shared(20)
        let stop = Shared(false)
        let writer = Thread { [original] in
            while !stop.value {
                let next = number.value + 1
                do {
                    try original.write { tx in
                        for part in 0..<3 { _ = try tx.insert(Client(name: "Client \(next) \(part)")) }
                    }
                    number.value = next
                } catch {
                    Issue.record(error)
                    stop.value = true
                }
            }
        }
        writer.start()
        defer { stop.value = true }
        for second in 0..<5 {
            let before = number.value
            let backup = try backUp(at: Self.noon.adding(seconds: Int64(second)))
            let copy = try SQLiteConnection(readingFrom: directory + "/" + backup.name)
            let check = try copy.verifyAudit()
            #expect(check.brokenAt == nil && check.head == backup.head)
            #expect(check.entries >= Int64(20 + (before - 20) * 3))
            #expect(try copy.integer("SELECT count(*) FROM client") == backup.head.seq)
            // Each write of the writer is in it as a whole or not at all.
            #expect((backup.head.seq - 20).isMultiple(of: 3))
            while number.value == before, !stop.value { sched_yield() }
        }
        #expect(files.count == 10 && !stop.value)
    }

    @Test func `a copy of the same moment has a name of its own`() throws {
        try addClients(1...1)
        let first = try backUp()
        let bytes = try Data(contentsOf: URL(filePath: directory + "/" + first.name))
        let second = try backUp()
        let third = try backUp()
        #expect(second.name == "clientops-20260310T120000Z-1-2.db" && third.name == "clientops-20260310T120000Z-1-3.db")
        #expect(try Data(contentsOf: URL(filePath: directory + "/" + first.name)) == bytes)
        #expect(files.count == 6)
    }

    @Test func `what an interrupted backup left is taken away, and nothing else`() throws {
        try backUp()
        for name in [".clientops.db.partial", ".clientops.json.partial", "notes.txt", "clientops-old.db"] {
            try Data("half".utf8).write(to: URL(filePath: directory + "/" + name))
        }
        try backUp(at: Self.noon.adding(seconds: 86_400), keeping: BackupRetention(count: 1, days: 1))
        #expect(
            files == [
                "clientops-20260311T120000Z-0.db", "clientops-20260311T120000Z-0.json", "clientops-old.db", "notes.txt",
            ]
        )
    }

    @Test func `old copies go by number and by age, the newest never`() throws {
        for day in 0..<6 { try backUp(at: Self.noon.adding(seconds: Int64(day) * 86_400)) }
        func stamps() -> [String] {
            files.filter { $0.hasSuffix(".db") }.map { String($0.dropFirst("clientops-202603".count).prefix(2)) }
        }
        try backUp(at: Self.noon.adding(seconds: 6 * 86_400), keeping: BackupRetention(count: 4, days: 100))
        #expect(stamps() == ["13", "14", "15", "16"] && files.count == 8)
        try backUp(at: Self.noon.adding(seconds: 7 * 86_400), keeping: BackupRetention(count: 100, days: 2))
        #expect(stamps() == ["15", "16", "17"] && files.count == 6)
        // A clock that went back: the new one has the oldest name and stays.
        try backUp(at: Self.noon, keeping: BackupRetention(count: 1, days: 1))
        #expect(stamps() == ["10"] && files.count == 2)
        #expect(Store.newestBackup(in: directory)?.time == Self.noon)
    }

    @Test func `names read back, those of others do not`() {
        for file in ["clientops-20260310T120000Z-0.db", "clientops-20260310T120000Z-17-2.json"] {
            #expect(BackupName(file: file).map { file.hasPrefix($0.description) } == true)
        }
        for file in [
            "clientops-20260310T120000Z-1.txt", "clientops.db", "clientops-20261310T120000Z-1.db",
            "clientops-20260310T120000Z-01.db", "clientops-20260310T120000Z-1-1.db", "clientops-20260310T120000Z.db",
            "clientops-20260310x120000Z-1.db", "clientops-20260310T120000Z-1-2-3.db", "clientops--1.db", "",
        ] {
            #expect(BackupName(file: file) == nil, "\(file)")
        }
    }

    @Test func `a directory that is no directory, or is taken, is refused with the reason`() throws {
        let other = original.directory.file("file")
        try Data("x".utf8).write(to: URL(filePath: other))
        #expect(throws: DomainError.self) {
            try original.store.backUp(to: other, keeping: Self.all, version: "test", at: Self.noon)
        }
        try backUp()
        let holder = try BackupDirectory(path: directory)
        let error = #expect(throws: DomainError.self) { try backUp() }
        #expect(error.map { "\($0)".contains("is locked by another program") } == true)
        withExtendedLifetime(holder) {}
        #expect(files.count == 2)
    }

    @Test func `a damaged store gives no copy`() throws {
        try addClients(1...2000)
        original.store.close()
        let file = try FileHandle(forUpdating: URL(filePath: original.store.path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 2)
        try file.write(contentsOf: Data(repeating: 0xAA, count: 65_536))
        try file.close()
        #expect(throws: DomainError.self) { try backUp() }
        #expect(files.isEmpty)
    }
}

extension String {
    fileprivate var manifest: String { dropLast(3) + ".json" }
}
