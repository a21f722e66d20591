import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// `adopt --from`: a file, a plan, and then all of it or nothing.
@Suite struct AdoptTests {
    /// What the daemon has: two databases on a host, one of them on a second host too, and one instance by its name.
    private static func answer(to request: JSONValue) -> String {
        let params = request["params"] ?? [:]
        switch request["method"]?.stringValue {
        case "observation.list":
            let isFirst = params["cursor"] == ""
            let rows =
                isFirst
                ? [database(1, "acme", "web-1", "7301"), database(2, "bolt", "web-1", "7301")]
                : [database(3, "acme", "web-2", "7302"), database(4, "acme", "web-3", "7301")]
            return #"{"items":[\#(rows.joined(separator: ","))],"next_cursor":\#(isFirst ? #""more""# : "null")}"#
        case "project.list": return #"{"items":[{"id":5,"name":"Shop","client_name":"Acme"}],"next_cursor":null}"#
        case "instance.list":
            let isKnown = params["name"] == "Live" && params["project_id"] == 5
            return #"{"items":[\#(isKnown ? #"{"id":9}"# : "")],"next_cursor":null}"#
        default: return #"{"id":9}"#
        }
    }

    private static func database(_ id: Int, _ name: String, _ host: String, _ cluster: String) -> String {
        """
        {"id":\(id),"host":"\(host)","subject":{"database":{"name":"\(name)","cluster":\
        {"system_identifier":"\(cluster)","started_at":"2026-03-01T00:00:00.000Z","endpoint":"localhost:5432"}}}}
        """
    }

    /// Runs the program; answers it with the parameters of every adoption.
    private func adopt(
        _ file: String,
        _ options: [String] = [],
        reply: String? = nil,
        refusing: Int64? = nil
    ) throws -> (run: TestRun, adoptions: [JSONValue]) {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                guard let request = try? JSONValue(JSONDocument(line).root) else { return }
                let isRefused = refusing != nil && request["params"]?["id"]?.integerValue == refusing
                if isRefused {
                    let data = #"{"kind":"conflict","retryable":false,"rule":"database_bound","conflicting_id":12}"#
                    peer.refuse(line, -32003, data, message: "Taken.")
                } else {
                    peer.answer(line, part: Self.answer(to: request))
                }
            }
        }
        let run = withExtendedLifetime(daemon) {
            TestRun(
                ["adopt", "--from", "-", "--socket", daemon.path] + options,
                terminalWidth: reply == nil ? nil : 100,
                input: file,
                reply: reply
            )
        }
        let calls = try daemon.received.map { JSONValue(try JSONDocument($0).root) }
        return (run, calls.filter { $0["method"] == "instance.adopt" }.compactMap { $0["params"] })
    }

    private func ids(_ adoptions: [JSONValue]) -> [[Int64?]] {
        adoptions.map { [$0["id"]?.integerValue, $0["observation_id"]?.integerValue] }
    }

    @Test(arguments: [
        "instance,host,database\nShop/Live,web-1,acme\n12,web-1,bolt\n",
        "\u{FEFF}database,instance,cluster\r\n\"acme\",\"Acme/Shop/Live\",7301\r\n\r\nbolt, 12 ,7301",
        #"{"instance":"Shop/Live","host":"web-1","database":"acme"}"# + "\n\n"
            + #"{"instance":12,"cluster":"7301","database":"bolt"}"#,
    ])
    func eachLineIsValidatedThenFollowedWithAKeyOfItsOwn(file: String) throws {
        let (run, adoptions) = try adopt(file, ["--reason", "take-over"])
        #expect(run.status == 0, "\(run.error)")
        #expect(ids(adoptions) == [[9, 1], [12, 2], [9, 1], [12, 2]])
        #expect(adoptions.map { $0["validate_only"] == true } == [true, true, false, false])
        #expect(Set(adoptions.suffix(2).compactMap { $0["request_id"]?.stringValue }).count == 2)
        #expect(adoptions.suffix(2).allSatisfy { $0["reason"] == "take-over" })
        #expect(run.output.contains("adopted"))
    }

    @Test func aDryRunOnlyValidates() throws {
        let (run, adoptions) = try adopt("instance,host,database\n9,web-1,acme\n", ["--dry-run", "-j"])
        #expect(run.status == 0)
        #expect(adoptions.map { $0["validate_only"] } == [true])
        let result = JSONValue(try JSONDocument(run.output.trimmingCharacters(in: .newlines)).root)
        #expect(result["dry_run"] == true)
        #expect(result["rows"]?[0]?["outcome"] == "planned")
        #expect(result["rows"]?[0]?["observation_id"] == 1)
    }

    @Test(arguments: [
        ("9,web-1,nobody", "no source sees this database there"),
        ("9,web-9,acme", "no source sees this database there"),
        ("Shop/Other,web-1,acme", "there is no such instance"),
        ("Nobody/Shop/Live,web-1,acme", "there is no such instance"),
        ("Live,web-1,acme", "an instance is an id, project/name or client/project/name"),
        ("9,web-2,acme", "another line has the same instance"), ("11,web-1,bolt", "another line has the same database"),
    ])
    func oneLineThatCannotBeFollowedHoldsAllBack(line: String, problem: String) throws {
        let (run, adoptions) = try adopt("instance,host,database\n\(line)\n12,web-1,bolt\n9,web-1,acme\n", ["-j"])
        #expect(run.status == 1)
        #expect(adoptions.allSatisfy { $0["validate_only"] == true })
        let result = JSONValue(try JSONDocument(run.output.trimmingCharacters(in: .newlines)).root)
        #expect(result["rows"]?[0]?["problem"]?.stringValue == problem)
    }

    @Test func whatTheDaemonRefusesIsInThePlan() throws {
        let (run, adoptions) = try adopt(
            "instance,host,database\n9,web-1,acme\n12,web-1,bolt\n",
            refusing: 12
        )
        #expect(run.status == 1)
        #expect(run.output.contains("Taken."))
        #expect(adoptions.allSatisfy { $0["validate_only"] == true })
    }

    @Test func severalDatabasesOfAPlaceAreNoAnswer() throws {
        let (run, _) = try adopt("instance,cluster,database\n9,7301,acme\n")
        #expect(run.status == 0, "one cluster seen from two hosts is one database: \(run.output)")
    }

    @Test(arguments: [("n", 1), ("yes", 2)])
    func aPersonIsAskedFirst(reply: String, calls: Int) throws {
        let (run, adoptions) = try adopt("instance,host,database\n9,web-1,acme\n", reply: reply)
        #expect(run.questions.count == 1)
        #expect(run.questions.first?.contains("acme") == true)
        #expect(adoptions.count == calls)
        #expect(run.status == (reply == "yes" ? 0 : 1))
    }

    @Test(arguments: [
        ("instance,host\n9,web-1\n", "Line 2 needs"), ("instance,host,database\n9,web-1\n", "Line 2 has 2 fields"),
        ("instance,host,database,x\n9,web-1,acme,1\n", "Line 2 names x"),
        ("{\"instance\":9\n", "Line 1 is no JSON object"),
        ("instance,host,database\n\"9,web-1,acme\n", "Line 2 has a quote without its end"),
        ("instance,host,cluster,database\n9,web-1,7301,acme\n", "Line 2 needs"),
        ("instance,host,database\n9,we\"b,acme\n", "Line 2 has a quote inside a field"),
    ])
    func aFileThatIsNoneIsRefusedWithItsLine(file: String, message: String) throws {
        let (run, adoptions) = try adopt(file)
        #expect(run.status == 1)
        #expect(run.error.contains(message), "\(run.error)")
        #expect(adoptions.isEmpty)
    }

    @Test func aMissingFileIsNamed() {
        let run = TestRun(["adopt", "--from", "/nonexistent/adoptions.csv"])
        #expect(run.status == 1)
        #expect(run.error.contains("/nonexistent/adoptions.csv cannot be read"))
    }
}
