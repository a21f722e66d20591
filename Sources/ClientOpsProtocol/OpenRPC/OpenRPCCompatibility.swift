package import StrictJSON

/// Compares two versions of the document for what would break a program that worked with the older one.
package enum OpenRPCCompatibility {
    /// Finds what the newer document took away.
    ///
    /// - Parameters:
    ///   - old: the document that programs were written for.
    ///   - new: the document that is to take its place.
    /// - Returns: one line for each break, in the order of the old document; empty when the change is compatible.
    package static func breaks(old: JSONValue, new: JSONValue) -> [String] {
        let newMethods = named(new["methods"])
        let schemas = SchemaComparison(old: old, new: new)
        let methods = elements(old["methods"]).flatMap { method -> [String] in
            let name = method["name"]?.stringValue ?? ""
            guard let replacement = newMethods[name] else { return ["\(name): the method is gone"] }
            return compare(method, replacement, schemas).map { "\(name): \($0)" }
        }
        return methods + events(old["x-events"], new["x-events"], schemas)
    }

    /// An event is read as a result is, so it may get more members and words and lose none.
    private static func events(_ old: JSONValue?, _ new: JSONValue?, _ schemas: SchemaComparison) -> [String] {
        let newEvents = named(new)
        return elements(old).flatMap { event -> [String] in
            let name = event["name"]?.stringValue ?? ""
            guard let replacement = newEvents[name] else { return ["\(name): the event is gone"] }
            let lines =
                lost("role", words(event["x-role"]), words(replacement["x-role"]))
                + schemas.breaks(event["params"], replacement["params"], at: "params", .result)
                + lostSight(event["x-sees"], replacement["x-sees"])
            return lines.map { "\(name): \($0)" }
        }
    }

    private static func lostSight(_ old: JSONValue?, _ new: JSONValue?) -> [String] {
        elements(old).flatMap { sight -> [String] in
            let role = sight["role"]?.stringValue ?? ""
            guard let replacement = elements(new).first(where: { $0["role"] == sight["role"] }) else {
                return ["the role \(role) sees nothing any more"]
            }
            let entities = lost("entity", words(sight["entities"]), words(replacement["entities"]))
            let narrower = sight["only_assigned"] == false && replacement["only_assigned"] == true
            let anonymous = sight["actor"] == true && replacement["actor"] == false
            return entities.map { "\($0) for \(role)" }
                + (narrower ? ["\(role) sees only assigned rows"] : []) + (anonymous ? ["\(role) sees no actor"] : [])
        }
    }

    private static func compare(_ old: JSONValue, _ new: JSONValue, _ schemas: SchemaComparison) -> [String] {
        lost("role", words(old["x-role"]), words(new["x-role"]))
            + lost("error", messages(old), messages(new))
            + comparePart(old, new, schemas)
            + schemas.breaks(old["result"]?["schema"], new["result"]?["schema"], at: "result", .result)
    }

    private static func comparePart(_ old: JSONValue, _ new: JSONValue, _ schemas: SchemaComparison) -> [String] {
        let oldParams = named(old["params"])
        let newParams = named(new["params"])
        let changed = elements(old["params"]).flatMap { param -> [String] in
            let name = param["name"]?.stringValue ?? ""
            guard let replacement = newParams[name] else { return ["the parameter \(name) is gone"] }
            return schemas.breaks(param["schema"], replacement["schema"], at: "parameter \(name)", .params)
        }
        let required = elements(new["params"]).compactMap { param -> String? in
            let name = param["name"]?.stringValue ?? ""
            let wasRequired = oldParams[name]?["required"]?.boolValue ?? false
            guard param["required"]?.boolValue == true, !wasRequired else { return nil }
            return "the parameter \(name) is now required"
        }
        return changed + required
    }

    private static func lost(_ what: String, _ old: [String], _ new: [String]) -> [String] {
        old.filter { !new.contains($0) }.map { "the \(what) \($0) is gone" }
    }

    private static func messages(_ method: JSONValue) -> [String] {
        elements(method["errors"]).compactMap { $0["message"]?.stringValue }
    }

    private static func words(_ value: JSONValue?) -> [String] { elements(value).compactMap(\.stringValue) }

    private static func elements(_ value: JSONValue?) -> [JSONValue] { value?.arrayValue ?? [] }

    private static func named(_ value: JSONValue?) -> [String: JSONValue] {
        let pairs = elements(value).map { ($0["name"]?.stringValue ?? "", $0) }
        return Dictionary(pairs) { first, _ in first }
    }
}
