import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

/// Signals as they lie in the store.
@Suite struct SignalTextTests {
    private static let wholes: [(ObservedKind, String)] = [
        (
            .unit,
            """
            {"unit":{"unit":"odoo.service","running":true,"config_path":"/etc/odoo.conf","user":"odoo",
            "started_at":"2026-03-01T00:00:00.123Z","network_namespace":"4026531840",
            "listeners":[{"address":"0.0.0.0","port":8069},{"address":"::","port":8072}],
            "unknown":[{"signal":"user","reason":"\\"quoted\\""}]}}
            """
        ),
        (
            .config,
            """
            {"config":{"unit":"odoo.service","config_path":"/etc/odoo.conf","db_host":"db-1","db_port":5432,
            "db_user":"odoo","db_names":["a","ü"],"db_filter":"^%d$","list_db":false,"http_enable":true,
            "http_interface":"127.0.0.1","http_port":8069,"gevent_port":8072,"workers":4,"max_cron_threads":0,
            "proxy_mode":true,"data_dir":"/srv/odoo","smtp_server":"mail","smtp_port":25,"smtp_answers":false,
            "running_env":"prod","unknown":[]}}
            """
        ),
        (
            .endpoint,
            """
            {"endpoint":{"url":"https://Shop.example.org/x","reachable":false,"series":"14.0","databases":["a"],
            "unknown":[{"signal":"series","reason":"no answer"}]}}
            """
        ),
        (
            .database,
            """
            {"database":{"cluster":{"system_identifier":"73","started_at":"2026-03-01T00:00:00.000Z",
            "in_recovery":false,"endpoint":"localhost:5432"},"name":"acme","owner":"odoo","readable":true,
            "uuid":"u","lineage":"l","base_url":"https://x","neutralized":false,"series":"14.0","mail_servers":1,
            "all_mail_servers":2,"fetchmail_servers":3,"payment_providers":4,"crons":5,"working_crons":6,
            "last_cron_call":"2026-03-01T00:00:00.000Z","unknown":[{"signal":"series","reason":"r"}]}}
            """
        ),
    ]

    private func subject(_ text: String) throws -> ObservedSubject {
        try StrictJSONDecoder().decode(ObservedSubject.self, from: JSONDocument(text).root)
    }

    private func stored(_ subject: ObservedSubject, _ kind: ObservedKind) throws -> ObservedSubject {
        let text = SignalText.encode(subject)
        return try SignalText.decode(kind, Array(text.utf8), moving: SignalText.moving(of: subject))
    }

    @Test(arguments: wholes.indices)
    func `each signal comes back as it was`(_ index: Int) throws {
        let (kind, text) = Self.wholes[index]
        let whole = try subject(text)
        #expect(whole.kind == kind)
        #expect(try stored(whole, kind) == whole)
    }

    /// With every other member missing once, so that no value slips into its neighbour's place.
    @Test(arguments: wholes.indices)
    func `a signal that is missing stays missing, and the others keep their places`(_ index: Int) throws {
        let (kind, text) = Self.wholes[index]
        var whole = JSONValue(try JSONDocument(text).root)
        let needed: Set = ["unit", "running", "url", "reachable", "cluster", "name", "db_names"]
        let members = whole[kind.rawValue]?.objectValue ?? [:]
        for (name, _) in members where !needed.contains(name) {
            var fewer = members
            fewer[name] = nil
            whole = .object([kind.rawValue: .object(fewer)])
            let subject = try subject(String(decoding: whole.serialized(), as: UTF8.self))
            #expect(try stored(subject, kind) == subject, "\(name)")
        }
    }

    @Test func `what moves by itself is no part of the text`() throws {
        var subject = try subject(Self.wholes[3].1)
        let before = SignalText.encode(subject)
        subject.database?.lastCronCall = Timestamp(milliseconds: 1)
        #expect(SignalText.encode(subject) == before)
        subject.database?.crons = 6
        #expect(SignalText.encode(subject) != before)
    }

    @Test func `the text of an older program, with fewer signals, is read`() throws {
        let subject = try SignalText.decode(
            .database,
            Array(#"["localhost:5432",null,null,null,"acme"]"#.utf8),
            moving: nil
        )
        #expect(subject.database?.name.value == "acme")
        #expect(subject.database?.crons == nil)
    }

    @Test(arguments: ["", "{}", "[]", "[1]", "[null]", #"["a",1,1,1]"#])
    func `a damaged text is an error of the store`(_ text: String) {
        #expect(throws: StoreError.self) { try SignalText.decode(.database, Array(text.utf8), moving: nil) }
    }
}
