import ClientOpsModel
import Glibc

/// The directory of backups, held by one of them at a time.
final class BackupDirectory {
    let path: String
    private let descriptor: Int32

    /// What is being written: names that no finished backup has.
    static let partialData = ".clientops.db.partial"
    private static let partialManifest = ".clientops.json.partial"

    /// Opens the directory and locks it, making it for its owner alone if there is none.
    ///
    /// - Throws: `DomainError.storageUnavailable`.
    init(path: String) throws(DomainError) {
        self.path = path
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.failure("\(path) cannot be made", errno) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("\(path) cannot be opened", errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw Self.failure("\(path) is locked by another program", code)
        }
    }

    deinit { close(descriptor) }

    /// An error with the system's word for it.
    static func failure(_ what: String, _ code: Int32) -> DomainError {
        .storageUnavailable(
            why: "no backup was made: \(what): \(String(cString: strerror(code)))",
            outcomeUnknown: false
        )
    }

    func file(_ name: String) -> String { path + "/" + name }

    // MARK: Writing

    /// Deletes what a backup that did not get to its end left behind.
    func removePartial() {
        for name in [Self.partialData, Self.partialData + "-journal", Self.partialManifest] {
            unlinkat(descriptor, name, 0)
        }
    }

    /// Makes the file that the copy is written to; it must not be there.
    func makePartialData() throws(DomainError) { close(try make(Self.partialData)) }

    /// Brings the copy to the disk, and reads it once.
    ///
    /// - Returns: its size and its hash.
    func sealPartialData() throws(DomainError) -> (size: Int64, sha256: String) {
        let file = openat(descriptor, Self.partialData, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw Self.failure("the copy cannot be read", errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw Self.failure("the copy cannot be written", errno) }
        guard let digest = Digest.hex(ofFile: file) else { throw Self.failure("the copy cannot be read", errno) }
        return digest
    }

    /// Gives the copy its name, with its manifest beside it; neither replaces another file.
    ///
    /// The manifest comes first: a copy without one never has a name. Nobody else gives names meanwhile, for the
    /// directory is locked.
    func publish(_ name: BackupName, manifest: [UInt8]) throws(DomainError) {
        let file = try make(Self.partialManifest)
        let written = Self.write(manifest, to: file) && fsync(file) == 0
        let code = errno
        close(file)
        guard written else { throw Self.failure("the manifest cannot be written", code) }
        guard !exists(name.data), !exists(name.manifest) else { throw Self.failure(name.data, EEXIST) }
        do throws(DomainError) {
            try rename(Self.partialManifest, to: name.manifest)
            try rename(Self.partialData, to: name.data)
            guard fsync(descriptor) == 0 else { throw Self.failure("\(path) cannot be written", errno) }
        } catch {
            remove(name)
            throw error
        }
    }

    /// The name for a backup that no other has.
    func freeName(_ time: Timestamp, seq: Int64) -> BackupName {
        var name = BackupName(time, seq: seq)
        while exists(name.data) || exists(name.manifest) { name.number += 1 }
        return name
    }

    // MARK: Older backups

    /// Deletes backups beyond the number or older than the days that are kept.
    ///
    /// - Parameters:
    ///   - retention: what is kept.
    ///   - newest: the one just made, which stays whatever the others are called.
    ///   - now: the time.
    /// - Throws: `DomainError.storageUnavailable` when one cannot be deleted.
    func prune(_ retention: BackupRetention, sparing newest: BackupName, now: Timestamp) throws(DomainError) {
        let oldest = now.adding(seconds: -Int64(retention.days) * 86_400)
        let others = Self.names(in: path).filter { $0 != newest }.sorted(by: >)
        for (index, name) in others.enumerated()
        where index + 1 >= retention.count || (name.time.map { $0 < oldest } ?? false) {
            guard remove(name) else { throw Self.failure("\(name) cannot be deleted", errno) }
        }
    }

    /// The names of all backups in a directory, finished ones and manifests that are left over.
    static func names(in path: String) -> Set<BackupName> { Set(files(in: path).compactMap(BackupName.init(file:))) }

    /// The finished backup with the latest name.
    static func newest(in path: String) -> BackupName? {
        files(in: path).filter { $0.hasSuffix(BackupName.dataSuffix) }.compactMap(BackupName.init(file:)).max()
    }

    private static func files(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { name in
                    String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
                }
            )
        }
        return names
    }

    // MARK: System calls

    private func make(_ name: String) throws(DomainError) -> Int32 {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure("\(path) cannot be written", errno) }
        return file
    }

    private func rename(_ old: String, to new: String) throws(DomainError) {
        guard renameat(descriptor, old, descriptor, new) == 0 else { throw Self.failure(new, errno) }
    }

    private func exists(_ name: String) -> Bool { faccessat(descriptor, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 }

    /// Deletes a copy, then its manifest; one that is not there is as good as deleted.
    @discardableResult
    private func remove(_ name: BackupName) -> Bool {
        for file in [name.data, name.manifest] {
            guard unlinkat(descriptor, file, 0) == 0 || errno == ENOENT else { return false }
        }
        return true
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
