import ClientOpsModel
import ClientOpsStore

/// The audit log of a store that no daemon has open any more.
package struct AuditLog: Sendable {
    /// One change as an event tells it.
    package struct Change: Sendable, Hashable {
        /// Its position.
        package var seq: Int64
        /// What kind of row it was made to.
        package var entity: String
        /// To which row.
        package var id: Int64

        /// Makes a change.
        package init(seq: Int64, entity: String, id: Int64) {
            self.seq = seq
            self.entity = entity
            self.id = id
        }
    }

    /// Every change, refusals left out.
    package let changes: [Change]
    /// The last position, refusals included.
    package let head: Int64

    /// Reads the log.
    ///
    /// - Parameter place: where the daemon's files are.
    /// - Throws: what opening and reading a store throws.
    package init(in place: TemporaryPlace) throws {
        let store = try Store(path: place.store)
        defer { store.close() }
        let session = try store.openReadSession()
        var changes: [Change] = []
        var last: Int64 = 0
        var more = true
        while more {
            let entries = try session.read { try $0.feedEntries(after: last, limit: 5000) }
            last = entries.last?.seq ?? last
            changes += entries.filter { $0.action != .refused }
                .map { Change(seq: $0.seq, entity: $0.entity.rawValue, id: $0.entityID) }
            more = !entries.isEmpty
        }
        session.endTick()
        self.changes = changes
        head = last
    }
}
