import StrictJSON

/// A JSON value as its text, for what has no type of its own.
public struct JSONText: Sendable, Hashable, CustomStringConvertible {
    /// The text in UTF-8, without white space around it.
    public let utf8: [UInt8]

    init(utf8: [UInt8]) { self.utf8 = utf8 }

    init(_ value: JSONValue) { utf8 = value.serialized() }

    /// Takes a text; nil if it is no JSON.
    public init?(_ text: String) {
        guard let document = try? JSONDocument(text) else { return nil }
        utf8 = Array(document.root.rawBytes)
    }

    /// The text.
    public var description: String { String(decoding: utf8, as: UTF8.self) }

    /// Reads the value; members that the type does not know are passed over.
    ///
    /// - Parameter type: what the value is expected to be.
    /// - Returns: the value.
    /// - Throws: ``CallError`` when it is something else.
    public func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
        do {
            return try StrictJSONDecoder(ignoringUnknownMembers: true).decode(type, from: JSONDocument(utf8).root)
        } catch let error as JSONDecodingError {
            throw CallError(.protocolViolation("there is no \(error.expected) at \(error.pointer)"))
        } catch {
            throw CallError(.protocolViolation("\(error)"))
        }
    }

    /// Reads a member of the object that the text holds.
    ///
    /// - Parameters:
    ///   - name: the name of the member.
    ///   - type: what it is expected to be.
    /// - Returns: the member; nil when there is none, or something else.
    public func member<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        guard let node = try? JSONDocument(utf8).root.member(name) else { return nil }
        return try? StrictJSONDecoder(ignoringUnknownMembers: true).decode(type, from: node)
    }
}

extension JSONText: Codable {
    /// Takes any value.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? any JSONNodeDecoder {
            utf8 = Array(decoder.node.rawBytes)
        } else {
            utf8 = try JSONValue(from: decoder).serialized()
        }
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? any JSONBytesEncoder { return encoder.encode(raw: utf8[...]) }
        try JSONValue(try JSONDocument(utf8).root).encode(to: encoder)
    }
}
