package import ClientOpsModel
import GRDB

extension Store {
    /// Writes a consistent copy of the store and deletes old ones; writers go on meanwhile.
    ///
    /// The copy is one snapshot, compact and in a single file. It is read back before it gets its name, and carries a
    /// mark by which a store that is opened from it knows that it was restored.
    ///
    /// - Parameters:
    ///   - directory: where backups are; made if there is none.
    ///   - retention: how many are kept, and for how long.
    ///   - version: the program, for the manifest.
    ///   - time: when it is begun.
    /// - Returns: what was written.
    /// - Throws: `DomainError.storageUnavailable` with the reason; nothing is left behind then.
    package func backUp(
        to directory: String,
        keeping retention: BackupRetention,
        version: String,
        at time: Timestamp
    ) throws -> StoreBackup {
        let directory = try BackupDirectory(path: directory)
        directory.removePartial()
        do {
            var (backup, name) = try write(to: directory, at: time)
            try directory.publish(name, manifest: backup.manifest(version: version))
            do { try directory.prune(retention, sparing: name, now: time) } catch {
                backup.pruningProblem = "\(error)"
            }
            return backup
        } catch {
            directory.removePartial()
            throw Self.refusal(error)
        }
    }

    /// When the latest backup in a directory was begun and how many bytes it has; nil when there is none.
    package static func newestBackup(in directory: String) -> (time: Timestamp, size: Int64)? {
        guard let name = BackupDirectory.newest(in: directory), let time = name.time else { return nil }
        return (time, FileLock.size(of: directory + "/" + name.data))
    }

    /// Writes the copy and makes sure of it.
    private func write(
        to directory: BackupDirectory,
        at time: Timestamp
    ) throws -> (backup: StoreBackup, name: BackupName) {
        try directory.makePartialData()
        let copy = directory.file(BackupDirectory.partialData)
        let source = try SQLiteConnection(readingFrom: path)
        let before = try source.auditHead()
        // Writing is what this connection does, but only to the other file: its own it opened for reading.
        try source.execute("PRAGMA query_only = 0")
        try source.execute("VACUUM INTO ?", .text(copy))
        let head = try SQLiteConnection(readingFrom: copy).auditHead()
        let name = directory.freeName(time, seq: head.seq)
        try Restoration.mark(copy, name: name.data, head: head)
        try Self.verify(copy, head: head)
        // The log only grows: what the copy ends with is in the store too.
        let known = try source.auditHash(of: head.seq) ?? AuditHead.empty.hash
        guard head.seq >= before.seq, known == head.hash else { throw Self.damaged("its audit log differs") }
        let file = try directory.sealPartialData()
        let backup = StoreBackup(
            name: name.data,
            size: file.size,
            sha256: file.sha256,
            epoch: epoch,
            head: head,
            createdAt: time
        )
        return (backup, name)
    }

    /// Reads the whole copy as SQLite does.
    private static func verify(_ copy: String, head: AuditHead) throws {
        let connection = try SQLiteConnection(readingFrom: copy)
        let check = try connection.first("PRAGMA integrity_check") { $0.text(0) }
        guard check == "ok" else { throw damaged(check ?? "no answer") }
        guard try connection.auditHead() == head else { throw damaged("its audit log ends elsewhere") }
    }

    private static func damaged(_ why: String) -> DomainError {
        .storageUnavailable(why: "no backup was made: the copy is damaged: \(why)", outcomeUnknown: false)
    }

    /// What SQLite reports, as a reason for the caller.
    private static func refusal(_ error: any Error) -> any Error {
        guard !(error is DomainError) else { return error }
        let store = StoreError(error)
        let why = store.unavailability ?? "error \(store.code)"
        return DomainError.storageUnavailable(
            why: "no backup was made: the store or the directory of backups: \(why)",
            outcomeUnknown: false
        )
    }
}
