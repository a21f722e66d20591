import ClientOpsModel
import Foundation
import Synchronization

/// The one writer: takes what has queued, gives each write a savepoint, commits once, then answers all.
final class Writer: Sendable {
    /// Most writes of one transaction.
    static let groupLimit = 256

    private let queue = WriteQueue()
    private let state = Mutex(WriterState())
    private let stopped = ThreadSignal()
    let commits: CommitCounter

    private let replyLifetime: ReplyLifetime

    init(commits: CommitCounter, replyLifetime: ReplyLifetime) {
        self.commits = commits
        self.replyLifetime = replyLifetime
    }

    var snapshot: WriterState { state.withLock { $0 } }
    var queued: Int { queue.count }

    /// Starts the thread that owns the writing connection.
    ///
    /// - Parameters:
    ///   - path: the store's file.
    ///   - clock: milliseconds since 1970-01-01T00:00:00Z.
    func start(_ path: String, clock: @escaping @Sendable () -> Int64) {
        let thread = Thread { [self] in
            var times = WriterClock.system
            times.wallMilliseconds = clock
            var committer = GroupCommitter(
                database: WritingDatabase(path: path),
                clock: times,
                replyLifetime: replyLifetime
            )
            while let group = queue.take(limit: Self.groupLimit) { commit(group, with: &committer) }
            committer.database.close()
            stopped.signal()
        }
        thread.name = "writer"
        thread.stackSize = 4 << 20
        thread.start()
    }

    func submit(_ request: WriteRequest) {
        if !queue.add(request) {
            request.completion(.failure(DomainError.storageUnavailable(why: "closing", outcomeUnknown: false)))
        }
    }

    /// Finishes what has queued and closes the connection.
    func stop() {
        queue.close()
        stopped.wait()
    }

    private func commit(_ group: [WriteRequest], with committer: inout GroupCommitter) {
        let before = committer.head
        let results = committer.commit(group)
        let problem = committer.problem
        // A group of unknown outcome may be on disk after all: readers look again then too.
        commits.advance(hasGrown: before == nil || committer.head != before)
        state.withLock { $0.note(writes: group.count, problem: problem) }
        for (request, result) in zip(group, results) { request.completion(result) }
    }
}
