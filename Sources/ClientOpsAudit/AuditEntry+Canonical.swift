import ClientOpsModel
import StrictJSON

extension AuditEntry {
    /// The bytes that are hashed after the previous hash: RFC 8785 of the entry without `hash` and `prev_hash`.
    ///
    /// Written straight in the order of the member names, because every write of the store comes through here.
    package func canonicalBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(768)
        var writer = JSONWriter(bytes: bytes)
        writer.beginObject()
        writer.member(.action, action.rawValue)
        writer.key(CodingKeys.actor.rawValue)
        actor.writeCanonical(to: &writer)
        writer.member(.at, at.description)
        writer.key(CodingKeys.changes.rawValue)
        writer.raw(JSONValue.object(changes).canonical())
        writer.member(.entity, entity.rawValue)
        writer.member(.entityID, entityID)
        writer.member(.label, label)
        writer.member(.method, method)
        writer.member(.operationID, operationID)
        writer.member(.reason, reason)
        writer.member(.requestID, requestID)
        writer.member(.revision, revision)
        writer.member(.seq, seq)
        writer.endObject()
        return writer.bytes
    }
}

extension AuditActor {
    fileprivate func writeCanonical(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(CodingKeys.pid.rawValue)
        writer.integer(Int64(pid))
        writer.key(CodingKeys.role.rawValue)
        writer.string(role.rawValue)
        writer.key(CodingKeys.uid.rawValue)
        writer.integer(Int64(uid))
        writer.key(CodingKeys.userID.rawValue)
        writer.optional(userID)
        writer.key(CodingKeys.username.rawValue)
        writer.optional(username)
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: AuditEntry.CodingKeys, _ value: String?) {
        self.key(key.rawValue)
        optional(value)
    }

    fileprivate mutating func member(_ key: AuditEntry.CodingKeys, _ value: Int64?) {
        self.key(key.rawValue)
        optional(value)
    }

    fileprivate mutating func optional(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    fileprivate mutating func optional(_ value: Int64?) {
        if let value { integer(value) } else { null() }
    }
}
