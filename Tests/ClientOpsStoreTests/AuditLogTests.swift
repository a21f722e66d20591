import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

@Suite struct AuditLogTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func everyChangeHasOneEntryInTheChain() throws {
        let client = try test.write(options: { $0.reason = "asked by phone" }) { tx in
            try tx.insert(Client(name: "Acme", company: "Acme SA"))
        }
        try test.write { tx in
            var row = try tx.target(Client.self, id: client.id)
            row.company = nil
            row.phone = "1"
            _ = try tx.update(try tx.target(Client.self, id: client.id), to: row)
        }
        try test.write { tx in _ = try tx.archive(try tx.target(Client.self, id: client.id)) }
        let entries = try test.entries()
        #expect(entries.map(\.action) == [.create, .update, .archive])
        #expect(entries.map(\.seq) == [1, 2, 3])
        #expect(entries.map(\.revision) == [1, 2, 3])
        #expect(entries[0].changes == ["name": [nil, "Acme"], "company": [nil, "Acme SA"]])
        #expect(entries[0].reason == "asked by phone")
        #expect(entries[1].changes == ["company": ["Acme SA", nil], "phone": [nil, "1"]])
        #expect(entries[2].changes["archived_at"] == [nil, .string(entries[2].at.description)])
        #expect(entries[2].operationID == 3)
        let check = try test.read { try $0.verifyAudit() }
        #expect(check.entries == 3 && check.brokenAt == nil)
        #expect(check.head.hash == entries[2].hash)
    }

    @Test func withoutADifferenceNothingIsWritten() throws {
        let client = try test.write { try $0.insert(Client(name: "Acme")) }
        let same = try test.write { tx in
            let row = try tx.target(Client.self, id: client.id)
            return try tx.update(row, to: row)
        }
        #expect(same.revision == 1)
        #expect(try test.entries().count == 1)
    }

    @Test func verificationStartsBehindAKnownEntry() throws {
        for number in 0..<5 { try test.write { _ = try $0.insert(Client(name: "Client \(number)")) } }
        let entries = try test.entries()
        let start = AuditHead(seq: 2, hash: entries[1].hash, at: entries[1].at)
        #expect(try test.read { try $0.verifyAudit(from: start) }.entries == 3)
        let wrong = AuditHead(seq: 2, hash: entries[2].hash, at: entries[1].at)
        #expect(try test.read { try $0.verifyAudit(from: wrong) }.brokenAt == 2)
        let beyond = AuditHead(seq: 9, hash: entries[2].hash, at: entries[1].at)
        #expect(try test.read { try $0.verifyAudit(from: beyond) }.brokenAt == 9)
    }

    /// Somebody who can write the file can drop the triggers, but not keep the chain.
    @Test(arguments: [
        "UPDATE audit SET label = 'other' WHERE seq = 3", "UPDATE audit SET uid = 5 WHERE seq = 3",
        "UPDATE audit SET at = at + 1 WHERE seq = 3", "UPDATE audit SET changes = '{}' WHERE seq = 3",
        "UPDATE audit SET role = 'emperor' WHERE seq = 3", "UPDATE audit SET changes = '{' WHERE seq = 3",
        "UPDATE audit SET hash = prev_hash WHERE seq = 3", "UPDATE audit SET reason = '' WHERE seq = 3",
    ])
    func tamperingBreaksTheChain(sql: String) throws {
        for number in 0..<5 { try test.write { _ = try $0.insert(Client(name: "Client \(number)")) } }
        try test.write { tx in
            try tx.connection.execute("DROP TRIGGER audit_append_only_update")
            try tx.connection.execute(sql)
        }
        #expect(try test.read { try $0.verifyAudit() }.brokenAt == 3)
    }

    @Test func aMissingEntryBreaksTheChain() throws {
        for number in 0..<5 { try test.write { _ = try $0.insert(Client(name: "Client \(number)")) } }
        try test.write { tx in
            try tx.connection.execute("DROP TRIGGER audit_append_only_delete")
            try tx.connection.execute("DELETE FROM audit WHERE seq = 2")
        }
        #expect(try test.read { try $0.verifyAudit() }.brokenAt == 3)
    }

    @Test(arguments: [
        "UPDATE audit SET label = 'x'", "DELETE FROM audit", "INSERT OR REPLACE INTO audit SELECT * FROM audit",
        "INSERT INTO audit SELECT seq + 5, at, uid, pid, username, user_id, role, method, request_id, action, entity, "
            + "entity_id, label, revision, changes, operation_id, reason, prev_hash, hash FROM audit",
    ])
    func theLogIsAppendOnly(sql: String) throws {
        try test.write { _ = try $0.insert(Client(name: "Acme")) }
        let error = #expect(throws: StoreError.self) { try test.write { try $0.connection.execute(sql) } }
        #expect(error?.isConstraint == true)
        #expect(try test.entries().count == 1)
    }

    @Test(arguments: ["client", "project", "instance", "user", "assignment"])
    func rowsAreNeverDeleted(table: String) throws {
        try test.write { tx in
            let client = try tx.insert(Client(name: "Acme"))
            let project = try tx.insert(Project(clientID: client.id, name: "ERP"))
            _ = try tx.insert(Instance(projectID: project.id, name: "prod", type: .production))
            let user = try tx.insert(User(username: "ann", uid: 1001, role: .staff))
            _ = try tx.insert(Assignment(projectID: project.id, userID: user.id))
        }
        let error = #expect(throws: StoreError.self) {
            try test.write { try $0.connection.execute("DELETE FROM \(table)") }
        }
        #expect(error?.message.contains("never deleted") == true)
    }

    @Test func entriesAreFoundByTime() throws {
        var times: [Timestamp] = []
        for number in 0..<5 {
            times.append(try test.write { tx in try tx.insert(Client(name: "Client \(number)")).createdAt })
        }
        var request = ListRequest()
        request.filters = [.atLeast("at", times[1].milliseconds), .atMost("at", times[3].milliseconds)]
        let found = try test.read { try $0.auditEntries(request) }.items
        let expected = try test.entries().filter { $0.at >= times[1] && $0.at <= times[3] }
        #expect(found == expected)
        request.filters = [.atLeast("at", times[4].milliseconds + 1)]
        #expect(try test.read { try $0.auditEntries(request) }.items.isEmpty)
        request.filters = [.atMost("at", times[0].milliseconds - 1)]
        #expect(try test.read { try $0.auditEntries(request) }.items.isEmpty)
    }

    @Test func theFeedLeavesRefusalsOut() throws {
        try test.write { tx in
            let client = try tx.insert(Client(name: "Acme"))
            try tx.audit(.refused, .client, id: client.id, label: "", revision: 1, changes: [:])
            _ = try tx.insert(User(username: "ann", role: .staff))
        }
        #expect(try test.read { try $0.feed(after: 0, entities: nil, limit: 10) }.map(\.seq) == [1, 3])
        #expect(try test.read { try $0.feed(after: 0, entities: [.user], limit: 10) }.map(\.seq) == [3])
        #expect(try test.read { try $0.feed(after: 1, entities: nil, limit: 10) }.map(\.seq) == [3])
        #expect(try test.read { try $0.latestChanges(limit: 1) }.map(\.seq) == [3])
    }
}

extension TestStore {
    /// The whole audit log.
    func entries() throws -> [AuditEntry] {
        var request = ListRequest()
        request.position = .cursor("", size: 100_000)
        return try read { try $0.auditEntries(request) }.items
    }

    /// Whether every entry of the log fits.
    func isChainIntact() throws -> Bool { try read { try $0.verifyAudit() }.brokenAt == nil }
}
