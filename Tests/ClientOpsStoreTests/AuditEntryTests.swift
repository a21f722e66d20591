import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The canonical form of an entry is what the generic encoder, reader and RFC 8785 writer make of it.
@Suite struct AuditEntryTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func directFormEqualsGenericForm(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let entry = Self.entry(&generator)
        let document = try JSONDocument(try StrictJSONEncoder().encode(entry))
        guard case .object(var members) = JSONValue(document.root) else {
            Issue.record("an entry is an object")
            return
        }
        members["hash"] = nil
        members["prev_hash"] = nil
        #expect(entry.canonicalBytes() == JSONValue.object(members).canonical())
    }

    @Test func formIsSortedAndWritesNulls() {
        let entry = AuditEntry(
            seq: 1,
            at: Timestamp(milliseconds: 0),
            actor: AuditActor(uid: 0, pid: 7, username: nil, userID: nil, role: .admin),
            method: "client.create",
            action: .create,
            entity: .client,
            entityID: 3,
            label: "Näme \"x\"",
            revision: 1,
            changes: ["name": [nil, "Näme"], "company": [nil, "Z"]],
            previousHash: "aa",
            hash: "bb"
        )
        let expected = """
            {"action":"create","actor":{"pid":7,"role":"admin","uid":0,"user_id":null,"username":null},\
            "at":"1970-01-01T00:00:00.000Z","changes":{"company":[null,"Z"],"name":[null,"Näme"]},"entity":"client",\
            "entity_id":3,"label":"Näme \\"x\\"","method":"client.create","operation_id":null,"reason":null,\
            "request_id":null,"revision":1,"seq":1}
            """
        #expect(String(decoding: entry.canonicalBytes(), as: UTF8.self) == expected)
    }

    private static func entry(_ generator: inout SeededGenerator) -> AuditEntry {
        var changes = JSONObject()
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            changes[text(&generator)] = [value(&generator, depth: 0), value(&generator, depth: 0)]
        }
        return AuditEntry(
            seq: Int64.random(in: 1...9_007_199_254_740_991, using: &generator),
            at: Timestamp(milliseconds: Int64.random(in: 0...4_102_444_800_000, using: &generator)),
            actor: AuditActor(
                uid: UInt32.random(in: 0...UInt32.max, using: &generator),
                pid: Int32.random(in: 0...Int32.max, using: &generator),
                username: Bool.random(using: &generator) ? text(&generator) : nil,
                userID: Bool.random(using: &generator) ? 12 : nil,
                role: Role.allCases.randomElement(using: &generator) ?? .admin
            ),
            method: text(&generator),
            requestID: Bool.random(using: &generator) ? text(&generator) : nil,
            action: AuditAction.allCases.randomElement(using: &generator) ?? .create,
            entity: EntityKind.allCases.randomElement(using: &generator) ?? .client,
            entityID: Int64.random(in: 1...1000, using: &generator),
            label: text(&generator),
            revision: Int64.random(in: 1...1000, using: &generator),
            changes: changes,
            operationID: Bool.random(using: &generator) ? 99 : nil,
            reason: Bool.random(using: &generator) ? text(&generator) : nil,
            previousHash: text(&generator),
            hash: text(&generator)
        )
    }

    private static func value(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth < 3 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int64.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: return .double(Double.random(in: -1e6...1e6, using: &generator))
        case 4: return .string(text(&generator))
        case 5:
            let count = Int.random(in: 0...3, using: &generator)
            return .array((0..<count).map { _ in value(&generator, depth: depth + 1) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                object[text(&generator)] = value(&generator, depth: depth + 1)
            }
            return .object(object)
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let letters = Array("abcXYZ019_ \"\\/\n\u{1}\u{7F}äßłø€漢\u{10437}\u{FB33}")
        return String(
            (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                letters.randomElement(using: &generator) ?? "x"
            }
        )
    }
}
