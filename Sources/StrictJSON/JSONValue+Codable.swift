extension JSONValue: Codable {
    /// Decodes any value.
    ///
    /// - Parameter decoder: The decoder, which need not be one of this target.
    /// - Throws: What the decoder threw.
    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? any JSONNodeDecoder {
            self.init(decoder.node)
        } else if let container = try? decoder.container(keyedBy: MemberKey.self) {
            let members = try container.allKeys.map { key in
                (key.stringValue, try container.decode(JSONValue.self, forKey: key))
            }
            self = .object(JSONObject(members))
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int64.self) { return .integer(value) }
        if let value = try? container.decode(Double.self) { return .double(value) }
        return .string(try container.decode(String.self))
    }

    /// Encodes the value.
    ///
    /// - Parameter encoder: The encoder, which need not be one of this target.
    /// - Throws: What the encoder threw.
    package func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? any JSONBytesEncoder { return encoder.encode(raw: serialized()[...]) }
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: MemberKey.self)
            for (key, value) in object { try container.encode(value, forKey: MemberKey(key)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        default:
            try encodeScalar(to: encoder)
        }
    }

    private func encodeScalar(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .null, .array, .object: try container.encodeNil()
        }
    }

    private struct MemberKey: CodingKey {
        let stringValue: String

        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }

        init?(stringValue: String) { self.init(stringValue) }

        init?(intValue: Int) { nil }
    }
}

extension JSONObject: Codable {
    /// Decodes an object.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `DecodingError` if there is another value, or what the decoder threw.
    package init(from decoder: any Decoder) throws {
        guard case .object(let object) = try JSONValue(from: decoder) else {
            throw DecodingError.typeMismatch(
                JSONObject.self,
                .init(codingPath: decoder.codingPath, debugDescription: "an object")
            )
        }
        self = object
    }

    /// Encodes the object.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder threw.
    package func encode(to encoder: any Encoder) throws { try JSONValue.object(self).encode(to: encoder) }
}
