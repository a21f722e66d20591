import StrictJSON

/// Compares the schemas of two documents.
struct SchemaComparison {
    let old: JSONValue
    let new: JSONValue

    /// Finds what of a schema a program can no longer rely on.
    ///
    /// - Parameters:
    ///   - old: the schema it was written for.
    ///   - new: the schema that takes its place.
    ///   - place: what the schema belongs to, for the line.
    ///   - direction: a parameter must not get narrower, a result must not get wider.
    /// - Returns: one line for each break.
    func breaks(
        _ old: JSONValue?,
        _ new: JSONValue?,
        at place: String,
        _ direction: SchemaRecorder.Direction
    ) -> [String] {
        guard let old, let new else { return [] }
        let pair = Pair(
            old: resolved(old, in: self.old),
            new: resolved(new, in: self.new),
            place: place,
            direction: direction
        )
        if pair.old["oneOf"] != nil || pair.new["oneOf"] != nil { return choices(pair) }
        return types(pair) + enumeration(pair) + bounds(pair) + members(pair)
            + breaks(pair.old["items"], pair.new["items"], at: place + "[]", direction)
    }

    private struct Pair {
        let old: JSONValue
        let new: JSONValue
        let place: String
        let direction: SchemaRecorder.Direction
    }

    /// What a reference leads to; a form or null becomes the form with null among its types, which says the same.
    private func resolved(_ schema: JSONValue, in document: JSONValue) -> JSONValue {
        if let name = schema["$ref"]?.stringValue?.split(separator: "/").last {
            return document["components"]?["schemas"]?[String(name)] ?? schema
        }
        guard let choices = schema["oneOf"]?.arrayValue, choices.count == 2,
            let present = choices.first(where: { $0 != ["type": "null"] }), choices.contains(["type": "null"]),
            case .object(var form) = resolved(present, in: document), let type = form["type"], case .string = type
        else { return schema }
        form["type"] = [type, "null"]
        if case .array(let words)? = form["enum"] { form["enum"] = .array(words + [.null]) }
        return .object(form)
    }

    /// Each old choice needs a new one that it fits; the closest one is reported.
    private func choices(_ pair: Pair) -> [String] {
        let newChoices = pair.new["oneOf"]?.arrayValue ?? [pair.new]
        let oldChoices = pair.old["oneOf"]?.arrayValue ?? [pair.old]
        var lines = oldChoices.flatMap { choice -> [String] in
            let attempts = newChoices.map { breaks(choice, $0, at: pair.place, pair.direction) }
            return attempts.min { $0.count < $1.count } ?? []
        }
        if pair.direction == .result, newChoices.count > oldChoices.count {
            lines.append("\(pair.place) may take a further form")
        }
        return lines
    }

    private func types(_ pair: Pair) -> [String] {
        let old = typeNames(pair.old)
        let new = typeNames(pair.new)
        // A schema without a type takes any value.
        switch pair.direction {
        case .params where !new.isEmpty:
            return old.isEmpty
                ? ["\(pair.place) no longer takes any value"]
                : old.filter { !new.contains($0) && !($0 == "integer" && new.contains("number")) }
                    .map { "\(pair.place) no longer takes \($0)" }
        case .result where !old.isEmpty:
            return new.isEmpty
                ? ["\(pair.place) may be any value"]
                : new.filter { !old.contains($0) && !($0 == "integer" && old.contains("number")) }
                    .map { "\(pair.place) may be \($0)" }
        default: return []
        }
    }

    private func typeNames(_ schema: JSONValue) -> [String] {
        switch schema["type"] {
        case .string(let name): [name]
        case .array(let names): names.compactMap(\.stringValue)
        default: []
        }
    }

    /// A word that is gone breaks both ways: callers still send it, readers still wait for it.
    private func enumeration(_ pair: Pair) -> [String] {
        guard let new = pair.new["enum"]?.arrayValue else { return [] }
        guard let old = pair.old["enum"]?.arrayValue else {
            return pair.direction == .params ? ["\(pair.place) takes only certain words now"] : []
        }
        return old.compactMap(\.stringValue).filter { !new.contains(.string($0)) }
            .map { "\(pair.place) lost the word \($0)" }
    }

    private func bounds(_ pair: Pair) -> [String] {
        guard pair.direction == .params else { return [] }
        let upper = ["maximum", "maxLength", "maxItems"].filter { name in
            guard let new = pair.new[name]?.integerValue else { return false }
            return pair.old[name]?.integerValue.map { new < $0 } ?? true
        }
        let lower = ["minimum", "minLength", "minItems"].filter { name in
            guard let new = pair.new[name]?.integerValue else { return false }
            return pair.old[name]?.integerValue.map { new > $0 } ?? true
        }
        return (upper + lower).map { "\(pair.place) has a narrower \($0)" }
    }

    private func members(_ pair: Pair) -> [String] {
        guard let old = pair.old["properties"]?.objectValue else { return [] }
        let new = pair.new["properties"]?.objectValue ?? [:]
        let changed = old.flatMap { name, schema -> [String] in
            guard let replacement = new[name] else { return ["\(pair.place) lost the member \(name)"] }
            return breaks(schema, replacement, at: "\(pair.place).\(name)", pair.direction)
        }
        return changed + requirements(pair)
    }

    private func requirements(_ pair: Pair) -> [String] {
        let old = pair.old["required"]?.arrayValue ?? []
        let new = pair.new["required"]?.arrayValue ?? []
        return switch pair.direction {
        case .params:
            new.filter { !old.contains($0) }.compactMap(\.stringValue)
                .map { "\(pair.place) now requires the member \($0)" }
        case .result:
            old.filter { !new.contains($0) && pair.new["properties"]?[$0.stringValue ?? ""] != nil }
                .compactMap(\.stringValue).map { "\(pair.place) may lack the member \($0)" }
        }
    }
}
