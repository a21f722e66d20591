import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import GRDB
import Testing

@testable import ClientOpsStore

@Suite struct OpeningTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("clientops.db")
    }

    private func raw(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test func aStoreIsKept() throws {
        let store = try Store(path: path)
        let epoch = store.epoch
        #expect(epoch.count == 32)
        _ = try store.perform { tx in Array("\(try tx.insert(Client(name: "Acme")).id)".utf8) }.get()
        store.close()
        store.close()
        let again = try Store(path: path)
        defer { again.close() }
        #expect(again.epoch == epoch)
        let session = try again.openReadSession()
        #expect(try session.read { try $0.fetch(Client.self, id: 1) }?.name == "Acme")
    }

    @Test func anIDIsNeverGivenTwice() throws {
        let store = try Store(path: path)
        defer { store.close() }
        _ = try store.perform { tx in
            for name in ["One", "Two"] { _ = try tx.insert(Client(name: name)) }
            try tx.connection.execute("DROP TRIGGER client_never_deleted")
            try tx.connection.execute("DELETE FROM client WHERE id = 2")
            return []
        }.get()
        let reply = try store.perform { tx in Array("\(try tx.insert(Client(name: "Three")).id)".utf8) }.get()
        #expect(reply.result == Array("3".utf8))
    }

    @Test func anOpenStoreIsRefused() throws {
        let store = try Store(path: path)
        #expect(throws: StoreOpenError.inUse(path: path + ".lock")) { try Store(path: path) }
        store.close()
    }

    @Test func theLockGoesWithTheStore() throws {
        for _ in 0..<3 { try Store(path: path).close() }
    }

    @Test func aNewerSchemaIsRefusedAndLeftAlone() throws {
        try Store(path: path).close()
        let newer = Store.currentSchema + 1
        try raw("PRAGMA user_version = \(newer)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let refusal = StoreOpenError.newerSchema(found: newer, known: Store.currentSchema)
        #expect(throws: refusal) { try Store(path: path) }
        #expect(throws: refusal) { try Store(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test func theFileOfAnotherProgramIsRefusedAndLeftAlone() throws {
        try raw("CREATE TABLE clients (id INTEGER)")
        let refusal = StoreOpenError.failed(path: path, why: "the file belongs to another program")
        #expect(throws: refusal) { try Store(path: path) }
        let tables = try SQLiteConnection(readingFrom: path).rows("SELECT name FROM sqlite_master") { $0.text(0) }
        #expect(tables == ["clients"])
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
        try Array(repeating: "no database, ", count: 200).joined().write(
            toFile: path,
            atomically: true,
            encoding: .utf8
        )
        #expect(throws: StoreOpenError.failed(path: path, why: "damaged")) { try Store(path: path) }
    }

    @Test func aMissingDirectoryIsRefused() {
        #expect(throws: StoreOpenError.self) { try Store(path: directory.file("missing/clientops.db")) }
    }

    @Test func commitsReachTheDisk() throws {
        try Store(path: path).close()
        let database = WritingDatabase(path: path)
        defer { database.close() }
        try database.access { (connection) throws in
            #expect(try connection.integer("PRAGMA synchronous") == 2)
            #expect(try connection.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
            #expect(try connection.integer("PRAGMA foreign_keys") == 1)
            #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 0)
        }
    }

    @Test func aReadingConnectionCannotWrite() throws {
        try Store(path: path).close()
        let connection = try SQLiteConnection(readingFrom: path)
        let error = #expect(throws: StoreError.self) { try connection.execute("UPDATE meta SET value = 'x'") }
        #expect(error?.unavailability == "read-only")
    }

    @Test func closingEmptiesTheLog() throws {
        let store = try Store(path: path)
        _ = try store.perform { tx in
            for number in 0..<200 { _ = try tx.insert(Client(name: "Client \(number)")) }
            return []
        }.get()
        #expect(store.sizes.wal > 0)
        store.close()
        #expect(store.sizes.wal == 0)
        #expect(store.sizes.store > 0)
    }
}
