import ClientOpsClient
import ClientOpsTestSupport
import Dispatch
import Glibc
import StrictJSON
import Synchronization
import Testing

extension DaemonTests {
    /// Subscriptions over the real socket.
    @Suite struct EventTests {
        private static let changes = 100_000

        /// Follows the feed with connections that are cut off at random, up to the first change of a user.
        private static func follow(_ daemon: RunningDaemon, epoch: String, seed: UInt64) throws -> [AuditLog.Change] {
            var generator = SeededGenerator(seed: seed)
            var seen: [AuditLog.Change] = []
            while true {
                let subscriber = try Subscriber(to: daemon, after: (epoch, seen.last?.seq ?? 0))
                guard subscriber.resumed, subscriber.start == seen.last?.seq ?? 0 else {
                    throw DaemonFailure("not resumed behind \(seen.last?.seq ?? 0)")
                }
                // What was sent and not read is lost with the connection, as when a process is killed.
                for _ in 0..<Int.random(in: 0...4000, using: &generator) {
                    guard let message = try subscriber.next() else { throw DaemonFailure("the stream ended early") }
                    guard case .event(let change) = message else { continue }
                    seen.append(change)
                    if change.entity == "user" { return seen }
                }
            }
        }

        @Test func `who is cut off and goes on at random over 100,000 changes sees each once`() throws {
            let daemon = try RunningDaemon()
            let epoch = try Subscriber(to: daemon).epoch
            let followers = ThreadGroup(2) { try Self.follow(daemon, epoch: epoch, seed: UInt64($0)) }
            let isDone = Mutex(false)
            let small = ThreadGroup(2) { writer in
                let connection = try daemon.connect()
                var number = 0
                while !isDone.withLock({ $0 }) {
                    let rows = (0..<64).map { JSONObject([("name", .string("\(writer)-\(number + $0)"))]) }
                    try connection.createAll("client.create", rows)
                    number += rows.count
                }
            }
            let bulk = try BulkWriter(to: daemon)
            let connection = try daemon.connect()
            while try connection.call("system.status")["store"]?["seq"]?.integerValue ?? 0 < Self.changes {
                try bulk.write(bulk.step * 10)
            }
            isDone.withLock { $0 = true }
            _ = try small.join()
            _ = try connection.call("user.create", params: ["username": "last", "role": "staff"])
            let seen = try followers.join()
            #expect(try daemon.stop() == .exited(0))
            let log = try AuditLog(in: daemon.place)
            #expect(log.head >= Self.changes && log.changes.count == log.head)
            for changes in seen { #expect(changes == log.changes) }
        }

        @Test func `an own event comes before the own reply, however deep the pipeline`() throws {
            let daemon = try RunningDaemon()
            let isDone = Mutex(false)
            let noise = ThreadGroup(2) { _ in
                let connection = try daemon.connect()
                while !isDone.withLock({ $0 }) { _ = try connection.call("client.create", params: ["name": "Noise"]) }
            }
            let subscriber = try Subscriber(to: daemon)
            let count = 400
            let lines = (1...count).map {
                #"{"jsonrpc":"2.0","id":\#($0),"method":"client.create","params":{"name":"Own \#($0)"}}"#
            }
            try subscriber.client.send(Array((lines.joined(separator: "\n") + "\n").utf8))
            var told: Set<Int64> = []
            var answered = 0
            while answered < count {
                switch try #require(try subscriber.next()) {
                case .event(let change): told.insert(change.id)
                case .lagged(let seq): Issue.record("a reader that reads lags at \(seq)")
                case .reply(let reply):
                    answered += 1
                    #expect(reply["id"]?.integerValue == Int64(answered))
                    #expect(told.contains(try #require(reply["result"]?["id"]?.integerValue)))
                }
            }
            isDone.withLock { $0 = true }
            _ = try noise.join()
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `a slow reader is told once that it lags, and misses nothing`() throws {
            let daemon = try RunningDaemon()
            let bulk = try BulkWriter(to: daemon)
            let subscriber = try Subscriber(to: daemon)
            try bulk.write(20_000)
            let connection = try daemon.connect()
            _ = try connection.call("user.create", params: ["username": "last", "role": "staff"])
            let (seqs, lags) = try subscriber.events { $0.entity == "user" }
            #expect(lags.count == 1 && seqs.contains(lags.first ?? -1))
            #expect(seqs == Array(subscriber.start + 1...subscriber.start + Int64(seqs.count)))
            #expect(seqs.last == (try connection.call("system.status")["store"]?["seq"]?.integerValue))
            // It has caught up, so that changes come as they happen again.
            _ = try connection.call("user.create", params: ["username": "later", "role": "staff"])
            let (later, laterLags) = try subscriber.events { _ in true }
            #expect(later == [(seqs.last ?? 0) + 1] && laterLags.isEmpty)
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `the position of another store is not resumed`() throws {
            let first = try RunningDaemon()
            let connection = try first.connect()
            for _ in 1...3 { _ = try connection.call("client.create", params: ["name": "Acme"]) }
            let old = try Subscriber(to: first)
            #expect(old.start == 3 && old.resumed)
            let second = try RunningDaemon()
            let other = try second.connect()
            for _ in 1...5 { _ = try other.call("client.create", params: ["name": "Acme"]) }
            let anew = try Subscriber(to: second, after: (old.epoch, old.start))
            #expect(anew.epoch != old.epoch && !anew.resumed && anew.start == 5)
            _ = try other.call("client.create", params: ["name": "Acme"])
            #expect(try anew.events { _ in true }.seqs == [6])
            for daemon in [first, second] { #expect(try daemon.stop() == .exited(0)) }
        }

        @Test func `nothing comes behind the reply to unsubscribe`() throws {
            let daemon = try RunningDaemon()
            let isDone = Mutex(false)
            let noise = ThreadGroup(2) { _ in
                let connection = try daemon.connect()
                while !isDone.withLock({ $0 }) { _ = try connection.call("client.create", params: ["name": "Noise"]) }
            }
            let client = try daemon.connectRaw()
            func line() throws -> JSONValue { JSONValue(try JSONDocument(try #require(try client.readLine())).root) }
            for round in 0..<50 {
                try client.send(line: #"{"jsonrpc":"2.0","id":1,"method":"event.subscribe"}"#)
                var last = try line()["result"]?["seq"]?.integerValue ?? -1
                for _ in 0..<round % 5 { last = try line()["params"]?["seq"]?.integerValue ?? -1 }
                try client.send(line: #"{"jsonrpc":"2.0","id":2,"method":"event.unsubscribe"}"#)
                var message = try line()
                while message["method"] == "event" {
                    last = message["params"]?["seq"]?.integerValue ?? -1
                    message = try line()
                }
                #expect(message["id"] == 2 && message["result"]?["seq"]?.integerValue == last)
                try client.send(line: #"{"jsonrpc":"2.0","id":3,"method":"client.create","params":{"name":"Own"}}"#)
                #expect(try line()["id"] == 3)
            }
            isDone.withLock { $0 = true }
            _ = try noise.join()
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `subscribers that never read cost a bounded amount of memory`() throws {
            let daemon = try RunningDaemon(configuration: "[limits]\nbuffered_bytes = 16M\n")
            let bulk = try BulkWriter(to: daemon)
            try bulk.write(bulk.step * 2)
            let idle = try daemon.residentBytes()
            let deaf = try (0..<200).map { _ in try Subscriber(to: daemon) }
            for _ in 0..<6 {
                try bulk.write(bulk.step * 4)
                #expect(try daemon.connect().call("system.ping")["version"] != nil)
            }
            let grown = try daemon.residentBytes() - idle
            #expect(grown < 48 << 20, "grew by \(grown >> 20) MiB")
            // Each of them can still read everything.
            let connection = try daemon.connect()
            _ = try connection.call("user.create", params: ["username": "last", "role": "staff"])
            for subscriber in [deaf[0], deaf[100], deaf[199]] {
                let (seqs, lags) = try subscriber.events { $0.entity == "user" }
                #expect(seqs == Array(subscriber.start + 1...subscriber.start + Int64(seqs.count)))
                #expect(lags.count == 1)
            }
            #expect(try daemon.stop() == .exited(0))
        }

        @Test func `clientopsctl that is killed goes on behind what it printed, also over a restart`() throws {
            let place = try TemporaryPlace()
            let proxy = try place.checked()
            var daemon = try RunningDaemon(in: place)
            var printed: [Int64] = []
            let epoch = try Subscriber(to: daemon).epoch
            for round in 0..<4 {
                let ctl = try ChildProcess([
                    try Programs.path(of: "clientopsctl"), "--socket", proxy.path, "events", "--follow", "-j",
                    "--after", "\(epoch):\(printed.last ?? 0)",
                ])
                let start = printed.count
                try Self.create(40, on: daemon)
                try ctl.waitForOutput(lines: 30)
                if round == 2 {
                    try daemon.stop()
                    daemon = try RunningDaemon(in: place)
                    try Self.create(40, on: daemon)
                    try ctl.waitForOutput(lines: 75)
                }
                ctl.signal(SIGKILL)
                #expect(try ctl.waitForEnd() == .killed(signal: SIGKILL))
                for line in ctl.standardOutput.split(separator: 10) {
                    guard line.last == UInt8(ascii: "}"), let event = try? JSONDocument(Array(line)) else { continue }
                    printed.append(JSONValue(event.root)["seq"]?.integerValue ?? -1)
                }
                #expect(printed.count >= start + 30)
            }
            #expect(printed == Array(1...Int64(printed.count)))
            #expect(try daemon.stop() == .exited(0))
        }

        private static func create(_ count: Int, on daemon: RunningDaemon) throws {
            try daemon.connect()
                .createAll("client.create", (1...count).map { ["name": .string("Client \($0)")] })
        }
    }
}
