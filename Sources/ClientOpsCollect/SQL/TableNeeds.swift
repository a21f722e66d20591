import StrictJSON

/// The tables and columns that are read, and nothing else is.
enum TableNeeds {
    /// A table of Odoo.
    struct Table {
        var name: String
        var columns: [String]
        /// Whether every Odoo database has it; without another one, nothing of its kind is installed.
        var isBasic = true
    }

    static let all = [
        Table(name: "ir_config_parameter", columns: ["key", "value"]),
        Table(name: "ir_module_module", columns: ["name", "latest_version"]),
        Table(name: "ir_model_data", columns: ["module", "name", "model", "res_id"]),
        Table(name: "ir_cron", columns: ["id", "active", "lastcall"]),
        Table(name: "ir_mail_server", columns: ["active", "smtp_host"]),
        Table(name: "res_company", columns: ["id", "create_date"]),
        Table(name: "res_users", columns: ["id", "create_date"]),
        Table(name: "fetchmail_server", columns: ["active", "state"], isBasic: false),
        Table(name: "payment_provider", columns: ["state"], isBasic: false),
        Table(name: "payment_acquirer", columns: ["state", "environment"], isBasic: false),
    ]

    /// Asks the catalogue for the kind of each table, and for the type and the rights of each of its columns.
    ///
    /// Types that are not PostgreSQL's own could bring functions of their makers along.
    static let query: String = {
        let names = all.map { SQLText.literal($0.name) }.joined(separator: ", ")
        return """
            SELECT COALESCE(pg_catalog.json_agg(pg_catalog.json_build_object('table', c.relname, 'kind', c.relkind, \
            'secured', c.relrowsecurity, 'column', a.attname, 'builtin', a.atttypid OPERATOR(pg_catalog.<) 16384, \
            'readable', pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND \
            pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT'))), '[]'::pg_catalog.json) \
            FROM pg_catalog.pg_class c \
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
            WHERE n.nspname = 'public' AND c.relname IN (\(names))
            """
    }()

    static func table(_ name: String) -> Table? { all.first { $0.name == name } }
}

/// What the catalogue of a database says of the tables that are read.
struct TableCatalogue {
    private struct Column {
        var isBuiltIn: Bool
        var isReadable: Bool
    }

    private var kinds: [String: String] = [:]
    private var columns: [String: [String: Column]] = [:]

    init(_ rows: JSONValue) {
        for row in rows.arrayValue ?? [] {
            guard let table = row["table"]?.stringValue, let column = row["column"]?.stringValue else { continue }
            kinds[table] = row["secured"] == true ? "secured" : row["kind"]?.stringValue ?? ""
            columns[table, default: [:]][column] = Column(
                isBuiltIn: row["builtin"] == true,
                isReadable: row["readable"] == true
            )
        }
    }

    /// Whether there is anything of that name.
    func has(_ table: String) -> Bool { kinds[table] != nil }

    /// Whether a table has a column.
    func has(_ column: String, in table: String) -> Bool { columns[table]?[column] != nil }

    /// Whether the database looks like one of Odoo's.
    var isOdoo: Bool { has("ir_module_module") && has("ir_config_parameter") }

    /// Checks that columns of a table can be read safely.
    ///
    /// - Throws: why they cannot.
    func require(_ names: [String], of table: String) throws(Reason) {
        switch kinds[table] {
        case nil: throw Reason("there is no table \(table)")
        case "r": break
        case "secured": throw Reason("\(table) has row security, so that it may not show everything")
        default: throw Reason("\(table) is not a table of its own")
        }
        for name in names {
            guard let column = columns[table]?[name] else { throw Reason("\(table) has no column \(name)") }
            guard column.isBuiltIn else { throw Reason("\(table).\(name) has a type of its own") }
            guard column.isReadable else { throw Reason("the role may not read \(table).\(name)") }
        }
    }

    /// The columns that the role still has to be given, by table.
    var missingGrants: [(table: String, columns: [String])] {
        TableNeeds.all.compactMap { table in
            guard kinds[table.name] == "r" else { return nil }
            let missing = table.columns.filter { columns[table.name]?[$0].map { !$0.isReadable } ?? false }
            return missing.isEmpty ? nil : (table.name, missing)
        }
    }
}
