import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Rows for tests, made through the methods themselves.
extension TestService {
    /// Calls a method that has to succeed and answers the id of its row.
    func id(
        _ method: String,
        _ params: JSONValue,
        as peer: Peer = TestPeers.root,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> JSONValue {
        let reply = reply(method, params, as: peer)
        if reply.kind != nil { Issue.record("\(method) answered \(reply.text)", sourceLocation: sourceLocation) }
        return reply.result["id"] ?? .null
    }

    func client(_ name: String = "Acme") -> JSONValue { id("client.create", ["name": .string(name)]) }

    func project(_ name: String, of client: JSONValue, stage: String = "live") -> JSONValue {
        id("project.create", ["client_id": client, "name": .string(name), "stage": .string(stage)])
    }

    func instance(
        _ name: String,
        in project: JSONValue,
        type: String = "staging",
        active: Bool = true,
        url: String? = nil
    ) -> JSONValue {
        id(
            "instance.create",
            [
                "project_id": project, "name": .string(name), "type": .string(type), "active": .bool(active),
                "url": url.map(JSONValue.string) ?? .null,
            ]
        )
    }

    func user(_ name: String, uid: Int64?, role: String = "standard") -> JSONValue {
        id(
            "user.create",
            ["username": .string(name), "uid": uid.map(JSONValue.integer) ?? .null, "role": .string(role)]
        )
    }

    /// A standard user with a row, and the projects it works on.
    func standardUser(_ name: String = "sam", uid: UInt32 = 3003, on projects: [JSONValue]) -> Peer {
        let user = user(name, uid: Int64(uid))
        for project in projects { _ = id("project.assign", ["project_id": project, "user_id": user]) }
        return Peer(uid: uid, pid: 7, username: name)
    }

    /// The last entry of the audit log and its hash.
    var head: JSONValue { call("audit.verify")["head"] ?? .null }

    /// The position of the last entry of the audit log.
    var seq: Int64 { call("system.status")["store"]?["seq"]?.integerValue ?? -1 }

    /// Entries of the audit log behind a position.
    func audit(after seq: Int64) -> [JSONValue] {
        let entries = call("audit.list", ["page_size": 500, "sort": "-seq"]).items
        return entries.filter { ($0["seq"]?.integerValue ?? 0) > seq }.reversed()
    }

    /// A row as it is now, archived or not.
    func row(_ entity: String, _ id: JSONValue) -> JSONValue {
        call("\(entity).get", ["id": id, "include_archived": true])
    }

    /// The rows of a list.
    func items(_ method: String, _ params: JSONValue = [:], as peer: Peer = TestPeers.root) -> [JSONValue] {
        call(method, params, as: peer).items
    }

    /// Runs the reconciliation.
    @discardableResult
    func reconcile(as peer: Peer = TestPeers.root) -> JSONValue { call("reconcile.run", as: peer) }
}

extension JSONValue {
    /// The kind of the error of a reply; nil for a success.
    var kind: String? { self["error"]?["data"]?["kind"]?.stringValue }

    /// The result of a reply; null for an error.
    var result: JSONValue { self["result"] ?? .null }

    /// What a reply's error says besides its kind.
    var data: JSONValue { self["error"]?["data"] ?? .null }

    /// Where the error of a reply is.
    var pointer: String? { data["pointer"]?.stringValue }

    /// The rows of a list's result.
    var items: [JSONValue] { self["items"]?.arrayValue ?? [] }

    /// The ids of rows.
    var ids: [JSONValue] { items.compactMap { $0["id"] } }

    /// The value with one more member, or another value of a member.
    func with(_ name: String, _ value: JSONValue) -> JSONValue {
        var object = objectValue ?? [:]
        object[name] = value
        return .object(object)
    }

    /// The value as it would be sent.
    var text: String { String(decoding: serialized(), as: UTF8.self) }
}
