import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore
import StrictJSON

extension ExportMethods.Page: ScanHandled {
    /// Bytes after which a page ends early; a row is far smaller.
    private static let pageBytes = 1 << 20
    /// Rows that are read at a time, so that a page of long rows costs little more than its bytes.
    private static let stepRows = 16

    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let after = try position(params)
        let limit = try context.size(ofPage: params.pageSize, usual: Int(PageSizeLimits.range.upperBound))
        var rows: [JSONObject] = []
        var bytes = 0
        var last = after
        var isEnd = false
        while !isEnd, rows.count < limit, bytes < pageBytes {
            let wanted = min(stepRows, limit - rows.count)
            let found = try Self.rows(params.entity, after: last, limit: wanted, context.connection)
            let kept = found.prefix { row in
                guard bytes < pageBytes else { return false }
                bytes += JSONValue.object(row.object).serialized().count
                return true
            }
            rows += kept.map(\.object)
            last = kept.last?.place ?? last
            isEnd = found.count < wanted && kept.count == found.count
        }
        return Result(
            rows: rows,
            nextCursor: isEnd ? nil : "\(params.entity.rawValue)-\(last)",
            seq: try context.connection.auditHead().seq
        )
    }

    /// Where the last page ended.
    private static func position(_ params: Params) throws -> Int64 {
        guard let cursor = params.cursor, !cursor.isEmpty else { return 0 }
        let prefix = params.entity.rawValue + "-"
        guard cursor.hasPrefix(prefix), let last = Int64(cursor.dropFirst(prefix.count)), last >= 0 else {
            throw DomainError.invalidField(pointer: "/cursor", expected: "a next_cursor of this entity")
        }
        return last
    }

    private static func rows(
        _ entity: ExportMethods.Entity,
        after: Int64,
        limit: Int,
        _ connection: SQLiteConnection
    ) throws -> [(place: Int64, object: JSONObject)] {
        func rows<E: StoredEntity>(_ type: E.Type) throws -> [(place: Int64, object: JSONObject)] {
            try connection.exportRows(type, after: after, limit: limit).map { row, operation in
                (row.id, try object(row, entity, operation))
            }
        }
        switch entity {
        case .client: return try rows(Client.self)
        case .project: return try rows(Project.self)
        case .instance: return try rows(Instance.self)
        case .user: return try rows(User.self)
        case .assignment: return try rows(Assignment.self)
        case .lead: return try rows(Lead.self)
        case .cutover: return try rows(Cutover.self)
        case .invoice:
            return try rows(Invoice.self).map { id, object in
                (id, timed(object, try connection.paymentTimes(ofInvoice: id)))
            }
        case .series:
            return try connection.allNumberSeries().filter { $0.year > after }.prefix(limit).map { series in
                (Int64(series.year), try object(series, entity, nil))
            }
        }
    }

    private static func object(
        _ row: some Encodable,
        _ entity: ExportMethods.Entity,
        _ operation: Int64?
    ) throws -> JSONObject {
        var whole = try JSONValue(encoding: row).objectValue ?? [:]
        whole[ExportMethods.Entity.archiveOperation] = operation.map(JSONValue.integer) ?? .null
        return JSONObject(entity.members.map { ($0, whole[$0] ?? .null) })
    }

    /// The invoice with the times of its payments, which nothing else shows.
    private static func timed(_ invoice: JSONObject, _ times: [Timestamp]) -> JSONObject {
        var timed = invoice
        let payments = invoice["payments"]?.arrayValue ?? []
        timed["payments"] = .array(
            zip(payments, times).map { payment, time in
                var payment = payment.objectValue ?? [:]
                payment["created_at"] = .string(time.description)
                return .object(payment)
            }
        )
        return timed
    }
}
