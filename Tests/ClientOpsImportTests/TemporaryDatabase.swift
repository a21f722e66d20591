import GRDBSQLite
import Glibc
import Testing

/// A small database in a directory of its own, removed with the value's last reference.
final class TemporaryDatabase {
    let path: String
    private let directory: String

    /// Makes a database with an SQL script, or a file with other bytes.
    init(_ script: String, name: String = "source.db") throws {
        var template = Array("/tmp/clientops-import-test.XXXXXX".utf8CString)
        directory = try #require(mkdtemp(&template).map { String(cString: $0) })
        path = directory + "/" + name
        try run(script)
    }

    /// Makes a file of bytes.
    convenience init(bytes: [UInt8]) throws {
        try self.init("")
        try overwrite(with: bytes)
    }

    deinit {
        for suffix in ["", "-wal", "-journal", "-shm"] { unlink(path + suffix) }
        rmdir(directory)
    }

    /// Runs an SQL script against the file.
    func run(_ script: String) throws {
        var handle: OpaquePointer?
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        defer { sqlite3_close_v2(handle) }
        try #require(
            sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK,
            "\(String(cString: sqlite3_errmsg(handle)))"
        )
    }

    /// Writes bytes over the file from an offset, after cutting it off there.
    func overwrite(with bytes: [UInt8], at offset: Int = 0, suffix: String = "") throws {
        let descriptor = open(path + suffix, O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count)
    }

    /// How many bytes the file has.
    var size: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

/// The files that come with the repository.
enum Fixture {
    static let clientInfraManager = path("client-infra-manager.db")
    static let clientOpsHub = path("client-ops-hub.db")
    static let expected = path("EXPECTED.json")

    private static func path(_ name: String) -> String {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        return "/\(tests)/Fixtures/legacy/\(name)"
    }

    /// The tables of client-infra-manager without rows.
    static let infraSchema = """
        CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR, role VARCHAR(8));
        CREATE TABLE clients (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR);
        CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR, client_id INTEGER);
        CREATE TABLE odoo_instances (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR, url VARCHAR,
            instance_type VARCHAR(11), is_active BOOLEAN, project_id INTEGER);
        CREATE TABLE project_users (project_id INTEGER, user_id INTEGER);
        """

    /// The tables of client-ops-hub without rows.
    static let hubSchema = """
        CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, username VARCHAR(100), role VARCHAR(5));
        CREATE TABLE clients (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200), email VARCHAR(200),
            phone VARCHAR(50), company VARCHAR(200), notes TEXT, created_at DATETIME, deleted_at DATETIME);
        CREATE TABLE leads (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200), email VARCHAR(200),
            source VARCHAR(200), status VARCHAR(9), notes TEXT, created_at DATETIME, deleted_at DATETIME);
        CREATE TABLE invoices (id INTEGER NOT NULL PRIMARY KEY, client_id INTEGER, title VARCHAR(200), amount FLOAT,
            status VARCHAR(5), issued_at DATETIME, paid_at DATETIME, deleted_at DATETIME);
        CREATE TABLE audit_logs (id INTEGER NOT NULL PRIMARY KEY, entity_type VARCHAR(50), entity_id INTEGER,
            action VARCHAR(50), actor_user_id INTEGER, actor_role VARCHAR(20), summary VARCHAR(255),
            created_at DATETIME);
        """
}
