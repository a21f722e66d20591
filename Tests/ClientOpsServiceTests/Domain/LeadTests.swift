import ClientOpsModel
import StrictJSON
import Testing

/// The pipeline of leads (PRODUCT.md section 3).
@Suite struct LeadTests {
    private let firm: Firm

    init() throws { firm = try Firm() }

    private func move(_ id: JSONValue, _ status: String, reason: String? = nil) -> Answer {
        firm.call(
            "lead.set_status",
            ["id": id, "status": .string(status), "reason": reason.map(JSONValue.string) ?? .null],
            as: firm.staff
        )
    }

    private func lead(in status: String) -> JSONValue {
        let id = firm.lead()
        for step in [
            "new": [], "contacted": ["contacted"], "qualified": ["contacted", "qualified"], "lost": ["lost"],
        ][
            status
        ] ?? [] {
            #expect(move(id, step, reason: step == "lost" ? "no budget" : nil).kind == nil)
        }
        return id
    }

    @Test(arguments: LeadStatus.allCases.map(\.rawValue), LeadStatus.allCases.map(\.rawValue))
    func `any status may not jump to any status`(from: String, to: String) {
        let allowed = ["new": ["contacted", "lost"], "contacted": ["qualified", "lost"], "qualified": ["lost"]]
        let id = lead(in: from)
        let answer = move(id, to, reason: "why")
        if (allowed[from] ?? ["new"]).contains(to) {
            #expect(answer["status"] == .string(to))
            #expect(answer["lost_reason"] == (to == "lost" ? "why" : .null))
        } else {
            #expect(answer.kind == "invalid_state")
            #expect(answer.data["from"] == .string(from) && answer.data["to"] == .string(to))
            #expect(answer.data["allowed"] == .array((allowed[from] ?? ["new"]).map(JSONValue.string)))
            #expect(firm.row("lead", id)["status"] == .string(from))
        }
    }

    @Test func `losing a lead and taking it up again need a reason`() {
        let id = firm.lead()
        #expect(move(id, "lost").pointer == "/params/reason")
        #expect(move(id, "lost", reason: "no budget")["lost_reason"] == "no budget")
        #expect(move(id, "new").pointer == "/params/reason")
        #expect(move(id, "new", reason: "has money now")["lost_reason"] == .null)
    }

    @Test func `the time in each status is kept`() {
        let id = firm.lead()
        firm.at(60)
        #expect(move(id, "contacted").kind == nil)
        firm.at(3600)
        #expect(move(id, "lost", reason: "silence").kind == nil)
        #expect(
            firm.row("lead", id)["history"] == [
                ["status": "new", "at": firm.time(0)], ["status": "contacted", "at": firm.time(60)],
                ["status": "lost", "at": firm.time(3600)],
            ]
        )
    }

    @Test func `update changes fields and no status`() {
        let id = firm.lead(["name": "Ada", "email": "ada@example.org", "source": "fair"])
        let answer = firm.call("lead.update", ["id": id, "name": "Ada L.", "email": .null, "notes": "calls on Monday"])
        #expect(answer["name"] == "Ada L." && answer["email"] == .null && answer["source"] == "fair")
        #expect(answer["revision"] == 2)
        #expect(firm.call("lead.update", ["id": id, "status": "lost"]).kind == "invalid_params")
        #expect(firm.call("lead.update", ["id": id, "name": "Ada L."])["revision"] == 2)
    }

    @Test func `archive and restore bring back the same lead`() {
        let id = lead(in: "contacted")
        let before = firm.row("lead", id)
        let archived = firm.done("lead.archive", ["id": id], as: firm.staff)
        #expect(archived["item"][member: "archived_at"] != .null && archived["counts"]["client"] == 0)
        #expect(move(id, "qualified").kind == "not_found")
        #expect(firm.call("lead.convert", ["id": id]).kind == "not_found")
        #expect(firm.call("lead.restore", ["id": id], as: firm.staff).kind == "permission_denied")
        #expect(firm.done("lead.restore", ["id": id]).kind == nil)
        #expect(firm.row("lead", id).content == before.content)
    }
}

/// Leads that become clients.
@Suite struct LeadConversionTests {
    private let firm: Firm

    init() throws { firm = try Firm() }

    private func convert(_ id: JSONValue, to client: JSONValue? = nil) -> Answer {
        firm.call("lead.convert", client.map { ["id": id, "client_id": $0] } ?? ["id": id], as: firm.staff)
    }

    @Test func `a new client is made in the same transaction`() {
        let id = firm.lead(["name": "Ada", "email": "ada@example.org", "company": "Engines", "notes": "n"])
        let seq = firm.seq
        let answer = convert(id)
        let client = firm.row("client", answer["converted_client_id"])
        #expect(answer["status"] == "qualified")
        #expect(client["name"] == "Ada" && client["company"] == "Engines" && client["email"] == "ada@example.org")
        #expect(firm.audit(after: seq).map { $0["entity"] } == ["client", "lead"])
    }

    @Test func `a repeated call with the same target answers the same, with another it is invalid_state`() {
        let (acme, other) = (firm.client("Acme"), firm.client("Other"))
        let id = firm.lead()
        let first = convert(id, to: acme)
        #expect(first["converted_client_id"] == acme)
        let seq = firm.seq
        #expect(convert(id, to: acme).row == first.row)
        #expect(convert(id).row == first.row)
        #expect(convert(id, to: other).kind == "invalid_state")
        #expect(firm.seq == seq && firm.all("client").count == 2)
    }

    @Test func `a repeated call makes no second client`() {
        let id = firm.lead()
        let first = convert(id)
        #expect(convert(id).row == first.row)
        #expect(convert(id, to: first["converted_client_id"]).row == first.row)
        #expect(firm.all("client").count == 1)
    }

    @Test(arguments: ["new", "contacted", "qualified"])
    func `every open status can be converted`(status: String) {
        let id = firm.lead()
        for step in ["contacted", "qualified"].prefix(["new": 0, "contacted": 1][status] ?? 2) {
            firm.done("lead.set_status", ["id": id, "status": .string(step)])
        }
        let steps = firm.row("lead", id)["history"]?.arrayValue?.count ?? 0
        let answer = convert(id)
        #expect(answer["status"] == "qualified")
        #expect(answer["history"].arrayValue?.count == steps + (status == "qualified" ? 0 : 1))
        #expect(firm.call("lead.set_status", ["id": id, "status": "lost", "reason": "r"]).kind == "invalid_state")
    }

    @Test func `a lost lead cannot be converted, nor to a client that is archived or unknown`() {
        let id = firm.lead()
        #expect(convert(id, to: 999).kind == "not_found")
        let gone = firm.client("Gone")
        firm.done("client.archive", ["id": gone])
        #expect(convert(id, to: gone).kind == "invalid_state")
        firm.done("lead.set_status", ["id": id, "status": "lost", "reason": "r"])
        let refused = convert(id)
        #expect(refused.kind == "invalid_state" && refused.data["from"] == "lost")
        #expect(firm.row("lead", id)["converted_client_id"] == .null)
    }

    @Test func `relink names another client, with a reason`() {
        let (acme, other) = (firm.client("Acme"), firm.client("Other"))
        let id = firm.lead()
        let params: JSONValue = ["id": id, "client_id": other, "reason": "same person"]
        #expect(firm.call("lead.relink", params).kind == "invalid_state")
        _ = convert(id, to: acme)
        #expect(firm.call("lead.relink", ["id": id, "client_id": other]).pointer == "/params/reason")
        #expect(firm.call("lead.relink", params)["converted_client_id"] == other)
        #expect(firm.call("lead.relink", ["id": id, "client_id": 999, "reason": "r"]).kind == "not_found")
    }

    @Test func `candidates have the same e-mail address, company or e-mail domain`() {
        let same = firm.client("Someone", email: "Ada@Engines.example")
        let named = firm.client("Engines")
        let company = firm.client("Charles", company: "Engines")
        let domain = firm.client("Bob", email: "bob@engines.example")
        _ = firm.client("Else", email: "else@other.example", company: "Else")
        let gone = firm.client("Gone", email: "gone@engines.example")
        firm.done("client.archive", ["id": gone])
        let id = firm.lead(["name": "Ada", "email": "ada@engines.example", "company": "Engines"])
        let found = firm.done("lead.candidates", ["id": id], as: firm.staff).items
        #expect(found.first?["client"]?["id"] == same)
        #expect(Set(found.compactMap { $0["client"]?["id"] }) == [same, named, company, domain])
        let matches = Dictionary(uniqueKeysWithValues: found.map { ($0["client"]?["id"] ?? .null, $0["matches"]) })
        #expect(matches[same] == ["email", "email_domain"])
        #expect(matches[named] == ["company"] && matches[company] == ["company"])
        #expect(matches[domain] == ["email_domain"])
    }

    @Test func `the domain of a free mail provider proves nothing`() {
        _ = firm.client("Bob", email: "bob@gmail.com")
        let id = firm.lead(["name": "Ada", "email": "ada@gmail.com"])
        #expect(firm.done("lead.candidates", ["id": id]).items.isEmpty)
        #expect(firm.done("lead.candidates", ["id": firm.lead(["name": "Nobody"])]).items.isEmpty)
    }
}
