import StrictJSON

/// Results as JSON on the output.
enum JSONText {
    /// Writes a value with a final line feed; nothing in it acts on a terminal.
    static func render(_ value: JSONValue, mode: JSONMode) -> [UInt8] {
        let text = String(decoding: value.serialized(pretty: mode == .pretty), as: UTF8.self)
        return Array((Escaping.json(text) + "\n").utf8)
    }
}

extension JSONMode {
    /// The form that suits who reads it.
    static func readable(_ isTerminal: Bool) -> JSONMode { isTerminal ? .pretty : .short }
}
