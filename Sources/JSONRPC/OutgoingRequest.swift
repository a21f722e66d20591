/// Writes the calls of a client, without the line feed that ends each.
package enum OutgoingRequest {
    /// Writes a call.
    ///
    /// - Parameters:
    ///   - id: The id to be answered with, or `nil` for a notification.
    ///   - method: The name of the method.
    ///   - params: The JSON text of the params, or `nil` for none.
    ///   - bytes: Where to append the call.
    package static func write(id: RequestID?, method: String, params: [UInt8]?, into bytes: inout [UInt8]) {
        bytes.append(constant: "{\"jsonrpc\":\"2.0\"")
        if let id {
            bytes.append(constant: ",\"id\":")
            bytes.append(contentsOf: id.rawBytes)
        }
        bytes.append(constant: ",\"method\":")
        bytes.append(jsonString: method)
        if let params {
            bytes.append(constant: ",\"params\":")
            bytes.append(contentsOf: params)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
