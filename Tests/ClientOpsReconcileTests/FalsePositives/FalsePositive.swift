import ClientOpsModel
import ClientOpsReconcile
import Testing

/// A way in which a rule could cry wolf, beside the case in which it has to speak (domain-anchors, sections 2 to 4).
struct FalsePositive: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: RuleID
    /// Rules that the same thing must not wake either.
    let others: Set<RuleID>
    /// What the rule may say all the same; nil for nothing.
    let atMost: Severity?
    /// The harmless world.
    let innocent: @Sendable () throws -> Reality
    /// What makes it the real thing.
    let guilty: @Sendable (inout Reality) throws -> Void

    init(
        _ rule: RuleID,
        _ name: String,
        others: Set<RuleID> = [],
        atMost: Severity? = nil,
        _ innocent: @escaping @Sendable () throws -> Reality,
        guilty: @escaping @Sendable (inout Reality) throws -> Void
    ) {
        self.rule = rule
        self.name = name
        self.others = others
        self.atMost = atMost
        self.innocent = innocent
        self.guilty = guilty
    }

    var testDescription: String { "\(rule.rawValue): \(name)" }

    /// Every one that the research page names.
    static let all: [FalsePositive] = declared + copies + databases + servers
}

@Suite struct FalsePositiveTests {
    /// Three runs, five minutes apart.
    private static func run(_ reality: inout Reality, _ books: inout Books) {
        for _ in 0..<3 {
            books.run(reality.facts)
            reality.pass(minutes: 5)
        }
    }

    @Test(arguments: FalsePositive.all)
    func isNotRaisedAndItsNeighbourIs(_ given: FalsePositive) throws {
        var reality = try given.innocent()
        var books = Books()
        Self.run(&reality, &books)
        let quiet = books.table.findings.filter { finding in
            finding.rule == given.rule || given.others.contains(finding.rule)
        }
        #expect(quiet.allSatisfy { finding in given.atMost.map { finding.severity <= $0 } ?? false }, "\(quiet)")
        try given.guilty(&reality)
        Self.run(&reality, &books)
        let open = books.table.findings.filter { $0.rule == given.rule && $0.state == .open }
        #expect(open.contains { finding in given.atMost.map { finding.severity > $0 } ?? true })
    }

    /// A live test system that is meant to be one is told apart by a person, and only for a time.
    @Test(arguments: [false, true])
    func whatIsMeantToBeLiveIsSuppressedForATime(isFlagged: Bool) throws {
        var reality = try Reality.production(.staging) { ($0.neutralized, $0.mailServers) = (isFlagged, 1) }
        let rule = isFlagged ? RuleID.neutralizedButLive : .liveCopy
        var books = Books()
        books.run(reality.facts)
        let id = try #require(books.table.findings.first { $0.rule == rule }).id
        books.table.change(id) {
            $0.suppression = FindingSuppression(at: moment(0), by: "ada", until: moment(20), reason: "Acceptance test")
        }
        for _ in 0..<3 {
            reality.pass(minutes: 5)
            #expect(books.run(reality.facts).isEmpty)
        }
        reality.pass(minutes: 5)
        #expect(
            books.run(reality.facts).map { $0.prefix(15 + rule.rawValue.count - 2) } == [
                "unsuppressed \(rule.rawValue)"
            ]
        )
    }
}
