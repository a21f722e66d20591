import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import Testing

@Suite struct RowReadingTests {
    private func item(_ values: String, into table: String) throws -> SourceItem {
        let file = try TemporaryDatabase(Fixture.infraSchema + "INSERT INTO \(table) VALUES (\(values));")
        let items = try items(of: file.path)
        try #require(items.count == 1)
        return items[0]
    }

    private func aside(_ kind: EntityKind, _ id: String, _ reason: String) -> SourceItem {
        .aside(ImportLine(table: kind, sourceID: id, outcome: .aside, reason: reason))
    }

    @Test(arguments: [
        ("1, 'Acme'", "Acme"), ("1, ''", ""), ("1, ' a '", " a "), ("1, 42", "42"), ("1, 'Zoë 🏭'", "Zoë 🏭"),
        ("1, 'a' || char(0) || 'b'", "a\0b"), ("1, 'a' || char(27) || '[2J'", "a\u{1B}[2J"),
    ])
    func textTravelsAsItStands(_ values: String, _ name: String) throws {
        #expect(try item(values, into: "clients") == .client(ImportedClient(sourceID: 1, name: name)))
    }

    @Test(arguments: [
        ("7, NULL", "name is NULL."), ("7, x'4142'", "name is a BLOB, not text."),
        ("7, CAST(x'41FF42' AS TEXT)", "name is not UTF-8."),
        ("7, CAST(x'EDA080' AS TEXT)", "name is not UTF-8."),
        ("7, char(65534)", "name holds a Unicode noncharacter."),
        ("7, printf('%.70000c', 'x')", "70000 bytes of text are too many to be sent."),
    ])
    func textThatCannotTravelIsKeptAside(_ values: String, _ reason: String) throws {
        #expect(try item(values, into: "clients") == aside(.client, "7", reason))
    }

    @Test(arguments: [
        ("9007199254740993, 'Acme'", "9007199254740993", "id is beyond ±(2^53−1): 9007199254740993."),
        ("-9223372036854775808, 'Acme'", "-9223372036854775808", "id is beyond ±(2^53−1): -9223372036854775808."),
    ])
    func idsBeyondExactNumbersAreKeptAside(_ values: String, _ id: String, _ reason: String) throws {
        #expect(try item(values, into: "clients") == aside(.client, id, reason))
    }

    @Test(arguments: [
        ("'x'", "client_id is not an integer: x."), ("NULL", "client_id is not an integer: NULL."),
        ("1.5", "client_id is not an integer: 1.5."), ("x'31'", "client_id is not an integer: a BLOB."),
    ])
    func aParentThatIsNoIntegerIsKeptAside(_ value: String, _ reason: String) throws {
        #expect(try item("3, 'Shop', \(value)", into: "projects") == aside(.project, "3", reason))
    }

    @Test(
        arguments: [("1", true), ("0", false), ("NULL", nil), ("'true'", true), ("'FALSE'", false)] as [(String, Bool?)]
    )
    func activeIsRead(_ value: String, _ expected: Bool?) throws {
        guard case .instance(let row) = try item("1, 'a', NULL, 'STAGING', \(value), 2", into: "odoo_instances") else {
            Issue.record("kept aside")
            return
        }
        #expect(row.active == expected && row.url == nil && row.type == .staging)
    }

    @Test(arguments: [
        ("'PRODUCTION', 2", "is_active is neither true nor false: 2."),
        ("'PRODUCTION', 'yes'", "is_active is neither true nor false: yes."),
        ("'PRODUCTION', x''", "is_active is neither true nor false: a BLOB."),
        ("'TEST', 1", "instance_type is none of development, production, staging: TEST."),
        ("NULL, 1", "instance_type is NULL."),
    ])
    func anInstanceOutsideTheVocabularyIsKeptAside(_ values: String, _ reason: String) throws {
        let item = try item("5, 'a', 'https://a.example', \(values), 2", into: "odoo_instances")
        #expect(item == aside(.instance, "5", reason))
    }

    @Test(arguments: [("ADMIN", UserRole.admin), ("STANDARD", .standard), ("standard", .standard)])
    func rolesAreRead(_ word: String, _ role: UserRole) throws {
        let user = ImportedUser(sourceID: 1, login: "a@b.example", email: "a@b.example", role: role)
        #expect(try item("1, 'a@b.example', '\(word)'", into: "users") == .user(user))
    }

    @Test func aForeignRoleIsKeptAside() throws {
        #expect(
            try item("1, 'a@b.example', 'staff'", into: "users")
                == aside(.user, "1", "role is none of admin, standard: staff.")
        )
    }

    @Test func anAssignmentIsNamedByBothIDs() throws {
        #expect(
            try item("3, NULL", into: "project_users")
                == aside(.assignment, "3/NULL", "user_id is not an integer: NULL.")
        )
        let assignment = ImportedAssignment(projectSourceID: 3, userSourceID: 4)
        #expect(try item("3, 4", into: "project_users") == .assignment(assignment))
    }

    @Test(arguments: [
        ("2024-07-17 16:03:50.000000", "2024-07-17T16:03:50.000Z"), ("2024-07-17 16:03:50", "2024-07-17T16:03:50.000Z"),
        ("2024-07-17 16:03:50.987654", "2024-07-17T16:03:50.987Z"),
        ("2024-07-17T16:03:50Z", "2024-07-17T16:03:50.000Z"),
        ("2024-07-17 16:03:50+02:00", "2024-07-17T14:03:50.000Z"), ("2024-02-29 00:00:00", "2024-02-29T00:00:00.000Z"),
    ])
    func timesAreUTC(_ text: String, _ expected: String) throws {
        let file = try TemporaryDatabase(
            Fixture.hubSchema
                + "INSERT INTO clients (id, name, created_at, deleted_at) VALUES (1, 'Acme', '\(text)', NULL);"
        )
        let client = ImportedClient(sourceID: 1, name: "Acme", createdAt: Timestamp(expected))
        #expect(try items(of: file.path, .clientOpsHub) == [.client(client)])
    }

    @Test(arguments: ["2023-02-29 00:00:00", "2024-07-17", "yesterday", "", "2024-07-17 16:03:50 ", "1721232230"])
    func whatIsNoTimeIsKeptAside(_ text: String) throws {
        let file = try TemporaryDatabase(
            Fixture.hubSchema + "INSERT INTO clients (id, name, deleted_at) VALUES (1, 'Acme', '\(text)');"
        )
        let reason = "deleted_at is not a time such as 2024-07-17 16:03:50: \(text)."
        #expect(try items(of: file.path, .clientOpsHub) == [aside(.client, "1", reason)])
    }
}
