package import ClientOpsModel
import StrictJSON

/// A copy of the store that was written, checked and put in its place.
package struct StoreBackup: Sendable, Equatable {
    /// The file's name in the directory of backups.
    package var name: String
    /// Bytes.
    package var size: Int64
    /// Of the whole file, in hex.
    package var sha256: String
    /// The epoch of the store that was copied.
    package var epoch: String
    /// The end of the audit log in the copy.
    package var head: AuditHead
    /// When it was begun.
    package var createdAt: Timestamp
    /// Why older backups are still there that were to be deleted; nil when none are.
    package var pruningProblem: String?

    /// What the file beside the copy says of it.
    ///
    /// - Parameter version: the program that made it.
    /// - Returns: JSON on one line.
    func manifest(version: String) -> [UInt8] {
        let value: JSONValue = [
            "name": .string(name),
            "size": .integer(size),
            "sha256": .string(sha256),
            "epoch": .string(epoch),
            "audit": ["seq": .integer(head.seq), "hash": .string(head.hash)],
            "created_at": .string(createdAt.description),
            "version": .string(version),
            "schema": .integer(Int64(Migrations.current)),
        ]
        return value.serialized() + [UInt8(ascii: "\n")]
    }
}

/// How many backups are kept, and for how long; the newest always is.
package struct BackupRetention: Sendable, Equatable {
    package var count: Int
    package var days: Int

    /// Makes a rule.
    package init(count: Int, days: Int) {
        self.count = count
        self.days = days
    }
}

/// What a backup is called: when it was begun and the last entry of its audit log, `clientops-20260131T091500Z-42`.
struct BackupName: Hashable, Comparable, CustomStringConvertible {
    /// UTC in the basic format of ISO 8601, so that names sort by time.
    private(set) var stamp: String
    private(set) var seq: Int64
    /// From 2 where an earlier one has the same time and entry.
    var number = 1

    static let dataSuffix = ".db"
    static let manifestSuffix = ".json"
    private static let prefix = "clientops-"

    init(_ time: Timestamp, seq: Int64) {
        stamp = Self.stamp(time)
        self.seq = seq
    }

    /// Reads the name of a copy or of its manifest; nil for a file of another sort.
    init?(file: String) {
        guard let suffix = [Self.dataSuffix, Self.manifestSuffix].first(where: file.hasSuffix),
            file.hasPrefix(Self.prefix)
        else { return nil }
        let parts = file.dropFirst(Self.prefix.count).dropLast(suffix.count).split(
            separator: "-",
            omittingEmptySubsequences: false
        )
        let numbers = parts.dropFirst().map { Int64($0) }
        guard (2...3).contains(parts.count), let seq = numbers[0], seq >= 0 else { return nil }
        stamp = String(parts[0])
        self.seq = seq
        if numbers.count == 2 {
            guard let number = numbers[1], number >= 2 else { return nil }
            self.number = Int(number)
        }
        // What does not read back as it stands was not named here, and is not ours to delete.
        guard time != nil, description + suffix == file else { return nil }
    }

    var description: String { "\(Self.prefix)\(stamp)-\(seq)" + (number > 1 ? "-\(number)" : "") }

    var data: String { description + Self.dataSuffix }
    var manifest: String { description + Self.manifestSuffix }

    /// When the backup was begun, to the second.
    var time: Timestamp? {
        let digits = Array(stamp.utf8)
        guard digits.count == 16 else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        let day = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
        let moment = [part(9..<11), part(11..<13), part(13..<15)].joined(separator: ":")
        guard let time = Timestamp(day + "T" + moment + "Z"), Self.stamp(time) == stamp else { return nil }
        return time
    }

    static func < (left: BackupName, right: BackupName) -> Bool {
        (left.stamp, left.seq, left.number) < (right.stamp, right.seq, right.number)
    }

    private static func stamp(_ time: Timestamp) -> String {
        time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
