import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

extension DaemonTests {
    /// When the daemon starts, and what it says when it does not.
    @Suite struct StartupTests {
        @Test func `a second daemon leaves the socket to the first`() throws {
            let first = try RunningDaemon()
            let place = first.place
            let second = try RunningDaemon.run(["--socket", place.socket, "--store", place.path("other.db")])
            #expect(second.ending == .exited(69))
            #expect(second.errors.contains(place.socket), "\(second.errors)")
            #expect(try first.connect().call("system.ping")["version"] != nil)
            #expect(try first.stop() == .exited(0))
        }

        @Test func `a second daemon leaves the store to the first`() throws {
            let first = try RunningDaemon()
            let place = first.place
            let second = try RunningDaemon.run(["--socket", place.path("other.sock"), "--store", place.store])
            #expect(second.ending == .exited(69))
            #expect(second.errors.contains("another daemon has the store open"), "\(second.errors)")
            #expect(!FileManager.default.fileExists(atPath: place.path("other.sock")))
            #expect(try first.connect().call("client.create", params: ["name": "Still there"])["id"] == 1)
            #expect(try first.stop() == .exited(0))
        }

        @Test func `a socket that nobody serves any more is replaced`() throws {
            let place = try TemporaryPlace()
            try RunningDaemon(in: place).kill9()
            #expect(FileManager.default.fileExists(atPath: place.socket))
            let next = try RunningDaemon(in: place)
            #expect(try next.connect().call("system.ping")["version"] != nil)
            #expect(try next.stop() == .exited(0))
            #expect(!FileManager.default.fileExists(atPath: place.socket))
        }

        @Test func `a file in the socket's place is left alone`() throws {
            let place = try TemporaryPlace()
            try place.write("precious", to: "clientops.sock")
            let run = try RunningDaemon.run(["--socket", place.socket, "--store", place.store])
            #expect(run.ending == .exited(69))
            #expect(run.errors.contains(place.socket), "\(run.errors)")
            #expect(try String(contentsOfFile: place.socket, encoding: .utf8) == "precious")
        }

        @Test(.enabled(if: geteuid() == 0, "needs root"))
        func `root without flags is told what to give`() throws {
            let run = try RunningDaemon.run([])
            #expect(run.ending == .exited(64))
            #expect(run.errors.contains("clientopsd --socket "), "\(run.errors)")
            #expect(run.errors.contains("systemctl start clientops.socket"), "\(run.errors)")
        }

        @Test func `an unknown flag is a usage error`() throws {
            let run = try RunningDaemon.run(["--frobnicate"])
            #expect(run.ending == .exited(64))
            #expect(run.errors.contains("--frobnicate"), "\(run.errors)")
        }

        @Test(arguments: [[], ["--check-config"]])
        func `a wrong configuration is named by file and line`(flags: [String]) throws {
            let place = try TemporaryPlace()
            try place.write("[limits]\nbatch = 10\nline_bytes = many\n", to: "clientops.conf")
            let run = try RunningDaemon.run(
                ["--config", place.configuration, "--socket", place.socket, "--store", place.store] + flags
            )
            #expect(run.ending == .exited(78))
            #expect(run.errors.contains("\(place.configuration):3: [limits] line_bytes"), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: place.store))
        }

        @Test func `a valid configuration passes the check, which starts nothing`() throws {
            let place = try TemporaryPlace()
            try place.write("[limits]\nbatch = 10\n", to: "clientops.conf")
            let run = try RunningDaemon.run(
                ["--check-config", "--config", place.configuration, "--socket", place.socket, "--store", place.store]
            )
            #expect(run.ending == .exited(0))
            #expect(run.errors.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["clientops.conf"])
        }

        @Test func `the configuration is in force`() throws {
            let daemon = try RunningDaemon(configuration: "[limits]\nbatch = 3\nline_bytes = 8192\n")
            let limits = try daemon.connect().call("system.limits")
            #expect(limits["batch"] == 3)
            #expect(limits["line_bytes"] == 8192)
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `a store of a newer program is left to it`() throws {
            let place = try StoreOfTheFuture.make()
            let run = try RunningDaemon.run(["--socket", place.socket, "--store", place.store])
            #expect(run.ending == .exited(78))
            #expect(run.errors.contains("schema \(StoreOfTheFuture.schema)"), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: place.socket))
        }

        @Test func `the protocol's description is printed`() throws {
            let run = try RunningDaemon.run(["--print-openrpc"])
            #expect(run.ending == .exited(0))
            #expect(run.errors.isEmpty)
            let document = JSONValue(try JSONDocument(run.output).root)
            #expect(document["openrpc"]?.stringValue?.hasPrefix("1.") == true)
            let names = document["methods"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
            #expect(names.contains("client.create"))
            #expect(Set(names).count == names.count)
        }
    }
}

/// A store that says it was written by a program that is yet to come.
enum StoreOfTheFuture {
    static let schema = 999

    /// Makes such a store with the help of a daemon of today.
    static func make() throws -> TemporaryPlace {
        let place = try TemporaryPlace()
        try #require(try RunningDaemon(in: place).stop() == .exited(0))
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: place.store))
        // The user version in the header of an SQLite file: 4 bytes, big-endian, at offset 60.
        try file.seek(toOffset: 60)
        try file.write(contentsOf: [0, 0, UInt8(schema >> 8), UInt8(schema & 0xFF)])
        try file.close()
        return place
    }
}
