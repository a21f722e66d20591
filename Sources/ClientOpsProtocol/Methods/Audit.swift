package import ClientOpsAudit
package import ClientOpsModel
package import JSONRPC

/// The audit log.
package enum AuditMethods {
    package static let list = MethodList(List.self, Verify.self)

    /// Lists audit entries.
    package enum List: ReadMethod {
        package static let name = "audit.list"
        package static let summary = "Lists audit entries, oldest first unless sorted by -seq."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<AuditEntry>

        package struct Filters: Codable, Sendable, Hashable {
            package var entity: EntityKind?
            package var entityID: Int64?
            package var uid: Int64?
            package var method: String?
            package var action: AuditAction?
            package var operationID: Int64?
            package var atFrom: Timestamp?
            package var atTo: Timestamp?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case entity
                case entityID = "entity_id"
                case uid, method, action
                case operationID = "operation_id"
                case atFrom = "at_from"
                case atTo = "at_to"
            }
        }
    }

    /// Checks the hash chain.
    package enum Verify: ScanMethod {
        package static let name = "audit.verify"
        package static let summary = "Checks the hash chain of the audit log, whole or from a known entry on."
        package static let roles: RoleSet = .admin

        package struct Params: Codable, Sendable, Hashable {
            /// Begin behind this entry, whose hash the caller has kept.
            package var from: ChainPosition?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case from
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            package var valid: Bool
            /// Entries that were checked.
            package var entries: Int64
            /// The last entry and its hash; nil in an empty log.
            package var head: ChainPosition?
            /// The first entry that does not fit.
            package var brokenAt: Int64?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case valid, entries, head
                case brokenAt = "broken_at"
            }

            /// Makes the answer.
            package init(valid: Bool, entries: Int64, head: ChainPosition?, brokenAt: Int64?) {
                self.valid = valid
                self.entries = entries
                self.head = head
                self.brokenAt = brokenAt
            }
        }
    }

    /// An entry of the log and its hash.
    package struct ChainPosition: Codable, Sendable, Hashable {
        package var seq: Int64
        /// SHA-256 in hex.
        package var hash: String

        /// Makes a position.
        package init(seq: Int64, hash: String) {
            self.seq = seq
            self.hash = hash
        }
    }
}
