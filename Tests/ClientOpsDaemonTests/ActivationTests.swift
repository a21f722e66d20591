import ClientOpsClient
import ClientOpsTestSupport
import Foundation
import JSONRPC
import StrictJSON
import Testing

extension DaemonTests {
    /// The daemon on a socket that a socket unit owns.
    @Suite struct ActivationTests {
        @Test func `the socket that was passed is served, and outlives the daemon`() throws {
            let place = try TemporaryPlace()
            let listener = try BoundSocket.listening(at: place.socket)
            let daemon = try RunningDaemon(in: place, listener: listener)
            #expect(try daemon.connect().call("client.create", params: ["name": "First"])["id"] == 1)
            #expect(try daemon.stop() == .exited(0))
            // What is sent while no daemon runs waits for the next one.
            let early = try daemon.connect()
            try early.send("client.create", params: Array(#"{"name": "Second"}"#.utf8))
            let next = try RunningDaemon(in: place, listener: listener)
            #expect(try early.receive().result.get().member("id")?.integer == 2)
            #expect(try next.stop() == .exited(0))
        }

        @Test func `a daemon without a usable store stays and says why`() throws {
            let place = try StoreOfTheFuture.make()
            let listener = try BoundSocket.listening(at: place.socket)
            let daemon = try RunningDaemon(in: place, listener: listener)
            let connection = try daemon.connect()
            for method in ["client.list", "client.create", "system.status", "no.such.method"] {
                let error = try #require(Self.error(of: connection, method))
                #expect(error.kind == .storageUnavailable)
                #expect(error.data["why"]?.stringValue?.contains("schema \(StoreOfTheFuture.schema)") == true)
            }
            #expect(Self.error(of: try daemon.connect(), "client.list")?.kind == .storageUnavailable)
            #expect(daemon.standardError.contains("schema \(StoreOfTheFuture.schema)"))
            #expect(try daemon.stop() == .exited(0))
            #expect(FileManager.default.fileExists(atPath: place.socket))
        }

        @Test func `a directory in the store's place is said too`() throws {
            let place = try TemporaryPlace()
            try FileManager.default.createDirectory(atPath: place.store, withIntermediateDirectories: false)
            let listener = try BoundSocket.listening(at: place.socket)
            let daemon = try RunningDaemon(in: place, listener: listener)
            #expect(Self.error(of: try daemon.connect(), "client.list")?.kind == .storageUnavailable)
            #expect(try daemon.stop() == .exited(0))
        }

        private static func error(of connection: Connection, _ method: String) -> RPCError? {
            do throws(ClientError) {
                _ = try connection.call(method)
                return nil
            } catch {
                guard case .daemon(let error) = error else { return nil }
                return error
            }
        }
    }
}
