import ClientOpsProtocol
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// The clients in `protocol/examples`, which know nothing of this code, against the real program.
@Suite struct ExampleTests {
    private static let folder = Transcript.folder.appending(path: "../examples").standardized.path()

    private static func isInstalled(_ programs: String...) -> Bool {
        programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
    }

    private let daemon: RunningDaemon

    init() throws {
        daemon = try RunningDaemon()
        let clients: [(name: JSONValue, url: JSONValue)] = [
            ("Łódź Works", "https://lodz.example.org"), ("Zoë \"Z\" \\ Söhne", "https://zoe.example.org"),
        ]
        for client in clients {
            let id = try call("client.create", ["name": client.name])["id"] ?? .null
            let project = try call("project.create", ["client_id": id, "name": "Shop"])["id"] ?? .null
            _ = try call(
                "instance.create",
                ["project_id": project, "name": "www", "type": "production", "url": client.url]
            )
        }
        _ = try call("client.archive", ["id": 1, "force_instances": true, "reason": "ended"])
    }

    private func call(_ method: String, _ params: JSONValue = [:]) throws -> JSONValue {
        let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": params]
        let client = try daemon.connectRaw()
        try client.send(request.serialized() + [UInt8(ascii: "\n")])
        let reply = JSONValue(try JSONDocument(try #require(try client.readLine())).root)
        return try #require(reply["result"], "\(reply)")
    }

    /// Runs a line of shell in the folder of the examples.
    private func shell(_ line: String) throws -> (ending: ChildProcess.Ending, output: String, errors: String) {
        let run = try ChildProcess.run(
            ["/bin/bash", "-c", "set -o pipefail; cd \(Self.folder) && \(line)"],
            environment: ["CLIENTOPS_SOCKET": daemon.checkedSocket]
        )
        let output = String(decoding: run.child.standardOutput, as: UTF8.self)
        return (run.ending, output, run.child.standardError)
    }

    @Test(.enabled(if: isInstalled("python3")))
    func `a client of Python's standard library calls methods`() throws {
        let good = try shell(#"./client.py client.list '{"q": "soh"}'"#)
        #expect(good.ending == .exited(0), "\(good.errors)")
        #expect(good.output.contains(#""items": [{"id": 2,"#), "\(good.output)")
        let refused = try shell("./client.py client.get '{\"id\": 7}'")
        #expect(refused.ending == .exited(1))
        #expect(refused.errors.contains(#""kind": "not_found""#), "\(refused.errors)")
    }

    @Test(.enabled(if: isInstalled("python3")))
    func `the audit chain can be verified without us`() throws {
        let list = #"./client.py audit.list '{"page_size": 500}'"#
        let good = try shell(list + " | ./verify_audit.py")
        #expect(good.ending == .exited(0), "\(good.errors)")
        let head = try call("audit.verify")["head"]
        let (seq, hash) = (head?["seq"]?.integerValue ?? 0, head?["hash"]?.stringValue ?? "")
        #expect(good.output == "\(seq) entries, head \(hash)\n")
        let forged = try shell(list + #" | sed 's/"ended"/"begun"/' | ./verify_audit.py"#)
        #expect(forged.ending == .exited(1))
        #expect(forged.errors.hasPrefix("verify_audit: the chain is broken at entry 7"), "\(forged.errors)")
    }

    @Test(.enabled(if: isInstalled("python3") && allMethods.types.contains { $0.name == "event.subscribe" }))
    func `a follower that ends goes on where it was`() throws {
        let epoch = try call("event.list", ["page_size": 1])["next"]?["epoch"]?.stringValue ?? ""
        try daemon.place.write(#"{"epoch": "\#(epoch)", "seq": 0}"#, to: "position")
        let listed = try call("event.list")["items"]?.arrayValue?.compactMap { $0["seq"]?.integerValue } ?? []
        #expect(listed.count > 6)
        var followed: [Int64] = []
        for count in [2, 1, listed.count - 3] {
            let run = try shell("./events.py \(daemon.place.path("position")) \(count)")
            #expect(run.ending == .exited(0), "\(run.errors)")
            for line in run.output.split(separator: "\n") {
                followed.append(try JSONDocument(String(line)).root.member("seq")?.integer ?? 0)
            }
        }
        #expect(followed == listed)
    }

    @Test(.enabled(if: isInstalled("socat", "jq")))
    func `a client of socat and jq reads every page`() throws {
        let run = try shell("./production_urls.sh")
        #expect(run.ending == .exited(0), "\(run.errors)")
        #expect(run.output == "2\twww\thttps://zoe.example.org\n")
    }
}
