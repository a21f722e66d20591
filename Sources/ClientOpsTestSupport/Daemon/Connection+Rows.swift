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

    /// Whether the audit chain is whole.
    ///
    /// - Throws: `ClientError`.
    package func auditIsValid() throws(ClientError) -> Bool { try call("audit.verify")["valid"] == true }
}
