import ClientOpsModel

/// Checks the texts of rows that come from a file instead of a call.
enum ExportedTexts {
    /// What is wrong with a row.
    ///
    /// - Parameter row: a row of an export.
    /// - Returns: a clause that names the member; nil when nothing is wrong.
    static func problem(in row: some Decodable) -> String? {
        switch row {
        case let row as Client:
            first(
                check("name", row.name, LongName.self),
                check("company", row.company, ShortName.self),
                check("email", row.email, Email.self),
                check("phone", row.phone, Phone.self),
                check("notes", row.notes, Notes.self)
            )
        case let row as Project: first(check("name", row.name, ShortName.self), check("notes", row.notes, Notes.self))
        case let row as Instance: problem(in: row)
        case let row as User:
            first(
                check("username", row.username, Username.self),
                check("email", row.email, Email.self),
                check("display_name", row.displayName, ShortName.self)
            )
        case let row as Lead:
            first(
                check("name", row.name, LongName.self),
                check("email", row.email, Email.self),
                check("company", row.company, ShortName.self),
                check("source", row.source, ShortName.self),
                check("lost_reason", row.lostReason, Reason.self),
                check("notes", row.notes, Notes.self)
            )
        case let row as Invoice: problem(in: row)
        case let row as Cutover: first(check("reason", row.reason, Reason.self))
        default: nil
        }
    }

    private static func problem(in row: Instance) -> String? {
        first(
            check("name", row.name, ShortName.self),
            check("url", row.url, OdooURL.self),
            check("host", row.host, Host.self),
            check("db_cluster", row.dbCluster, ShortName.self),
            check("db_name", row.dbName, ShortName.self),
            check("db_uuid", row.dbUUID, DatabaseUUID.self),
            check("odoo_version", row.odooVersion, ShortName.self),
            check("notes", row.notes, Notes.self),
            row.aliases.lazy.compactMap { check("aliases", $0, HostAlias.self) }.first
        )
    }

    private static func problem(in row: Invoice) -> String? {
        first(
            check("title", row.title, LongName.self),
            check("currency", row.currency, Currency.self),
            check("notes", row.notes, Notes.self),
            check("void_reason", row.voidReason, Reason.self),
            row.payments.lazy.compactMap { payment in
                first(
                    check("method", payment.method, ShortName.self),
                    check("reference", payment.reference, ShortName.self),
                    check("reason", payment.reason, Reason.self)
                )
            }.first
        )
    }

    private static func first(_ problems: String?...) -> String? { problems.lazy.compactMap(\.self).first }

    private static func check<Checked: CheckedString>(
        _ member: String,
        _ text: String?,
        _ type: Checked.Type
    ) -> String? {
        guard let text else { return nil }
        do throws(TextProblem) {
            _ = try Checked(text)
            return nil
        } catch {
            return "\(member) has to be \(error.expected)"
        }
    }
}
