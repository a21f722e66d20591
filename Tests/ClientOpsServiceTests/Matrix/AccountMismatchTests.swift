import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import Synchronization
import Testing

/// A users row that matches a peer by half grants nothing, and the journal is told which row it is.
@Suite struct AccountMismatchTests {
    private let store: TestStore
    private let observer = RecordingObserver()
    private let service: Service
    private let row: Int64

    init() throws {
        store = try TestStore()
        service = Service(
            store: store.store,
            settings: ServiceSettings(version: "test", groupRoles: [800: .admin], daemonUID: 990),
            observer: observer
        )
        row = try store.write { try $0.insert(User(username: "ada", uid: 3001, role: .admin)).id }
    }

    private func role(_ uid: UInt32, _ name: String?, groups: Set<UInt32> = [800]) -> Role {
        service.role(of: Peer(uid: uid, groups: groups, pid: 1, username: name))
    }

    @Test func `the uid alone`() {
        #expect(role(3001, "eve") == .noRole)
        #expect(role(3001, nil) == .noRole)
        #expect(observer.mismatches == [[3001, row], [3001, row]])
    }

    @Test func `the account name alone`() {
        #expect(role(3002, "ada") == .noRole)
        #expect(observer.mismatches == [[3002, row]])
    }

    @Test func `both, or neither, is no mismatch`() {
        #expect(role(3001, "ada", groups: []) == .admin)
        #expect(role(3002, "eve") == .admin)
        #expect(role(3002, "eve", groups: []) == .noRole)
        #expect(observer.mismatches.isEmpty)
    }

    @Test func `an archived row matches as a whole or not at all`() throws {
        try store.write { tx in _ = try tx.archive(try tx.target(User.self, id: row)) }
        #expect(role(3001, "ada") == .noRole)
        #expect(role(3001, "eve") == .admin)
        #expect(observer.mismatches.isEmpty)
    }

    @Test func `who is always an admin, or never anything, is not looked up`() throws {
        try store.write { tx in _ = try tx.insert(User(username: "nobody", uid: 65534, role: .admin)) }
        #expect(role(0, "toor", groups: []) == .admin && role(990, "ada", groups: []) == .admin)
        #expect(role(65534, "nobody") == .noRole)
        #expect(observer.mismatches.isEmpty)
    }
}

/// Keeps which rows matched by half.
private final class RecordingObserver: PartialObserver {
    private let seen = Mutex<[[Int64]]>([])

    var mismatches: [[Int64]] { seen.withLock { $0 } }

    func accountMismatch(uid: UInt32, userID: Int64) { seen.withLock { $0.append([Int64(uid), userID]) } }
}
