/// The rows and methods of the protocol, as other packages see them.
///
/// They are written from `protocol/openrpc.json`, which is written from the declarations that the daemon itself
/// dispatches by. Times are RFC 3339 texts, dates `YYYY-MM-DD`, money is in minor units.
public enum API {
    /// The parameters of a method that takes none.
    public struct NoParams: Codable, Sendable, Hashable {
        /// Makes them.
        public init() {}
    }

    /// Some rows of a list.
    public struct Page<Row: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
        /// The rows.
        public var items: [Row]
        /// Where the next page begins; nil at the end, and when a page was asked for by number.
        public var nextCursor: String?
        /// The number of the page, if it was asked for by number.
        public var page: Int64?
        /// How many rows such a page has.
        public var pageSize: Int64?
        /// How many rows there are altogether, if the page was asked for by number.
        public var total: Int64?
        /// How many pages that makes.
        public var totalPages: Int64?

        private enum CodingKeys: String, CodingKey {
            case items
            case nextCursor = "next_cursor"
            case page
            case pageSize = "page_size"
            case total
            case totalPages = "total_pages"
        }
    }

    /// What an update does to a field that may be empty.
    public enum Patch<Value: Codable & Sendable & Hashable>: Sendable, Hashable {
        /// The field stays.
        case unchanged
        /// The field is emptied.
        case clear
        /// The field gets a value.
        case set(Value)
    }
}

/// A method of the daemon.
public protocol APIMethod: Sendable {
    /// The parameters by name.
    associatedtype Params: Encodable & Sendable
    /// The result.
    associatedtype Result: Decodable & Sendable
    /// The name on the wire.
    static var name: String { get }
}

/// A method that answers some rows of many.
public protocol APIListMethod: APIMethod where Params: APIListParams, Result == API.Page<Row> {
    /// What it lists.
    associatedtype Row: Codable & Sendable & Hashable
}

/// Parameters that say where a list goes on.
public protocol APIListParams: Sendable {
    /// Where the last answer ended; the empty text begins.
    var cursor: String? { get set }
}

/// A word of a set that may grow.
public protocol APIWord: RawRepresentable, Codable, Sendable, Hashable, CustomStringConvertible
where RawValue == String {}

extension APIWord {
    /// The word as it travels.
    public var description: String { rawValue }
}

// `Codable` only so that synthesized conformances accept it; the containers below read and write it.
extension API.Patch: Codable {
    /// Reads a value that is present.
    public init(from decoder: any Decoder) throws { self = .set(try Value(from: decoder)) }

    /// Writes the value, `null` for ``clear``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .set(let value) = self { try container.encode(value) } else { try container.encodeNil() }
    }
}

// Synthesized conformances in this module resolve to these more specific overloads.
extension KeyedDecodingContainer {
    func decode<Value>(_ type: API.Patch<Value>.Type, forKey key: Key) throws -> API.Patch<Value> {
        guard contains(key) else { return .unchanged }
        return try decodeNil(forKey: key) ? .clear : .set(try decode(Value.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    mutating func encode<Value>(_ value: API.Patch<Value>, forKey key: Key) throws {
        switch value {
        case .unchanged: break
        case .clear: try encodeNil(forKey: key)
        case .set(let value): try encode(value, forKey: key)
        }
    }
}
