/// JSON Pointers (RFC 6901), which name a place inside a JSON text.
package enum JSONPointer {
    /// One step of the way from a value to one inside it.
    enum Step {
        case member(String)
        case element(Int)

        var token: String {
            switch self {
            case .member(let name): name
            case .element(let index): String(index)
            }
        }
    }

    /// Returns the token with `~` and `/` escaped.
    package static func escape(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var escaped = ""
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Returns the pointer that goes through the tokens, none of them escaped yet.
    package static func make(_ tokens: [String]) -> String {
        tokens.map { "/" + escape($0) }.joined()
    }
}
