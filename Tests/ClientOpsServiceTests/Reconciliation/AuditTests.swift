import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The audit log: filters, order and the chain.
@Suite struct AuditTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.client("Acme")
        _ = service.call("client.update", ["id": client, "name": "Beta"], as: TestPeers.inGroup(of: .staff))
        let project = service.project("Shop", of: client)
        _ = service.instance("S", in: project)
        _ = service.call("client.archive", ["id": client, "force_instances": true])
    }

    private func seqs(_ params: JSONValue) -> [Int64] {
        service.items("audit.list", params).compactMap { $0["seq"]?.integerValue }
    }

    @Test func `entries are numbered without holes, oldest first`() {
        #expect(seqs([:]) == Array(1...7))
        #expect(seqs(["sort": "-seq", "page_size": 2]) == [7, 6])
        #expect(service.call("audit.list", ["page": 1])["total"] == 7)
        #expect(seqs(["page": 3, "page_size": 3]) == [7])
    }

    @Test func `filters are equality, and a range of times`() {
        #expect(seqs(["entity": "client"]) == [1, 2, 7])
        #expect(seqs(["entity": "client", "entity_id": client]) == [1, 2, 7])
        #expect(seqs(["entity": "client", "entity_id": 99]).isEmpty)
        #expect(seqs(["uid": .integer(Int64(TestPeers.inGroup(of: .staff).uid))]) == [2])
        #expect(seqs(["method": "client.archive"]) == [5, 6, 7])
        #expect(seqs(["action": "create"]) == [1, 3, 4])
        #expect(seqs(["operation_id": 5]) == [5, 6, 7])
        let times = service.items("audit.list").compactMap { $0["at"] }
        #expect(seqs(["at_from": times[0], "at_to": times[6]]) == Array(1...7))
        #expect(seqs(["at_from": "2999-01-01T00:00:00.000Z"]).isEmpty)
        #expect(seqs(["at_to": "2001-01-01T00:00:00.000Z"]).isEmpty)
        #expect(service.errorKind("audit.list", ["at_from": "yesterday"]) == "invalid_params")
        #expect(service.errorKind("audit.list", ["q": "acme"]) == "invalid_params")
        #expect(service.errorKind("audit.list", ["sort": "uid"]) == "invalid_params")
    }

    @Test func `the chain is checked whole or from an entry on`() {
        let whole = service.call("audit.verify")
        #expect(whole["valid"] == true && whole["entries"] == 7 && whole["broken_at"] == .null)
        let entries = service.items("audit.list")
        #expect(whole["head"] == ["seq": 7, "hash": entries[6]["hash"] ?? .null])
        for (index, entry) in entries.enumerated() {
            let from: JSONValue = ["seq": entry["seq"] ?? .null, "hash": entry["hash"] ?? .null]
            let rest = service.call("audit.verify", ["from": from])
            #expect(rest["valid"] == true && rest["entries"]?.integerValue == Int64(6 - index))
            #expect(rest["head"] == whole["head"])
        }
        for (earlier, later) in zip(entries, entries.dropFirst()) { #expect(later["prev_hash"] == earlier["hash"]) }
    }

    @Test func `a hash that is not the log's is found out`() {
        let from: JSONValue = ["seq": 3, "hash": .string(String(repeating: "0", count: 64))]
        let check = service.call("audit.verify", ["from": from])
        #expect(check["valid"] == false && check["broken_at"] == 3)
        #expect(service.call("audit.verify", ["from": from.with("seq", 99)])["valid"] == false)
        #expect(service.errorKind("audit.verify", ["from": ["seq": 3]]) == "invalid_params")
    }

    @Test func `an empty log is valid`() throws {
        let check = try TestService().call("audit.verify")
        #expect(check["valid"] == true && check["entries"] == 0 && check["head"] == .null)
    }
}
