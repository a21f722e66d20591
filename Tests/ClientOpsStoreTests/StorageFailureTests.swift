import ClientOpsModel
import ClientOpsTestSupport
import Glibc
import Testing

@testable import ClientOpsStore

/// A group that cannot be committed fails as a whole; reads go on, and so do writes once they can.
@Suite struct StorageFailureTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func aFullStoreFailsTheGroupAndRecovers() throws {
        var committer = test.committer()
        _ = committer.commit([.inserting("Before")])
        try committer.database.access { try $0.execute("PRAGMA max_page_count = 1") }
        let large = String(repeating: "x", count: 9000)
        let results = committer.commit([
            .inserting("Neighbour"),
            .test { tx in
                for number in 0..<100 { _ = try tx.insert(Client(name: "Large \(number)", notes: large)) }
                return []
            },
            .inserting("Behind"),
        ])
        #expect(committer.problem == "full")
        for result in results {
            #expect(throws: DomainError.storageUnavailable(why: "full", outcomeUnknown: false)) { try result.get() }
        }
        #expect(try test.clients().map(\.name) == ["Before"])
        // The connection is opened anew, and with it the bound is gone.
        #expect(committer.commit([.inserting("After")]).map(\.isSuccess) == [true])
        #expect(committer.problem == nil)
        #expect(try test.clients().map(\.name) == ["Before", "After"])
        #expect(try test.isChainIntact())
    }

    @Test func aFailedCommitHasAnUnknownOutcome() throws {
        var committer = test.committer()
        _ = committer.commit([.inserting("Before")])
        let results = committer.commit([
            .inserting("Neighbour"),
            .test { tx in
                // A violated foreign key that is looked at no sooner than at COMMIT.
                try tx.connection.execute("PRAGMA defer_foreign_keys = ON")
                _ = try tx.insert(Project(clientID: 999, name: "Orphan"))
                return []
            },
        ])
        #expect(results.count == 2)
        for result in results {
            let error = #expect(throws: DomainError.self) { try result.get() }
            guard case .storageUnavailable(_, outcomeUnknown: true) = error else {
                Issue.record("unexpected \(String(describing: error))")
                continue
            }
        }
        #expect(committer.commit([.inserting("After")]).map(\.isSuccess) == [true])
        #expect(try test.clients().map(\.name) == ["Before", "After"])
        #expect(try test.isChainIntact())
    }

    /// The log's descriptor is put onto `/dev/full`: the very write of COMMIT fails as on a full disk.
    @Test func aDiskThatIsFullAtCommitFailsTheGroupOnly() throws {
        try test.write { _ = try $0.insert(Client(name: "Before")) }
        // An open reader keeps the last writer from emptying the log when it closes.
        let reader = try test.store.openReadSession()
        #expect(try reader.read { try $0.integer("SELECT count(*) FROM client") } == 1)
        reader.endTick()
        let others = try logDescriptors()
        var committer = test.committer()
        _ = committer.commit([.inserting("Second")])
        let own = try logDescriptors().subtracting(others)
        #expect(!own.isEmpty)
        let full = open("/dev/full", O_RDWR | O_CLOEXEC)
        for descriptor in own { #expect(dup2(full, descriptor) == descriptor) }
        close(full)
        let results = committer.commit([.inserting("Lost"), .inserting("Lost too")])
        for result in results {
            #expect(throws: DomainError.storageUnavailable(why: "full", outcomeUnknown: true)) { try result.get() }
        }
        #expect(try reader.read { try $0.integer("SELECT count(*) FROM client") } == 2)
        reader.endTick()
        #expect(committer.commit([.inserting("After")]).map(\.isSuccess) == [true])
        #expect(try test.clients().map(\.name) == ["Before", "Second", "After"])
        #expect(try test.isChainIntact())
        #expect(try test.read { try $0.first("PRAGMA integrity_check") { $0.text(0) } } == "ok")
    }

    @Test func aStoreThatCannotBeOpenedAnswersEachGroup() throws {
        let directory = try TemporaryDirectory()
        var committer = GroupCommitter(database: WritingDatabase(path: directory.file("missing/clientops.db")))
        for _ in 0..<2 {
            let results = committer.commit([.inserting("One")])
            let unavailable = DomainError.storageUnavailable(why: "cannot be opened", outcomeUnknown: false)
            #expect(throws: unavailable) { try results[0].get() }
        }
        #expect(committer.problem == "cannot be opened")
    }

    @Test func theStoreTellsWhyItCannotWrite() throws {
        try test.write { _ = try $0.insert(Client(name: "Before")) }
        #expect(test.store.writing.problem == nil)
        let fails = test.store.perform { tx in
            try tx.connection.execute("PRAGMA max_page_count = 1")
            for number in 0..<200 {
                _ = try tx.insert(Client(name: "\(number) " + String(repeating: "x", count: 5000)))
            }
            return []
        }
        #expect(throws: DomainError.storageUnavailable(why: "full", outcomeUnknown: false)) { try fails.get() }
        #expect(test.store.writing.problem == "full")
        try test.write { _ = try $0.insert(Client(name: "After")) }
        #expect(test.store.writing.problem == nil)
        #expect(try test.clients().map(\.name) == ["Before", "After"])
    }

    @Test func aClosedStoreRefusesWrites() throws {
        test.store.close()
        let closing = DomainError.storageUnavailable(why: "closing", outcomeUnknown: false)
        #expect(throws: closing) { try test.write { _ = try $0.insert(Client(name: "Late")) } }
    }

    /// Descriptors of this process on the store's write-ahead log.
    private func logDescriptors() throws -> Set<Int32> {
        guard let directory = opendir("/proc/self/fd") else { throw StoreError(code: errno, message: "no /proc") }
        defer { closedir(directory) }
        var found = Set<Int32>()
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var target = [UInt8](repeating: 0, count: 4096)
            let length = target.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { readlink("/proc/self/fd/\(name)", $0, bytes.count) } ?? 0
            }
            guard length > 0, let descriptor = Int32(name) else { continue }
            if String(decoding: target[..<length], as: UTF8.self) == test.store.path + "-wal" {
                found.insert(descriptor)
            }
        }
        return found
    }
}
