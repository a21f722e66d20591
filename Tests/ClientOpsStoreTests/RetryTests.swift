import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

@Suite struct RetryTests {
    let test: TestStore
    private let key = RetryKey(requestID: "k1", params: Array(#"{"name":"Acme"}"#.utf8))

    init() throws { test = try TestStore() }

    private func create(
        as caller: Caller = .root,
        method: String = "client.create",
        _ key: RetryKey
    ) throws -> String {
        let reply = test.store.perform(as: caller, method: method, options: { $0.retry = key }) { tx in
            Array(#"{"id":\#(try tx.insert(Client(name: "Acme")).id),"µ":"\u{1F600}"}"#.utf8)
        }
        return String(decoding: try reply.get().result, as: UTF8.self)
    }

    @Test func aRepetitionAnswersTheSameBytes() throws {
        let first = try create(key)
        #expect(try create(key) == first)
        #expect(try test.clients().count == 1)
        #expect(try test.entries().map(\.requestID) == ["k1"])
    }

    @Test func otherParametersAreRefused() throws {
        _ = try create(key)
        let other = RetryKey(requestID: "k1", params: Array("{}".utf8))
        #expect(throws: DomainError.requestIDReused) { try create(other) }
        #expect(try test.clients().count == 1)
    }

    @Test func eachCallerAndMethodHasKeysOfItsOwn() throws {
        _ = try create(key)
        _ = try create(as: .with(.admin, uid: 1000), key)
        _ = try create(as: .with(.admin, uid: 1000, userID: 4), key)
        _ = try create(method: "client.other", key)
        #expect(try test.clients().count == 4)
    }

    @Test func failuresAreNotStored() throws {
        struct Unexpected: Error {}
        let failed = test.store.perform(method: "client.create", options: { $0.retry = key }) { _ in
            throw Unexpected()
        }
        #expect(throws: Unexpected.self) { try failed.get() }
        _ = try create(key)
        #expect(try test.clients().count == 1)
    }

    @Test func aReplyTooLargeToKeepIsRefusedWithItsEffect() throws {
        let reply = test.store.perform(options: { $0.retry = key }) { tx in
            _ = try tx.insert(Client(name: "Acme"))
            return [UInt8](repeating: 0x20, count: StoredReplies.maximumBytes + 1)
        }
        let refusal = DomainError.limitExceeded(which: "stored_reply_bytes", limit: 65_536, value: 65_537)
        #expect(throws: refusal) { try reply.get() }
        #expect(try test.clients().isEmpty)
    }

    @Test func aRepetitionInTheSameGroupAnswersTheSame() throws {
        var committer = test.committer()
        var request = WriteRequest.inserting("Acme")
        request.retry = key
        let results = try committer.commit([request, request]).map { try $0.get().result }
        #expect(results[0] == results[1])
        #expect(try test.clients().count == 1)
    }

    // MARK: Age

    private static let week: Int64 = 7 * 86_400_000
    private static let minute: UInt64 = 60_000_000_000

    @Test func aReplyIsAnsweredForAWeek() throws {
        let wall = Shared<Int64>(1_000_000_000_000)
        // Before pruning may begin, so that only the look-up decides.
        let clock = WriterClock(monotonicNanoseconds: { 0 }, wallMilliseconds: { wall.value })
        var committer = test.committer(clock)
        var request = WriteRequest.inserting("Acme")
        request.retry = key
        let first = try committer.commit([request])[0].get().result
        wall.value += Self.week
        #expect(try committer.commit([request])[0].get().result == first)
        wall.value += 1
        #expect(try committer.commit([request])[0].get().result != first)
        #expect(try test.clients().count == 2)
        #expect(try replies() == 1)
    }

    @Test func oldRepliesArePrunedOnceAMinute() throws {
        let wall = Shared<Int64>(1_000_000_000_000)
        let monotonic = Shared<UInt64>(5)
        let clock = WriterClock(
            monotonicNanoseconds: { monotonic.value },
            wallMilliseconds: { wall.value }
        )
        var committer = test.committer(clock)
        _ = committer.commit([.keyed("a")])
        wall.value += Self.week + 1
        _ = committer.commit([.keyed("b")])
        #expect(try replies() == 2, "the minute is not over")
        monotonic.value += Self.minute
        _ = committer.commit([.keyed("c")])
        #expect(try replies() == 2, "only what is older than a week goes")
    }

    @Test func pruningGoesInSmallStepsUntilNothingOldIsLeft() throws {
        let clock = WriterClock(monotonicNanoseconds: { 5 }, wallMilliseconds: { 1_000_000_000_000 })
        let old = StoredReplies.pruningLimit * 2 + 10
        try test.write { tx in
            for number in 0..<old {
                try tx.connection.execute(
                    "INSERT INTO request VALUES (0, 0, 'm', ?, 'h', '{}', ?)",
                    .text("old\(number)"),
                    .integer(1_000_000_000_000 - Self.week - 1)
                )
            }
        }
        // The store's own writer may have pruned before it wrote: the group that wrote them looked first.
        let left = try replies()
        var committer = test.committer(clock)
        _ = committer.commit([.inserting("One")])
        #expect(try replies() == left - Int64(StoredReplies.pruningLimit))
        _ = committer.commit([.inserting("Two")])
        _ = committer.commit([.inserting("Three")])
        #expect(try replies() == 0)
    }

    @Test func theConfiguredTimeDecidesAndMayChange() throws {
        let wall = Shared<Int64>(1_000_000_000_000)
        let monotonic = Shared<UInt64>(5)
        let clock = WriterClock(monotonicNanoseconds: { monotonic.value }, wallMilliseconds: { wall.value })
        let lifetime = ReplyLifetime(milliseconds: 3_600_000)
        let path = test.store.path
        var committer = GroupCommitter(database: WritingDatabase(path: path), clock: clock, replyLifetime: lifetime)
        var request = WriteRequest.inserting("Acme")
        request.retry = key
        let first = try committer.commit([request])[0].get().result
        wall.value += 3_600_000
        #expect(try committer.commit([request])[0].get().result == first)
        // A shorter time counts for what is stored already, both for answering and for pruning.
        lifetime.milliseconds = 60_000
        #expect(try committer.commit([request])[0].get().result != first)
        _ = committer.commit([.keyed("b")])
        wall.value += 60_001
        monotonic.value += Self.minute
        _ = committer.commit([.keyed("c")])
        #expect(try replies() == 1)
    }

    private func replies() throws -> Int64 { try test.read { try $0.integer("SELECT count(*) FROM request") } }
}

extension WriteRequest {
    fileprivate static func keyed(_ key: String) -> WriteRequest {
        var request = inserting("Client \(key)")
        request.retry = RetryKey(requestID: key, paramsHash: key)
        return request
    }
}
