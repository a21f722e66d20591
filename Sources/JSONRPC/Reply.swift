/// Writes the messages of a daemon, without the line feed that ends each.
package enum Reply {
    /// Writes the answer to a call that succeeded.
    ///
    /// - Parameters:
    ///   - id: The id of the call.
    ///   - result: The JSON text of the result.
    ///   - bytes: Where to append the answer.
    package static func writeSuccess(id: RequestID, result: [UInt8], into bytes: inout [UInt8]) {
        writeSuccess(id: id, into: &bytes) { $0.append(contentsOf: result) }
    }

    /// Writes the answer to a call that succeeded, whose result is written in place.
    ///
    /// - Parameters:
    ///   - id: The id of the call.
    ///   - bytes: Where to append the answer; after an error it holds what it held before.
    ///   - writeResult: Appends the JSON text of the result.
    /// - Throws: What `writeResult` threw.
    package static func writeSuccess<Failure: Error>(
        id: RequestID,
        into bytes: inout [UInt8],
        writeResult: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let start = bytes.count
        bytes.append(constant: "{\"jsonrpc\":\"2.0\",\"id\":")
        bytes.append(contentsOf: id.rawBytes)
        bytes.append(constant: ",\"result\":")
        do throws(Failure) {
            try writeResult(&bytes)
        } catch {
            bytes.removeSubrange(start...)
            throw error
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes the answer to a call that failed.
    ///
    /// - Parameters:
    ///   - id: The id of the call, or `nil` if it could not be read.
    ///   - error: What went wrong.
    ///   - bytes: Where to append the answer.
    package static func writeError(id: RequestID?, _ error: RPCError, into bytes: inout [UInt8]) {
        bytes.append(constant: "{\"jsonrpc\":\"2.0\",\"id\":")
        bytes.append(contentsOf: (id ?? .null).rawBytes)
        bytes.append(constant: ",\"error\":")
        error.write(into: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a notification.
    ///
    /// - Parameters:
    ///   - method: The name of the notification.
    ///   - params: The JSON text of the params.
    ///   - bytes: Where to append the notification.
    package static func writeNotification(method: String, params: [UInt8], into bytes: inout [UInt8]) {
        bytes.append(constant: "{\"jsonrpc\":\"2.0\",\"method\":")
        bytes.append(jsonString: method)
        bytes.append(constant: ",\"params\":")
        bytes.append(contentsOf: params)
        bytes.append(UInt8(ascii: "}"))
    }
}
