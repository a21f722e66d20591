import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

/// Findings for tests that are not about the rules which open them.
extension TestService {
    /// Stores a finding as a run would.
    func finding(
        _ rule: RuleID = .sharedURL,
        severity: Severity = .high,
        about key: String = "x.example.org",
        members: [FindingMember] = [],
        _ change: @Sendable (inout Finding) -> Void = { _ in }
    ) throws -> Finding {
        let now = service.settings.now()
        var finding = Finding(
            id: 0,
            rule: rule,
            fingerprint: "\(rule.rawValue) \(key)",
            subject: key,
            severity: severity,
            state: .open,
            summary: "Something about \(key).",
            nextStep: "Look at it.",
            members: members,
            firstSeenAt: now,
            lastSeenAt: now
        )
        change(&finding)
        return try write { [finding] in try $0.open(finding) }
    }

    /// Writes beside the methods.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> T) throws -> T {
        let answer = OneAnswer<T>()
        _ = try service.store.perform { tx in
            answer.value = try body(tx)
            return Array("{}".utf8)
        }.get()
        return try #require(answer.value)
    }

    /// Changes the store as somebody would who can write its file.
    func tamper(_ statements: String...) throws {
        try write { tx in for statement in statements { try tx.connection.execute(statement) } }
    }

    /// Reads beside the methods.
    func read<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
        try body(try SQLiteConnection(readingFrom: service.store.path))
    }
}
