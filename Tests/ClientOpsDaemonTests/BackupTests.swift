import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// Backups of a daemon that runs, and the way back to one.
    @Suite struct BackupTests {
        @Test func `a store put back from a copy begins the change feed anew`() throws {
            let daemon = try RunningDaemon()
            let connection = try daemon.connect()
            _ = try connection.call("client.create", params: ["name": "Before"])
            let name = try #require(connection.call("backup.create")["name"]?.stringValue)
            _ = try connection.call("client.create", params: ["name": "After"])
            let position = try Subscriber(to: daemon)
            #expect(position.start == 2)
            #expect(try daemon.stop() == .exited(0))
            let store = daemon.place.store
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + suffix) }
            try FileManager.default.copyItem(atPath: daemon.place.path("backups/" + name), toPath: store)

            let next = try RunningDaemon(in: daemon.place)
            let follower = try Subscriber(to: next, after: (position.epoch, 1))
            #expect(!follower.resumed && follower.epoch != position.epoch)
            let again = try next.connect()
            #expect(try again.all("client.list").map { $0["name"] } == ["Before"])
            #expect(try again.auditIsValid())
            let entry = try again.call("audit.list", params: ["sort": "-seq"])["items"]?.arrayValue?.first
            #expect(entry?["action"] == "restore" && entry?["entity"] == "store" && entry?["seq"] == 2)
            #expect(try next.stop() == .exited(0))
        }

        @Test(.enabled(if: TinyFileSystem.isAvailable, "needs root, to mount a file system"))
        func `a full disk leaves no half copy, and the next one with room is whole`() throws {
            let tiny = try TinyFileSystem(mebibytes: 24)
            let daemon = try RunningDaemon(in: tiny.place, store: tiny.store, prefix: tiny.prefix)
            let connection = try daemon.connect()
            _ = try connection.call("client.create", params: ["name": "Acme"])
            _ = try connection.call("backup.create")
            let before = try Self.files(tiny)
            #expect(before.count == 2)
            try tiny.fill(leaving: 256 << 10)
            do throws(ClientError) {
                _ = try connection.call("backup.create")
                Issue.record("a copy was made without room")
            } catch {
                guard case .daemon(let error) = error else { throw error }
                #expect(error.kind == .storageUnavailable && error.retryable)
                #expect(error.data["why"]?.stringValue?.contains("full") == true, "\(error)")
            }
            #expect(try Self.files(tiny) == before)
            #expect(try connection.call("system.health")["status"] == "ok")
            tiny.empty()
            _ = try connection.call("backup.create")
            #expect(try Self.files(tiny).count == 4)
            #expect(try daemon.stop() == .exited(0))
        }

        private static func files(_ tiny: TinyFileSystem) throws -> [String] {
            let folder = URL(filePath: tiny.store).deletingLastPathComponent().path() + "backups"
            let run = try ChildProcess.run(tiny.prefix + ["ls", "-A", folder], environment: [:])
            return String(decoding: run.child.standardOutput, as: UTF8.self).split(separator: "\n").map { String($0) }
        }
    }
}
