import ClientOpsImport
import ClientOpsProtocol
import GRDBSQLite
import Glibc
import Testing

@Suite struct HostileFileTests {
    /// Opens a file that should be refused and returns why it was.
    private func refusal(
        of path: String,
        _ format: ImportMethods.Format = .clientInfraManager
    ) throws -> SourceError {
        do {
            _ = try databaseSource(path, format)
        } catch let error as SourceError {
            return error
        }
        Issue.record("\(path) was accepted")
        throw CancellationError()
    }

    @Test func whatIsNoFileIsRefused() throws {
        #expect(
            try refusal(of: "/nonexistent/x.db")
                == .unreadable(path: "/nonexistent/x.db", reason: "No such file or directory")
        )
        #expect(try refusal(of: "/tmp") == .notAFile(path: "/tmp"))
        #expect(try refusal(of: "/dev/null") == .notAFile(path: "/dev/null"))
    }

    @Test func aPipeDoesNotBlock() throws {
        let database = try TemporaryDatabase("")
        let pipe = database.path + "-wal"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(try refusal(of: pipe) == .notAFile(path: pipe))
    }

    @Test(arguments: [
        Array("name,company\nAcme,Acme SA\n".utf8),
        Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xFF, count: 84),
        [UInt8](repeating: 0, count: 4096), [0x1F, 0x8B, 0x08],
    ])
    func whatIsNoDatabaseIsRefused(_ bytes: [UInt8]) throws {
        let file = try TemporaryDatabase(bytes: bytes)
        #expect(try refusal(of: file.path) == .notADatabase(path: file.path))
    }

    @Test func anEmptyFileHasNoTables() throws {
        let file = try TemporaryDatabase("")
        #expect(try refusal(of: file.path) == .missingTable(table: "users", format: "client-infra-manager"))
    }

    @Test func anotherProgramsFileIsRefused() throws {
        #expect(
            try refusal(of: Fixture.clientInfraManager, .clientOpsHub)
                == .missingTable(table: "leads", format: "client-ops-hub")
        )
        #expect(
            try refusal(of: Fixture.clientOpsHub) == .missingTable(table: "projects", format: "client-infra-manager")
        )
    }

    @Test func missingColumnsAreNamed() throws {
        let file = try TemporaryDatabase(
            Fixture.infraSchema
                + """
                ALTER TABLE odoo_instances DROP COLUMN is_active;
                ALTER TABLE odoo_instances DROP COLUMN url;
                """
        )
        let error = try refusal(of: file.path)
        #expect(error == .missingColumns(table: "odoo_instances", columns: ["url", "is_active"]))
        #expect(error.description == "The table odoo_instances lacks the columns url, is_active.")
    }

    @Test(arguments: [
        ("CREATE VIEW clients AS SELECT 1 AS id, 'x' AS name;", "view"),
        ("CREATE VIRTUAL TABLE clients USING fts5(id, name);", "virtual table"),
        ("create virtual table CLIENTS using fts5(id, name);", "virtual table"),
    ])
    func onlyATableIsATable(_ statement: String, _ kind: String) throws {
        let file = try TemporaryDatabase(Fixture.infraSchema + "DROP TABLE clients;" + statement)
        #expect(try refusal(of: file.path) == .notATable(name: "clients", kind: kind))
    }

    @Test(arguments: ["VIRTUAL", "STORED"])
    func computedColumnsAreRefused(_ storage: String) throws {
        let file = try TemporaryDatabase(
            Fixture.infraSchema
                + "DROP TABLE clients; CREATE TABLE clients (id INTEGER PRIMARY KEY, a, name AS (upper(a)) \(storage));"
        )
        #expect(try refusal(of: file.path) == .computedColumn(table: "clients", column: "name"))
    }

    @Test func aDamagedFileIsRefusedBeforeAnythingIsSent() throws {
        let file = try TemporaryDatabase(
            Fixture.infraSchema
                + """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                INSERT INTO clients SELECT i, 'Client number ' || i FROM n;
                """
        )
        try file.overwrite(with: [UInt8](repeating: 0xA5, count: 2048), at: file.size - 9000)
        guard case .damaged = try refusal(of: file.path) else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func aTruncatedFileIsRefused() throws {
        let file = try TemporaryDatabase(
            Fixture.infraSchema
                + """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                INSERT INTO clients SELECT i, 'Client number ' || i FROM n;
                """
        )
        #expect(truncate(file.path, off_t(file.size - 12_288)) == 0)
        guard case .damaged = try refusal(of: file.path) else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func aBrokenConstraintIsNoDamage() throws {
        let file = try TemporaryDatabase(
            Fixture.infraSchema
                + """
                INSERT INTO users VALUES (1, NULL, 'ADMIN');
                PRAGMA writable_schema=ON;
                UPDATE sqlite_schema SET sql = replace(sql, 'email VARCHAR', 'email VARCHAR NOT NULL CHECK (email > 3)')
                    WHERE name = 'users';
                """
        )
        #expect(try items(of: file.path).count == 1)
    }

    @Test func changesInAWriteAheadLogAreNotLostSilently() throws {
        let file = try TemporaryDatabase(Fixture.infraSchema)
        var handle: OpaquePointer?
        #expect(sqlite3_open(file.path, &handle) == SQLITE_OK)
        defer { sqlite3_close_v2(handle) }
        let script = "PRAGMA journal_mode=WAL; INSERT INTO clients VALUES (1, 'Acme');"
        #expect(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
        #expect(try refusal(of: file.path) == .unfinished(path: file.path, companion: file.path + "-wal"))
    }

    @Test func aHotJournalIsRefusedAndAnEmptiedOneIsNot() throws {
        let file = try TemporaryDatabase(Fixture.infraSchema)
        try file.overwrite(with: [UInt8](repeating: 0, count: 512), suffix: "-journal")
        #expect(try items(of: file.path).isEmpty)
        try file.overwrite(with: [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7], suffix: "-journal")
        #expect(try refusal(of: file.path) == .unfinished(path: file.path, companion: file.path + "-journal"))
    }

    @Test(arguments: ["a b.db", "50%?mode=rw&x=#1.db", "ümläut.db"])
    func anyPathIsTakenLiterally(_ name: String) throws {
        let file = try TemporaryDatabase(Fixture.infraSchema + "INSERT INTO clients VALUES (1, 'Acme');", name: name)
        #expect(try items(of: file.path) == [.client(ImportedClient(sourceID: 1, name: "Acme"))])
    }

    @Test func aSymbolicLinkIsFollowedToItsFile() throws {
        let file = try TemporaryDatabase(Fixture.infraSchema)
        let link = file.path + "-shm"
        #expect(symlink(file.path, link) == 0)
        #expect(try databaseSource(link, .clientInfraManager).database.file.path == file.path)
    }
}
