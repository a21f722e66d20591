package import ClientOpsModel
import StrictJSON

extension Instance: StoredEntity {
    package static let columns = [
        "project_id", "name", "type", "active", "slot", "state", "url", "url_normalized", "url_key", "aliases", "host",
        "nodes", "db_cluster", "db_name", "db_uuid", "odoo_version", "watched_by", "notes",
        "db_lineage",
    ]
    package static let sortable = [
        "id", "name", "project_id", "type", "active", "host", "db_name", "created_at", "updated_at",
    ]
    package static let projectColumn: String? = "project_id"
    package static let unauditedColumns: Set<String> = ["slot", "url_normalized", "url_key"]

    package var derivedAuditValues: [(field: String, value: SQLValue)] {
        [("contested", .flag(contested)), ("cutover_id", SQLValue(cutoverID))]
    }

    package static let uniqueRules = [
        UniqueRule<Instance>(
            rule: .oneActiveProduction,
            columns: ["project_id"],
            condition: " AND type = 'production' AND active = 1"
        ) { $0.isActiveProduction ? [.integer($0.projectID)] : nil },
        UniqueRule<Instance>(rule: .uniqueName, columns: ["project_id", "name"]) {
            [.integer($0.projectID), .text($0.name)]
        },
    ]

    package var projectForVisibility: Int64? { projectID }

    package var columnValues: [SQLValue] {
        let address = url.flatMap { try? OdooURL($0) }
        return [
            .integer(projectID), .text(name), .text(type.rawValue), .flag(active),
            SQLValue(ProductionSlot.slot(of: self)),
            .text(state.rawValue), SQLValue(url), SQLValue(urlNormalized), SQLValue(address?.comparisonKey),
            .json(.array(aliases.map(JSONValue.string))), SQLValue(host), .json(Self.json(nodes)),
            SQLValue(dbCluster), SQLValue(dbName), SQLValue(dbUUID), SQLValue(odooVersion),
            watchedBy.map { .json(Self.json($0)) } ?? .null, SQLValue(notes),
            SQLValue(dbLineage),
        ]
    }

    package var searchText: [String?] {
        [name, url, host, dbName, dbUUID, odooVersion, notes] + aliases
    }

    package init(_ row: StoredRow) throws {
        self.init(
            projectID: row.integer(0),
            name: row.text(1),
            type: try row.word(2),
            active: row.flag(3),
            state: try row.word(5),
            aliases: row.text(9) == "[]" ? [] : try row.json(9, as: [String].self),
            host: row.optionalText(10),
            nodes: row.text(11) == "[]" ? [] : try row.json(11, as: [InstanceNode].self),
            dbCluster: row.optionalText(12),
            dbName: row.optionalText(13),
            dbUUID: row.optionalText(14),
            odooVersion: row.optionalText(15),
            watchedBy: row.optionalText(16) == nil ? nil : try row.json(16, as: WatchedBy.self),
            notes: row.optionalText(17)
        )
        contested = row.integer(4) < 0
        cutoverID = row.integer(4) > 0 ? row.integer(4) : nil
        dbLineage = row.optionalText(18)
        url = row.optionalText(6)
        urlNormalized = row.optionalText(7)
        id = row.id
        revision = row.revision
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        archivedAt = row.archivedAt
    }

    private static func json(_ value: some Encodable) -> JSONValue {
        guard let bytes = try? StrictJSONEncoder().encode(value), let document = try? JSONDocument(bytes) else {
            return .null
        }
        return JSONValue(document.root)
    }
}
