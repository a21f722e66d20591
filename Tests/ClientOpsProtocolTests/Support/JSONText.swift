import StrictJSON

/// Decodes a JSON text as parameters are decoded.
func decode<T: Decodable>(_ type: T.Type, _ text: String, ignoring ignored: Set<String> = []) throws -> T {
    let document = try JSONDocument(Array(text.utf8))
    return try StrictJSONDecoder(pointerPrefix: "/params", ignoredMembers: ignored).decode(type, from: document.root)
}

/// Encodes a value as it travels.
func encode(_ value: some Encodable, omittingNull: Bool = false) throws -> String {
    String(decoding: try StrictJSONEncoder(nullPolicy: omittingNull ? .omit : .writeNull).encode(value), as: UTF8.self)
}

/// Reads a JSON text as a value.
func json(_ text: String) throws -> JSONValue {
    JSONValue(try JSONDocument(Array(text.utf8)).root)
}
