import ClientOpsCollect
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// Passwords planted wherever the collector looks: none of them may come out of it.
@Suite struct PlantedPasswordTests {
    private static let planted = "pl4nted"

    private static func host() throws -> (FakeHost, CollectConfiguration) {
        let host = try FakeHost()
        let secret = planted
        let config = host.directory.file("odoo.conf")
        let keys = ["db_password", "admin_passwd", "smtp_password", "pg_path", "\(secret)"]
        let lines = keys.map { "\($0) = \(secret)" }.joined(separator: "\n")
        try host.write(
            "[options]\ndb_name = acme\n\(lines)\n\(secret)\nworkers = \(secret)\n[x]\ny=\(secret)\n",
            to: "odoo.conf"
        )
        let arguments = ["odoo", "-c", config, "-w", secret, "--smtp-password=\(secret)", "--unheard-of=\(secret)"]
        try host.process(300, arguments: arguments, environment: ["PGPASSWORD=\(secret)", "HOME=/h", "X=\(secret)"])
        try host.process(301, arguments: ["odoo", "-c", host.directory.path], environment: ["P=\(secret)", "HOME=/h"])
        try host.program("psql", "/bin/cat >/dev/null; echo 'FATAL: \(secret)' >&2; echo '\(secret)'; exit 3\n")
        try host.program("curl", "printf '\(secret)\\n200'")
        let text = """
            [collect]
            host=h
            [http]
            url=https://odoo.example.org
            [cluster main]
            user=collector
            """
        return (host, try CollectConfiguration.parse(Array(text.utf8), path: "c", hostName: "h"))
    }

    private static func lines() throws -> [[UInt8]] {
        let (host, configuration) = try host()
        let surroundings = host.surroundings(["PGPASSWORD": planted, "HOME": "/h"])
        var numbers = ReportNumbers(at: surroundings.now())
        return try CollectRun(configuration, in: surroundings).reports()
            .flatMap { try numbers.calls(of: $0) }.map { try $0.line() }
    }

    @Test func `reports hold none`() throws {
        let lines = try Self.lines()
        #expect(lines.count == 4)
        for line in lines { #expect(!String(decoding: line, as: UTF8.self).contains(Self.planted)) }
        #expect(String(decoding: lines[1], as: UTF8.self).contains(#""db_names":["acme"]"#))
    }

    @Test func `the check prints none`() throws {
        let (host, configuration) = try Self.host()
        var check = CollectCheck(
            configuration,
            in: host.surroundings(["PGPASSWORD": Self.planted]),
            account: "collector"
        )
        let text = check.run().map(\.text).joined(separator: "\n")
        #expect(!text.contains(Self.planted))
        for words in [
            "CREATE ROLE \"collector\" LOGIN NOSUPERUSER", "GRANT SELECT (key, value) ON public.ir_config_parameter",
            "local  all  collector  peer map=clientops", "clientopsctl source create h/units --kind units --host h",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `every report has the published form`() throws {
        let document = OpenRPCDocument.build(methods: ObservationMethods.list.types, caller: nil)
        let method = document["methods"]?.arrayValue?.first { $0["name"]?.stringValue == "observation.report" }
        let params = try #require(method?["params"]?.arrayValue)
        let schemas = params.map { ($0["name"]?.stringValue ?? "", $0["schema"] ?? [:]) }
        let schema: JSONValue = [
            "type": "object", "properties": .object(JSONObject(schemas)), "additionalProperties": false,
            "required": .array(params.filter { $0["required"] == true }.compactMap { $0["name"] }),
        ]
        let validator = SchemaValidator(document: document)
        for line in try Self.lines() {
            let value = JSONValue(try JSONDocument(Array(line.dropLast())).root)
            #expect(validator.problems(value, schema) == [])
            let decoder = StrictJSONDecoder(ignoredMembers: ["request_id"])
            let report = try decoder.decode(
                ObservationMethods.Report.Params.self,
                from: JSONDocument(Array(line.dropLast())).root
            )
            for subject in report.subjects { #expect(subject.kind != nil && subject.key != nil) }
        }
    }

    @Test func `names of databases cannot smuggle SQL into the advice`() {
        var cluster = Cluster(name: "main")
        cluster.database = "x\"; DROP ROLE y; --"
        let lines =
            Grants.role("r\"; DROP ROLE y; --", of: cluster, account: "a") + Grants.role("r", of: cluster, account: "a")
        #expect(!lines.joined().contains("DROP"))
    }
}
