import ClientOpsModel
import Crypto
import Foundation
import StrictJSON

/// The mark where a cursor page ended: the last row's sort value and id, bound to the list it belongs to.
struct ListCursor: Equatable {
    /// Hash of the list's conditions: a mark of another list is refused.
    var list: String
    var value: SQLValue
    var id: Int64

    init(list: String, value: SQLValue, id: Int64) {
        self.list = list
        self.value = value
        self.id = id
    }

    /// Reads a mark.
    ///
    /// - Throws: `DomainError.invalidField` when it is none, or belongs to another list.
    init(token: String, list: String) throws {
        guard let data = Data(base64Encoded: Self.padded(token)), let document = try? JSONDocument(Array(data)),
            case .array(let parts) = JSONValue(document.root), parts.count == 3, parts[0].stringValue == list,
            let id = parts[2].integerValue
        else {
            throw DomainError.invalidField(
                pointer: "/cursor",
                expected: "the next_cursor of a list with the same filters, order and search"
            )
        }
        self.list = list
        self.id = id
        switch parts[1] {
        case .integer(let integer): value = .integer(integer)
        case .string(let text): value = .text(text)
        default: value = .null
        }
    }

    /// The mark as callers see it: opaque, URL-safe.
    var token: String {
        let parts: JSONValue = .array([.string(list), value.jsonValue, .integer(id)])
        return Data(parts.serialized()).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// A short hash of whatever makes one list another.
    static func identity(of parts: [String]) -> String {
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{0}").utf8))
        return digest.prefix(6).map { String($0, radix: 16) }.joined()
    }

    private static func padded(_ token: String) -> String {
        let plain = token.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    }
}
