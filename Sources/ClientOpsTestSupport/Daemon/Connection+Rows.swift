package import ClientOpsClient
package import StrictJSON

extension Connection {
    /// Reads a whole list, page by page.
    ///
    /// - Parameters:
    ///   - method: a list method.
    ///   - filters: its filters.
    /// - Returns: all rows.
    /// - Throws: `ClientError`.
    package func all(_ method: String, _ filters: JSONObject = [:]) throws(ClientError) -> [JSONValue] {
        var rows: [JSONValue] = []
        var cursor: JSONValue = ""
        while cursor != .null {
            var params = filters
            params["cursor"] = cursor
            params["page_size"] = 500
            let page = try call(method, params: params)
            rows += page["items"]?.arrayValue ?? []
            cursor = page["next_cursor"] ?? .null
        }
        return rows
    }

    /// Makes rows, up to 64 calls under way at a time.
    ///
    /// - Parameters:
    ///   - method: a method that creates.
    ///   - rows: the parameters of each call.
    /// - Throws: `ClientError`.
    package func createAll(_ method: String, _ rows: [JSONObject]) throws {
        for start in stride(from: 0, to: rows.count, by: 64) {
            let part = rows[start..<min(start + 64, rows.count)]
            for params in part { try send(method, params: JSONValue.object(params).serialized()) }
            for _ in part { _ = try receive().result.get() }
        }
    }

    /// Whether the audit chain is whole.
    ///
    /// - Throws: `ClientError`.
    package func auditIsValid() throws(ClientError) -> Bool { try call("audit.verify")["valid"] == true }
}
