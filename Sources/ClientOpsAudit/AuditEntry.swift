package import ClientOpsModel
package import StrictJSON

/// One entry of the audit log: who changed what, when, from what to what (PRODUCT.md section 2).
package struct AuditEntry: Codable, Sendable, Equatable {
    /// Position in the log, without holes; also the position in the change feed.
    package var seq: Int64
    package var at: Timestamp
    package var actor: AuditActor
    /// The method that made the change.
    package var method: String
    package var requestID: String?
    package var action: AuditAction
    package var entity: EntityKind
    package var entityID: Int64
    /// What people called the row then.
    package var label: String
    /// The row's revision after the change.
    package var revision: Int64
    /// Field → [before, after].
    package var changes: JSONObject
    /// Ties together the entries of one operation that touched several rows.
    package var operationID: Int64?
    package var reason: String?
    /// SHA-256 of the entry before, in hex.
    package var previousHash: String
    /// SHA-256 over the previous hash and the canonical form of this entry, in hex.
    package var hash: String

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case seq, at, actor, method
        case requestID = "request_id"
        case action, entity
        case entityID = "entity_id"
        case label, revision, changes
        case operationID = "operation_id"
        case reason
        case previousHash = "prev_hash"
        case hash
    }

    /// Makes an entry; hashes are filled in by the log.
    package init(
        seq: Int64,
        at: Timestamp,
        actor: AuditActor,
        method: String,
        requestID: String? = nil,
        action: AuditAction,
        entity: EntityKind,
        entityID: Int64,
        label: String,
        revision: Int64,
        changes: JSONObject,
        operationID: Int64? = nil,
        reason: String? = nil,
        previousHash: String = "",
        hash: String = ""
    ) {
        self.seq = seq
        self.at = at
        self.actor = actor
        self.method = method
        self.requestID = requestID
        self.action = action
        self.entity = entity
        self.entityID = entityID
        self.label = label
        self.revision = revision
        self.changes = changes
        self.operationID = operationID
        self.reason = reason
        self.previousHash = previousHash
        self.hash = hash
    }
}

/// Who made a change, as known at that moment.
package struct AuditActor: Codable, Sendable, Equatable {
    package var uid: UInt32
    package var pid: Int32
    package var username: String?
    package var userID: Int64?
    package var role: Role

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case uid, pid, username
        case userID = "user_id"
        case role
    }

    /// Makes the actor of a caller.
    package init(_ caller: Caller) {
        uid = caller.uid
        pid = caller.pid
        username = caller.username
        userID = caller.userID
        role = caller.role
    }

    /// Makes an actor from its parts, as the store reads them.
    package init(uid: UInt32, pid: Int32, username: String?, userID: Int64?, role: Role) {
        self.uid = uid
        self.pid = pid
        self.username = username
        self.userID = userID
        self.role = role
    }
}
