import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

/// The life of a finding by hand, over the socket's methods.
@Suite struct FindingLifeTests {
    private let service: TestService
    private let clock = TestClock(Timestamp(milliseconds: 1_773_144_000_000))  // 2026-03-10T12:00:00Z
    private let staff = TestPeers.inGroup(of: .staff)
    private let admin = TestPeers.inGroup(of: .admin)

    init() throws { service = try TestService(clock: clock) }

    private func id(_ finding: Finding) -> JSONValue { .integer(finding.id) }

    @Test func `acknowledging says who, when and why, and is an event`() throws {
        let finding = try service.finding()
        let seq = service.seq
        let taken = service.call("finding.acknowledge", ["id": id(finding), "reason": "on it"], as: staff)
        #expect(taken["state"] == "acknowledged" && taken["revision"] == 2)
        #expect(
            taken["acknowledgement"] == ["at": "2026-03-10T12:00:00.000Z", "by": "person-staff", "reason": "on it"]
        )
        let entry = service.audit(after: seq).first
        #expect(entry?["action"] == "acknowledged" && entry?["reason"] == "on it")
        #expect(entry?["changes"]?["state"] == ["open", "acknowledged"])
        let reply = service.reply("finding.acknowledge", ["id": id(finding)], as: staff)
        #expect(reply.kind == "invalid_state" && reply.data["from"] == "acknowledged")
        #expect(reply.data["allowed"] == ["open", "suppressed"])
        let back = service.call("finding.unacknowledge", ["id": id(finding)], as: staff)
        #expect(back["state"] == "open" && back["acknowledgement"] == .null && back["revision"] == 3)
        #expect(service.errorKind("finding.unacknowledge", ["id": id(finding)]) == "invalid_state")
    }

    @Test func `a step is bound to the finding that was seen`() throws {
        let finding = try service.finding()
        _ = service.call("finding.suppress", suppression(finding, "2026-03-11T12:00:00Z"))
        let reply = service.reply("finding.acknowledge", ["id": id(finding), "if_revision": 1])
        #expect(reply.kind == "stale_revision" && reply.data["current"] == 2)
        let tried = service.call("finding.acknowledge", ["id": id(finding), "if_revision": 2, "validate_only": true])
        #expect(tried["validate_only"] == true && tried["state"] == "acknowledged")
        #expect(service.call("finding.get", ["id": id(finding)])["revision"] == 2)
        #expect(service.call("finding.acknowledge", ["id": id(finding), "if_revision": 2])["revision"] == 3)
    }

    private func suppression(_ finding: Finding, _ until: String, reason: String? = "known") -> JSONValue {
        var params: JSONValue = ["id": id(finding), "until": .string(until)]
        if let reason { params = params.with("reason", .string(reason)) }
        return params
    }

    @Test func `suppressing needs a reason and an end`() throws {
        let finding = try service.finding()
        let noReason = service.reply("finding.suppress", suppression(finding, "2026-03-11T12:00:00Z", reason: nil))
        #expect(noReason.kind == "invalid_params" && noReason.pointer == "/params/reason")
        for until in ["2026-03-10T12:00:00Z", "2026-06-08T12:00:00.001Z"] {
            let reply = service.reply("finding.suppress", suppression(finding, until))
            #expect(reply.kind == "invalid_params" && reply.pointer == "/params/until", "\(until)")
        }
        let quiet = service.call("finding.suppress", suppression(finding, "2026-06-08T12:00:00Z"), as: staff)
        #expect(
            quiet["suppression"]?["until"] == "2026-06-08T12:00:00.000Z" && quiet["suppression"]?["reason"] == "known"
        )
        #expect(service.call("finding.unsuppress", ["id": id(finding)], as: staff)["suppression"] == .null)
        #expect(service.errorKind("finding.unsuppress", ["id": id(finding)]) == "invalid_state")
    }

    @Test func `critical findings are the admins', after what the caller may see`() throws {
        let finding = try service.finding(severity: .critical)
        let steps: [(String, JSONValue)] = [
            ("acknowledge", ["id": id(finding)]), ("unacknowledge", ["id": id(finding)]),
            ("suppress", suppression(finding, "2026-03-11T12:00:00Z")), ("unsuppress", ["id": id(finding)]),
            ("resolve", ["id": id(finding), "reason": "gone"]),
        ]
        for (step, params) in steps {
            let refused = service.reply("finding.\(step)", params, as: staff)
            #expect(refused.kind == "permission_denied" && refused.data["roles"] == ["admin"], "\(step)")
            #expect(service.errorKind("finding.\(step)", params.with("id", 99), as: staff) == "not_found", "\(step)")
            let stale = params.with("if_revision", 77)
            #expect(service.errorKind("finding.\(step)", stale, as: staff) == "permission_denied", "\(step)")
        }
        #expect(service.errorKind("finding.suppress", suppression(finding, "2026-03-24T12:00:01Z")) == "invalid_params")
        #expect(service.errorKind("finding.suppress", suppression(finding, "2026-03-24T12:00:00Z"), as: admin) == nil)
        #expect(service.errorKind("finding.acknowledge", ["id": id(finding)], as: admin) == nil)
    }

    @Test func `resolving by hand needs a reason and a condition that is gone`() throws {
        let held = try service.finding()
        let clear = try service.finding(about: "clear") { $0.lastAnswer = .clear }
        let refused = service.reply("finding.resolve", ["id": id(held), "reason": "gone"])
        #expect(refused.kind == "invalid_state" && refused.data["from"] == "open and present")
        #expect(service.reply("finding.resolve", ["id": id(clear)]).pointer == "/params/reason")
        let done = service.call("finding.resolve", ["id": id(clear), "reason": "dropped it"], as: staff)
        #expect(done["state"] == "resolved" && done["resolution"]?["reason"] == "dropped it")
        #expect(done["resolved_at"] == "2026-03-10T12:00:00.000Z")
        #expect(service.errorKind("finding.resolve", ["id": id(clear), "reason": "again"]) == "invalid_state")
        #expect(service.errorKind("finding.acknowledge", ["id": id(clear)]) == "invalid_state")
        #expect(service.items("finding.list", ["state": "resolved"]).map { $0["id"] } == [id(clear)])
    }

    @Test func `what only retired sources said is resolved by hand`() throws {
        try service.write { tx in
            for host in ["web-1", "web-2"] {
                _ = try tx.insert(
                    Source(name: "\(host)/sql", uid: 3000, host: host, look: .sql, period: 300, grace: 300)
                )
            }
            _ = try tx.archive(try tx.target(Source.self, id: 2))
        }
        let both = try service.finding(.sharedUUID, about: "both") { $0.sources = [1, 2] }
        let gone = try service.finding(.sharedUUID, about: "gone") { $0.sources = [2] }
        #expect(service.errorKind("finding.resolve", ["id": id(both), "reason": "r"]) == "invalid_state")
        #expect(service.call("finding.resolve", ["id": id(gone), "reason": "r"])["state"] == "resolved")
    }

    @Test func `clients that are different are remembered as such`() throws {
        let clients = ["Acme", "ACME", "acme"].map { service.client($0) }
        let members = clients.compactMap(\.integerValue).map {
            FindingMember(entity: .client, id: $0, label: "Acme", projectID: nil)
        }
        let alike = try service.finding(.similarClients, severity: .medium, members: members)
        let other = try service.finding(about: "other")
        let refused = service.reply("finding.resolve", ["id": id(other), "reason": "r", "distinct": true])
        #expect(refused.kind == "invalid_params" && refused.pointer == "/params/distinct")
        #expect(service.errorKind("finding.resolve", ["id": id(alike), "reason": "r"]) == "invalid_state")
        let done = service.call("finding.resolve", ["id": id(alike), "reason": "two branches", "distinct": true])
        #expect(done["state"] == "resolved")
        #expect(try service.read { try $0.distinctClients() } == [[1, 2], [1, 3], [2, 3]])
    }

    @Test func `suppressed findings are quiet unless asked for`() throws {
        let loud = try service.finding(about: "loud") { $0.incident = 1 }
        let quiet = try service.finding(about: "quiet") { $0.incident = 1 }
        let other = try service.finding(about: "other") { $0.incident = 3 }
        _ = service.call("finding.suppress", suppression(quiet, "2026-03-11T12:00:00Z"))
        func ids(_ params: JSONValue) -> [JSONValue] { service.call("finding.list", params).ids }
        #expect(ids([:]) == [id(loud), id(other)])
        #expect(ids(["suppressed": false]) == [id(loud), id(other)])
        #expect(ids(["suppressed": true]) == [id(quiet)])
        #expect(ids(["include_suppressed": true]) == [id(loud), id(quiet), id(other)])
        #expect(ids(["incident": 1]) == [id(loud)])
        #expect(ids(["incident": 1, "include_suppressed": true]) == [id(loud), id(quiet)])
        #expect(ids(["state": "open", "suppressed": true]) == [id(quiet)])
        let counted = service.call("dashboard.summary")["findings"]?["high"]
        #expect(counted == 2)
    }

    @Test func `a standard user sees what concerns its projects and not the books or the hosts`() throws {
        let client = service.client()
        let mine = service.project("Mine", of: client)
        let sam = service.standardUser(on: [mine])
        let project = mine.integerValue
        let member = FindingMember(entity: .project, id: project ?? 0, label: "Mine", projectID: project)
        let stranger = FindingMember(entity: .project, id: 99, label: "Theirs", projectID: 99)
        for rule in RuleID.allCases {
            _ = try service.finding(rule, about: rule.rawValue, members: [member, stranger]) { finding in
                finding.sources = [7]
                finding.incident = 1
                finding.acknowledgement = FindingNote(at: finding.firstSeenAt, by: "ada", reason: "private")
            }
        }
        let rows = service.items("finding.list", ["page_size": 100], as: sam)
        let rules = Set(rows.compactMap { $0["rule"]?.stringValue })
        #expect(rules == Set(RuleID.allCases.map(\.rawValue).filter { "PUDNOBVW".contains($0.prefix(1)) }))
        #expect(rows.allSatisfy { $0["members"]?.arrayValue?.count == 1 && $0["others_involved"] == 1 })
        #expect(rows.allSatisfy { $0["sources"] == [] && $0["incident"] == .null && $0["acknowledgement"] == .null })
        let books = service.items("finding.list", ["rule": "I2"]).first?["id"] ?? .null
        #expect(service.errorKind("finding.get", ["id": books], as: sam) == "not_found")
        let shown = service.call("dashboard.summary", as: sam)["findings"]?["high"]?.integerValue
        #expect(shown == Int64(rules.count))
    }
}
