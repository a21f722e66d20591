import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A firm with clients, projects, invoices and a clock of its own.
struct Firm {
    /// What the firm's day begins with.
    static let start = Timestamp(milliseconds: 1_773_144_000_000)  // 2026-03-10T12:00:00Z

    let clock: TestClock
    let service: TestService
    let staff = TestPeers.inGroup(of: .staff)

    init(today: (@Sendable (Timestamp) -> CalendarDate)? = nil) throws {
        let clock = TestClock(Self.start)
        self.clock = clock
        service = try TestService(clock: clock, today: today)
    }

    /// Calls a method.
    @discardableResult
    func call(_ method: String, _ params: JSONValue = [:], as peer: Peer = TestPeers.root) -> Answer {
        Answer(reply: service.reply(method, params, as: peer))
    }

    /// Calls a method that has to succeed.
    @discardableResult
    func done(
        _ method: String,
        _ params: JSONValue = [:],
        as peer: Peer = TestPeers.root,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Answer {
        let answer = call(method, params, as: peer)
        if answer.row == .null {
            let text = String(decoding: answer.reply.serialized(), as: UTF8.self)
            Issue.record("\(method) answered \(text)", sourceLocation: sourceLocation)
        }
        return answer
    }

    /// A row as it is now, archived or not.
    func row(_ entity: String, _ id: JSONValue) -> JSONValue {
        call("\(entity).get", ["id": id, "include_archived": true]).row
    }

    /// Every row of an entity, archived ones included.
    func all(_ entity: String) -> [JSONValue] {
        var rows: [JSONValue] = []
        var cursor: JSONValue = ""
        while cursor != .null {
            let page = call(
                "\(entity).list",
                ["include_archived": true, "cursor": cursor, "page_size": 500]
            )
            rows += page.items
            cursor = page["next_cursor"]
        }
        return rows
    }

    /// The audit entries behind a position.
    func audit(after seq: Int64) -> [JSONValue] {
        call("audit.list", ["page_size": 500, "sort": "-seq"]).items
            .filter { ($0["seq"]?.integerValue ?? 0) > seq }.reversed()
    }

    /// The position of the last audit entry.
    var seq: Int64 { call("audit.verify")["head"][member: "seq"].integerValue ?? 0 }

    // MARK: Rows

    func client(_ name: String = "Acme", email: String? = nil, company: String? = nil) -> JSONValue {
        done(
            "client.create",
            [
                "name": .string(name), "email": email.map(JSONValue.string) ?? .null,
                "company": company.map(JSONValue.string) ?? .null,
            ]
        ).id
    }

    func project(_ name: String = "Shop", of client: JSONValue) -> JSONValue {
        done("project.create", ["client_id": client, "name": .string(name)]).id
    }

    func instance(
        _ name: String,
        in project: JSONValue,
        type: String = "production",
        active: Bool = true
    ) -> JSONValue {
        done(
            "instance.create",
            ["project_id": project, "name": .string(name), "type": .string(type), "active": .bool(active)]
        ).id
    }

    func lead(_ params: JSONValue = ["name": "Ada Lovelace"]) -> JSONValue {
        done("lead.create", params, as: staff).id
    }

    func draft(for client: JSONValue, amount: Int64 = 10_000, currency: String = "EUR") -> JSONValue {
        done(
            "invoice.create",
            [
                "client_id": client, "title": "Hosting", "currency": .string(currency), "amount": .integer(amount),
            ],
            as: staff
        ).id
    }

    /// An invoice that was sent today.
    func sent(to client: JSONValue, amount: Int64 = 10_000, currency: String = "EUR") -> JSONValue {
        done("invoice.send", ["id": draft(for: client, amount: amount, currency: currency)], as: staff).id
    }

    /// An invoice in some status.
    func invoice(_ status: String, for client: JSONValue) -> JSONValue {
        if status == "draft" { return draft(for: client) }
        let id = sent(to: client)
        if status == "paid" { done("invoice.pay", ["id": id]) }
        if status == "void" { done("invoice.void", ["id": id, "reason": "wrong"]) }
        return id
    }

    // MARK: Time

    /// A moment so many seconds after the start.
    func time(_ seconds: Int64) -> JSONValue { .string(Self.start.adding(seconds: seconds).description) }

    /// Sets the clock to so many seconds after the start.
    func at(_ seconds: Int64) { clock.now = Self.start.adding(seconds: seconds) }
}

/// A day in seconds.
let daySeconds: Int64 = 86_400
