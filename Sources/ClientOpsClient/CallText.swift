import StrictJSON

/// The JSON of calls and results.
enum CallText {
    /// Writes a method's own parameters.
    static func encode(_ params: some Encodable) throws(ClientError) -> [UInt8] {
        do {
            return try StrictJSONEncoder(nullPolicy: .omit).encode(params)
        } catch {
            throw .protocolViolation("the parameters cannot be written as JSON: \(error)")
        }
    }

    /// Adds what any method takes to the text of a method's own parameters.
    static func params(_ own: [UInt8], _ reserved: some Encodable) throws(ClientError) -> [UInt8] {
        let more = try encode(reserved)
        guard more.count > 2, own.last == UInt8(ascii: "}") else { return own }
        let separator = own.count > 2 ? [UInt8(ascii: ",")] : []
        return own.dropLast() + separator + more.dropFirst()
    }

    /// Reads a result; members that the type does not know are passed over.
    static func result<Result: Decodable>(
        _ type: Result.Type,
        of method: String,
        from node: JSONNode
    ) throws(ClientError) -> Result {
        do throws(JSONDecodingError) {
            return try StrictJSONDecoder(ignoringUnknownMembers: true).decode(type, from: node)
        } catch {
            throw .protocolViolation("\(method) has no \(error.expected) at \(error.pointer)")
        }
    }
}
