import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

@Suite struct CallTests {
    @Test func callsAnyMethod() throws {
        let daemon = try FakeDaemon(
            malformed: [.requests, .replies],
            answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"b":1,"a":[true,null]}}"#]
        )
        let run = TestRun(["call", "x.y", #"{"z": 1.50, "a": "ü"}"#, "--socket", daemon.path])
        #expect(run.status == 0)
        #expect(run.output == #"{"b":1,"a":[true,null]}"# + "\n")
        #expect(daemon.received == [#"{"jsonrpc":"2.0","id":1,"method":"x.y","params":{"z":1.5,"a":"ü"}}"#])
    }

    @Test func readsTheStandardInput() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#])
        let arguments = ["call", "system.health", "-", "--json=short", "--socket", daemon.path]
        let run = TestRun(arguments, terminalWidth: 80, input: "{\"deadline_ms\":\n1}\n")
        #expect(run.output == #"{"status":"ok"}"# + "\n")
        #expect(
            daemon.received == [#"{"jsonrpc":"2.0","id":1,"method":"system.health","params":{"deadline_ms":1}}"#]
        )
    }

    @Test(arguments: [
        ("{", "Error: The parameters are no JSON (byte 1): "),
        ("[1]", "Error: The parameters have to be a JSON object"),
        (#"{"a":1,"a":2}"#, "Error: The parameters are no JSON (byte 7 at /a): "),
    ])
    func refusesParametersThatAreNoObject(text: String, words: String) {
        let run = TestRun(["call", "x", text, "--socket", "/nowhere"])
        #expect(run.status == 64)
        #expect(run.error.hasPrefix(words))
    }

    @Test func listsTheMethods() throws {
        let run = TestRun(["methods", "-j"])
        let names = JSONValue(try JSONDocument(run.output).root).arrayValue?.map { $0["name"]?.stringValue }
        #expect(names == allMethods.types.map { $0.name })
        let lines = TestRun(["methods"]).output.split(separator: "\n")
        #expect(lines.count == allMethods.types.count + 1)
        #expect(
            lines[2]
                == "system.ping              read    everyone                 Answers with the daemon's time and version."
        )
    }

    @Test func describesAMethod() throws {
        let alone = ["--socket", "/nowhere"]
        let people = TestRun(["describe", "client.create"] + alone)
        #expect(people.status == 0 && people.output.hasPrefix("client.create\n    Adds a client.\n"))
        #expect(!people.output.contains("Callable by you"))
        #expect(people.error == "Whether you may call it is not known: the daemon does not tell who you are.\n")
        let json = JSONValue(try JSONDocument(TestRun(["describe", "client.create", "-j"] + alone).output).root)
        #expect(json["name"] == "client.create" && json["x-callable"] == nil)
        let run = TestRun(["describe", "client.destroy"])
        #expect(run.status == 64)
        #expect(run.error == "Error: There is no method client.destroy. See: clientopsctl methods\n")
    }

    @Test(arguments: [
        ("admin", "yes, as admin", true), ("standard", "no, as standard", false), ("none", "no, without a role", false),
    ])
    func tellsWhetherTheCallerMayCallAMethod(role: String, words: String, isCallable: Bool) throws {
        let identity = #"{"uid":1000,"role":"\#(role)"}"#
        let people = try TestRun.answered(identity, ["describe", "client.create"])
        #expect(people.output.contains("\nEffect:  write\nCallable by you:  \(words)\n"), "\(people.output)")
        #expect(people.error.isEmpty)
        let document = try TestRun.answered(identity, ["describe", "client.create", "-j"])
        #expect(JSONValue(try JSONDocument(document.output).root)["x-callable"] == .bool(isCallable))
    }

    @Test func aRoleThatThisVersionDoesNotKnowSaysNothing() throws {
        let identity = #"{"uid":1000,"role":"auditor"}"#
        let run = try TestRun.answered(identity, ["describe", "client.create"], malformed: .replies)
        #expect(run.status == 0 && !run.output.contains("Callable by you"))
        #expect(run.error.hasPrefix("Whether you may call it is not known"))
    }

    @Test func showsJSONForPeopleAndPrograms() throws {
        let row = #"""
            {"id":1,"name":"\u009b\u202e","company":null,"email":null,"phone":null,"notes":null,"revision":1,\#
            "created_at":"2026-01-31T09:15:00.000Z","updated_at":"2026-01-31T09:15:00.000Z","archived_at":null}
            """#
        let get = ["client", "get", "1"]
        let short = row.replacing("\\u009b\\u202e", with: "\\u009B\\u202E") + "\n"
        let pretty = short.replacing("{", with: "{\n  ").replacing("}", with: "\n}")
            .replacing("\":", with: "\": ").replacing(",\"", with: ",\n  \"")
        #expect(try TestRun.answered(row, get + ["-j"]).output == short)
        #expect(try TestRun.answered(row, get + ["-j"], terminalWidth: 80).output == pretty)
        #expect(try TestRun.answered(row, get + ["--json=short"], terminalWidth: 80).output == short)
        #expect(try TestRun.answered(row, get + ["--json", "pretty"]).output == pretty)
        let text = try TestRun.answered(row, get + ["-j", "--json=off"]).output
        #expect(text.hasPrefix("id          1\nname        \\u009B\\u202E\n"))
    }
}
