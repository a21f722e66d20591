import ClientOpsImport
package import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The services of the daemon without its socket, as the importer sees them.
extension TestService: ImportService {
    package func begin(_ kind: ImportMethods.Format, currency: String?, dryRun: Bool) throws -> Int64 {
        var params: JSONObject = ["kind": .string(kind.rawValue), "dry_run": .bool(dryRun)]
        params["currency"] = currency.map(JSONValue.string)
        return try #require(answer("import.begin", .object(params))["import_id"]?.integerValue)
    }

    package func send(_ rows: ImportMethods.Rows.Params) throws -> Int64 {
        let bytes = try StrictJSONEncoder(nullPolicy: .omit).encode(rows)
        let params = JSONValue(try JSONDocument(bytes).root)
        return try #require(answer("import.rows", params)["received"]?.integerValue)
    }

    package func commit(_ importID: Int64) throws -> ImportReport {
        let result = try answer("import.commit", ["import_id": .integer(importID)])
        return try StrictJSONDecoder().decode(ImportReport.self, from: JSONDocument(result.serialized()).root)
    }

    /// The result of a call; an error fails the test with its text.
    func answer(_ method: String, _ params: JSONValue) throws -> JSONValue {
        let reply = reply(method, params)
        return try #require(reply["result"], "\(reply)")
    }

    /// Everything, as `clientopsctl export` writes it.
    func export(pageSize: Int64 = 100) throws -> [UInt8] {
        var bytes = JSONValue.object(ExportFile.header).serialized() + Array("\n".utf8)
        for entity in ExportMethods.Entity.allCases {
            var cursor: String? = ""
            while let place = cursor {
                let page = try answer(
                    "export.page",
                    [
                        "entity": .string(entity.rawValue), "cursor": .string(place),
                        "page_size": .integer(pageSize),
                    ]
                )
                for row in page["rows"]?.arrayValue ?? [] {
                    let line: JSONValue = ["entity": .string(entity.rawValue), "row": row]
                    bytes += line.serialized() + Array("\n".utf8)
                }
                cursor = page["next_cursor"]?.stringValue
            }
        }
        return bytes
    }

    /// Imports a file of the given format.
    func take(_ source: some RowSource, currency: String? = nil, dryRun: Bool = false) throws -> ImportSummary {
        try ImportRun(source: source, service: self, currency: currency).perform(dryRun: dryRun)
    }
}
