import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// `system.reload` and SIGHUP in the real program.
    @Suite struct ReloadTests {
        private static let deadline = "[limits]\ndeadline_ms = 20s\n"

        private func dropIn(_ name: String, _ text: String, in place: TemporaryPlace) throws {
            let folder = place.configuration + ".d"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        }

        @Test func `what can change changes, and what cannot is named`() throws {
            let daemon = try RunningDaemon(configuration: Self.deadline)
            let connection = try daemon.connect()
            #expect(try connection.call("system.reload") == ["changed": [], "needs_restart": []])
            let text = """
                [limits]
                batch = 2
                deadline_ms = 20s
                reader_threads = 3
                [store]
                path = /nowhere/else.db
                request_id_retention = 2d
                [business]
                number_prefix = ACME
                [log]
                level = debug
                """
            try daemon.place.write(text, to: "clientops.conf")
            try dropIn("10-limits.conf", "[limits]\nbatch = 3\n", in: daemon.place)
            let report = try connection.call("system.reload")
            let expected: JSONValue = [
                "changed": [
                    ["setting": "store.request_id_retention", "from": "7d", "to": "2d"],
                    ["setting": "limits.batch", "from": "256", "to": "3"],
                    ["setting": "business.number_prefix", "from": "INV", "to": "ACME"],
                    ["setting": "log.level", "from": "info", "to": "debug"],
                ],
                "needs_restart": [
                    ["setting": "store.path", "from": "", "to": "/nowhere/else.db"],
                    ["setting": "limits.reader_threads", "from": "2", "to": "3"],
                ],
            ]
            #expect(report == expected)
            let limits = try connection.call("system.limits")
            #expect(limits["batch"] == 3)
            #expect(limits["deadline_ms"] == 20_000)
            #expect(limits["reader_threads"] == 2, "it has two until it starts anew")
            // Said again for as long as it is so; what has changed has changed.
            let again = try connection.call("system.reload")
            #expect(again["changed"] == [])
            #expect(again["needs_restart"] == expected["needs_restart"])
            #expect(daemon.standardError.contains("Configuration reloaded"))
        }

        @Test func `new limits bind at once, also connections that are open`() throws {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            let raw = try daemon.connectRaw()
            let batch = #"[{"jsonrpc":"2.0","id":1,"method":"system.ping"},{"jsonrpc":"2.0","id":2,"method":"whoami"}]"#
            try raw.send(line: batch)
            #expect(try JSONValue(JSONDocument(#require(try raw.readLine())).root).arrayValue?.count == 2)
            try daemon.place.write(
                "[limits]\nbatch = 1\nconnections = 3\nconnections_per_uid = 3\nreserved_connections = 0\n",
                to: "clientops.conf"
            )
            _ = try connection.call("system.reload")
            try raw.send(line: batch)
            let reply = JSONValue(try JSONDocument(#require(try raw.readLine())).root)
            #expect(reply["error"]?["data"]?["which"] == "batch")
            let third = try daemon.connectRaw()
            try third.send(line: #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#)
            #expect(try third.readLine() != nil)
            let refused = JSONValue(try JSONDocument(#require(try daemon.connectRaw().readLine())).root)
            #expect(refused["error"]?["data"]?["which"] == "connections")
        }

        @Test func `with errors the old configuration stays, and each error is named`() throws {
            let daemon = try RunningDaemon(configuration: Self.deadline)
            let connection = try daemon.connect()
            try daemon.place.write("[limits]\ndeadline_ms = 10s\nbatch = many\n", to: "clientops.conf")
            try dropIn("bad.conf", "[business]\ntimezone = Nowhere!\n\n[limits]\nbach = 3\n", in: daemon.place)
            let error = #expect(throws: ClientError.self) { try connection.call("system.reload") }
            guard case .daemon(let refusal) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(refusal.kind == .invalidState)
            let file = daemon.place.configuration
            let problems = refusal.data["problems"]?.arrayValue ?? []
            #expect(
                problems.map { $0["file"] } == [.string(file)]
                    + [JSONValue](repeating: .string(file + ".d/bad.conf"), count: 2)
            )
            #expect(problems.map { $0["line"] } == [3, 2, 5])
            #expect(problems.map { $0["key"] } == ["limits.batch", "business.timezone", "limits.bach"])
            #expect(problems.allSatisfy { $0["expected"]?.stringValue?.hasPrefix("expected ") == true })
            #expect(refusal.message.contains("\(file):3: limits.batch: expected a number from 1 to 65536"))
            #expect(try connection.call("system.limits")["deadline_ms"] == 20_000)
            #expect(try connection.call("system.limits")["batch"] == 256)
            #expect(daemon.standardError.contains("Configuration not reloaded"))
        }

        @Test func `a time zone that the host does not know is found where it was said`() throws {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            try daemon.place.write("\n[business]\ntimezone=Europe/Atlantis\n", to: "clientops.conf")
            let error = #expect(throws: ClientError.self) { try connection.call("system.reload") }
            guard case .daemon(let refusal) = error else { return }
            let problem = refusal.data["problems"]?[0]
            #expect(problem?["file"] == .string(daemon.place.configuration))
            #expect(problem?["line"] == 3)
            #expect(problem?["key"] == "business.timezone")
        }

        @Test func `the service manager is told of both ends`() throws {
            let daemon = try RunningDaemon(staysHeard: true)
            let connection = try daemon.connect()
            _ = try connection.call("system.reload")
            try daemon.place.write("[limits]\nbatch = many\n", to: "clientops.conf")
            _ = try? connection.call("system.reload")
            let heard = daemon.takeNotifications()
            let reloading = heard.filter { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") }
            #expect(reloading.count == 2)
            let ready = heard.filter { $0.hasPrefix("READY=1\n") }
            #expect(ready.map { $0.contains("old configuration") } == [false, true])
        }

        @Test func `SIGHUP reloads too`() throws {
            let daemon = try RunningDaemon(staysHeard: true)
            let connection = try daemon.connect()
            try daemon.place.write("[limits]\nbatch = 9\n", to: "clientops.conf")
            daemon.signal(SIGHUP)
            try daemon.waitUntilReady()
            #expect(try connection.call("system.limits")["batch"] == 9)
            #expect(try daemon.stop() == .exited(0))
        }
    }
}
