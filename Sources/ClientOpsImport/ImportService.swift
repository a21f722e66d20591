package import ClientOpsClient
package import ClientOpsProtocol
import StrictJSON

/// Whoever takes the rows: the daemon behind a connection, or its double in a test.
package protocol ImportService {
    /// Begins an import and answers its id.
    func begin(_ kind: ImportMethods.Format, currency: String?, dryRun: Bool) throws -> Int64
    /// Hands rows over and answers how many have been gathered.
    func send(_ rows: ImportMethods.Rows.Params) throws -> Int64
    /// Applies the import and answers what became of its rows.
    func commit(_ importID: Int64) throws -> ImportReport
}

extension Connection: ImportService {
    /// Calls `import.begin`.
    package func begin(_ kind: ImportMethods.Format, currency: String?, dryRun: Bool) throws -> Int64 {
        var params: JSONObject = ["kind": .string(kind.rawValue), "dry_run": .bool(dryRun)]
        params["currency"] = currency.map(JSONValue.string)
        guard let id = try call(ImportMethods.Begin.name, params: params)["import_id"]?.integerValue else {
            throw ClientError.protocolViolation("\(ImportMethods.Begin.name) has no import_id")
        }
        return id
    }

    /// Calls `import.rows`.
    package func send(_ rows: ImportMethods.Rows.Params) throws -> Int64 {
        try call(ImportMethods.Rows.self, rows).received
    }

    /// Calls `import.commit`.
    package func commit(_ importID: Int64) throws -> ImportReport {
        try call(ImportMethods.Commit.self, ImportMethods.Commit.Params(importID: importID))
    }
}
