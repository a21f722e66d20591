import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Whatever comes in whatever order, the store says what a list on paper would say.
@Suite struct ReportPropertyTests {
    /// What is known of a subject on paper.
    private struct Paper: Equatable {
        var crons: Int64
        var isGone = false
    }

    /// One source's reports: those that came through are noted on paper, those that must not are counted.
    private struct Book {
        var subjects: [String: Paper] = [:]
        var sequence: Int64 = 0
        var versions = 0
    }

    @Test(arguments: 0..<12)
    func `random reports, replayed and out of order, leave what the accepted ones say`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lookout = try Lookout()
        lookout.source()
        var book = Book()
        for _ in 0..<40 {
            lookout.clock.advance(seconds: Int64.random(in: 1...60, using: &random))
            let isStale = Int.random(in: 0..<4, using: &random) == 0
            let sequence = isStale ? Int64.random(in: 0...book.sequence, using: &random) : book.sequence + 1
            let isComplete = Bool.random(using: &random)
            let chosen = (0..<12).filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
            let crons = Int64.random(in: 0...2, using: &random)
            let subjects = chosen.map { Lookout.database("db\($0)", ["crons": .integer(crons)]) }
            let parts = Self.parts(of: subjects, using: &random)
            let observed = lookout.clock.now.description
            var counts: [Int64] = [0, 0, 0, 0]
            for (index, part) in parts.enumerated() {
                let reply = lookout.report(
                    sequence,
                    part,
                    [
                        "complete": .bool(isComplete), "final": .bool(index == parts.count - 1),
                        "observed_at": .string(observed),
                    ]
                )
                #expect((reply.kind == nil) == !isStale, "\(reply.text)")
                if isStale { break }
                counts = zip(counts, reply.counts).map { $0 + $1 }
                lookout.clock.advance(seconds: 1)
            }
            guard !isStale else { continue }
            #expect(counts == Self.note(chosen.map { "localhost:5432/db\($0)" }, crons, isComplete, in: &book))
            book.sequence = sequence
            try expect(book, in: lookout)
        }
    }

    private static func parts(of subjects: [JSONValue], using random: inout SeededGenerator) -> [[JSONValue]] {
        let cut = Int.random(in: 0...subjects.count, using: &random)
        return Bool.random(using: &random) ? [subjects] : [Array(subjects[..<cut]), Array(subjects[cut...])]
    }

    /// Notes an accepted report; answers new, changed, unchanged and gone.
    private static func note(_ keys: [String], _ crons: Int64, _ isComplete: Bool, in book: inout Book) -> [Int64] {
        var counts: [Int64] = [0, 0, 0, 0]
        for key in keys {
            let paper = Paper(crons: crons)
            counts[book.subjects[key].map { $0 == paper ? 2 : 1 } ?? 0] += 1
            if let known = book.subjects[key], known != paper { book.versions += 1 }
            book.subjects[key] = paper
        }
        for (key, paper) in book.subjects where isComplete && !keys.contains(key) && !paper.isGone {
            book.subjects[key]?.isGone = true
            counts[3] += 1
        }
        return counts
    }

    private func expect(_ book: Book, in lookout: Lookout) throws {
        let rows = lookout.service.items("observation.list", ["page_size": 500])
        let stored = rows.map { row in
            (
                row["key"]?.stringValue ?? "",
                Paper(
                    crons: row["subject"]?["database"]?["crons"]?.integerValue ?? -1,
                    isGone: row["gone_at"] != .null
                )
            )
        }
        #expect(Dictionary(uniqueKeysWithValues: stored) == book.subjects)
        #expect(
            lookout.service.items("observation.list", ["gone": true]).count
                == book.subjects.values.count(where: \.isGone)
        )
        let session = try lookout.service.service.store.openReadSession()
        #expect(try session.read { try $0.currentObservations() }.count == book.subjects.count)
        #expect(lookout.state()["sequence"]?.integerValue == book.sequence)
    }
}
