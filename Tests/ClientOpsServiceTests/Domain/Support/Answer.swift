import StrictJSON

/// A reply, read by what it says.
struct Answer {
    /// The whole message.
    let reply: JSONValue

    /// The result; null for an error.
    var row: JSONValue { reply["result"] ?? .null }
    /// The id of the row.
    var id: JSONValue { self["id"] }
    /// The kind of the error; nil for a success.
    var kind: String? { data["kind"]?.stringValue }
    /// What the error says.
    var data: JSONValue { reply["error"]?["data"] ?? .null }
    /// Where the error is.
    var pointer: String? { data["pointer"]?.stringValue }
    /// The rows of a list.
    var items: [JSONValue] { row["items"]?.arrayValue ?? [] }

    /// The broken rules with the rows that stand in the way, such as `unique_name 3`.
    var conflicts: [String] {
        guard kind == "conflict" else { return [] }
        return (data["conflicts"]?.arrayValue ?? [data]).map {
            "\($0["rule"]?.stringValue ?? "?") \($0["conflicting_id"]?.integerValue ?? -1)"
        }
    }

    /// A member of the result; null when it has none such.
    subscript(_ name: String) -> JSONValue { row[name] ?? .null }
}

extension JSONValue {
    /// A member; null when there is none such.
    subscript(member name: String) -> JSONValue { objectValue?[name] ?? .null }

    /// A row without what every change of it changes.
    var content: JSONValue {
        var object = objectValue ?? [:]
        for name in ["revision", "updated_at"] { object[name] = nil }
        return .object(object)
    }
}
