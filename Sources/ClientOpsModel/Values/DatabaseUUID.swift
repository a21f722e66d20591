/// The `database.uuid` of an Odoo database in canonical form; placeholders prove nothing and are refused.
package struct DatabaseUUID: CheckedString {
    /// 36 lower-case characters, 8-4-4-4-12.
    package let value: String
    /// The string on the wire.
    package var wireValue: String { value }

    /// What a caller has to give, in one clause.
    package static let expectation = "a UUID such as 7d1a4c1e-6f0a-11ee-8c99-0242ac120002"

    /// Trims, checks and lower-cases a UUID.
    ///
    /// - Throws: `TextProblem` for anything that is no UUID, and for placeholders such as all zeros.
    package init(_ raw: String) throws(TextProblem) {
        let text = try TextRules.normalize(raw).lowercased()
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        let isUUID =
            groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } }
        guard isUUID else {
            throw TextProblem(expected: Self.expectation)
        }
        // A UUID made of one repeated digit was typed by a person, never generated.
        guard Set(text.utf8.filter { $0 != 45 }).count > 1 else {
            throw TextProblem(expected: "the UUID of a real database, not a placeholder")
        }
        value = text
    }
}
