import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import StrictJSON

/// Takes an export back into an empty store: ids, revisions, times and operations stay as they were.
struct ExportRestoration {
    private let session: ImportSession
    private let tx: WriteTransaction
    private var tables: [ImportTableReport] = []
    private var highestOperation: Int64 = 0
    private var instances: [Instance] = []

    /// Performs the import; one row that is not as an export has it refuses all of them.
    ///
    /// - Parameters:
    ///   - session: the import.
    ///   - tx: the write it happens in.
    /// - Returns: the account of every row.
    /// - Throws: `DomainError` when the store is not empty or a row is unusable; `StoreError`.
    static func perform(_ session: ImportSession, _ tx: WriteTransaction) throws -> ImportReport {
        try refuseUnlessEmpty(tx)
        _ = tx.operationID
        var run = ExportRestoration(session: session, tx: tx)
        for entity in ExportMethods.Entity.allCases { try run.take(entity) }
        // Second active productions enter beside the first, and sides of a cut-over once it is there.
        for instance in run.instances { try tx.enterSlot(instance) }
        try tx.beginOperations(above: run.highestOperation)
        return ImportReport(dryRun: session.isDryRun, tables: run.tables, lines: [])
    }

    /// Refuses to put rows with ids of their own among others.
    static func refuseUnlessEmpty(_ tx: WriteTransaction) throws {
        guard try tx.connection.hasNoRows() else {
            throw DomainError.invalidState(
                InvalidState(.store, id: 0, from: "not empty", to: "imported", allowed: ["empty"])
            )
        }
    }

    private init(session: ImportSession, tx: WriteTransaction) {
        self.session = session
        self.tx = tx
    }

    private mutating func take(_ entity: ExportMethods.Entity) throws {
        var report = ImportTableReport(table: entity.kind)
        for object in try tx.gathered(JSONObject.self, kind: entity.kind, in: session) {
            report.read += 1
            do {
                try take(object, entity)
            } catch let error as StoreError where error.isConstraint {
                throw Self.refusal(entity, object, error.message)
            }
            report.created += 1
        }
        if report.read > 0 { tables.append(report) }
    }

    private mutating func take(_ object: JSONObject, _ entity: ExportMethods.Entity) throws {
        let row = ExportedObject(entity: entity, object: object)
        let operation = row.archiveOperation
        highestOperation = max(highestOperation, operation ?? 0)
        switch entity {
        case .client: try tx.reinstate(row.decoded(Client.self), archiveOperation: operation)
        case .project: try tx.reinstate(row.decoded(Project.self), archiveOperation: operation)
        case .instance:
            var instance = try row.decoded(Instance.self)
            instance.urlNormalized = instance.url.flatMap { try? OdooURL($0) }?.normalized
            try tx.reinstate(instance, archiveOperation: operation)
            instances.append(instance)
        case .user: try tx.reinstate(row.decoded(User.self), archiveOperation: operation)
        case .assignment: try tx.reinstate(row.decoded(Assignment.self), archiveOperation: operation)
        case .lead: try tx.reinstate(row.decoded(Lead.self), archiveOperation: operation)
        case .cutover: try tx.reinstate(row.decoded(Cutover.self), archiveOperation: operation)
        case .series: try tx.save(row.decoded(NumberSeries.self), replacing: nil, audited: true)
        case .invoice:
            let (invoice, times) = try row.invoice()
            try tx.reinstate(invoice, archiveOperation: operation)
            if invoice.status != .draft { try tx.freeze(invoice: invoice.id) }
            for (payment, time) in zip(invoice.payments, times) {
                try tx.reinstate(payment, of: invoice, createdAt: time)
            }
        }
    }

    /// Why an export cannot be taken back.
    static func refusal(_ entity: ExportMethods.Entity, _ object: JSONObject, _ why: String) -> DomainError {
        let id = (object["id"] ?? object["year"])?.integerValue.map { " \($0)" } ?? ""
        return .invalidField(
            pointer: "/import_id",
            expected: "rows as an export has them; \(entity.rawValue)\(id): \(why)"
        )
    }
}

/// A row of an export as it came.
private struct ExportedObject {
    let entity: ExportMethods.Entity
    let object: JSONObject

    /// Members that an export leaves out because they follow from others.
    private static let derived: [ExportMethods.Entity: JSONObject] = [
        .project: ["client_name": ""], .assignment: ["username": ""], .invoice: ["overdue": false],
    ]

    /// The operation that archived the row.
    var archiveOperation: Int64? { object[ExportMethods.Entity.archiveOperation]?.integerValue }

    /// The row, its texts checked as those of a caller are.
    func decoded<Row: Decodable>(_ type: Row.Type) throws -> Row {
        try decoded(type, from: object)
    }

    /// An invoice, and when its payments were recorded.
    func invoice() throws -> (Invoice, [Timestamp]) {
        var whole = object
        var times: [Timestamp] = []
        var payments: [JSONValue] = []
        for payment in object["payments"]?.arrayValue ?? [] {
            var members = payment.objectValue ?? [:]
            guard let time = members["created_at"]?.stringValue.flatMap({ Timestamp($0) }) else {
                throw ExportRestoration.refusal(entity, object, "a payment has no created_at")
            }
            times.append(time)
            members["created_at"] = nil
            payments.append(.object(members))
        }
        whole["payments"] = .array(payments)
        return (try decoded(Invoice.self, from: whole), times)
    }

    private func decoded<Row: Decodable>(_ type: Row.Type, from object: JSONObject) throws -> Row {
        var object = object
        object[ExportMethods.Entity.archiveOperation] = nil
        for (name, value) in Self.derived[entity] ?? [:] { object[name] = value }
        let row: Row
        do {
            let document = try JSONDocument(JSONValue.object(object).serialized())
            row = try StrictJSONDecoder().decode(type, from: document.root)
        } catch let error as JSONDecodingError {
            throw ExportRestoration.refusal(entity, object, "\(error.pointer) has to be \(error.expected)")
        }
        if let problem = ExportedTexts.problem(in: row) {
            throw ExportRestoration.refusal(entity, object, problem)
        }
        return row
    }
}
