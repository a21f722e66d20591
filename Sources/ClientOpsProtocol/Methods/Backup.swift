package import ClientOpsModel

/// Copies of the store.
package enum BackupMethods {
    package static let list = MethodList(Create.self)

    /// Writes a copy.
    package enum Create: JobMethod {
        package static let name = "backup.create"
        package static let summary =
            "Writes a verified copy of the store into the configured directory and deletes old ones."
        package static let roles: RoleSet = [.admin, .backup]
        package typealias Params = NoParams

        package struct Result: Codable, Sendable, Equatable {
            /// The file's name in the directory; a manifest with the same name and `.json` lies beside it.
            package var name: String
            /// Bytes.
            package var size: Int64
            /// SHA-256 of the file, in hex.
            package var sha256: String
            package var head: BackupHead

            /// Describes a copy.
            package init(name: String, size: Int64, sha256: String, head: BackupHead) {
                self.name = name
                self.size = size
                self.sha256 = sha256
                self.head = head
            }
        }

        /// Where the audit log of a copy ends.
        package struct BackupHead: Codable, Sendable, Equatable {
            /// The epoch of the store that was copied.
            package var epoch: String
            /// The last entry.
            package var seq: Int64
            /// The hash of the last entry, in hex.
            package var hash: String

            /// Makes the end of a log.
            package init(epoch: String, seq: Int64, hash: String) {
                self.epoch = epoch
                self.seq = seq
                self.hash = hash
            }
        }
    }
}
