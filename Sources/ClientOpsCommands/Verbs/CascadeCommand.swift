import ClientOpsModel
import StrictJSON

/// A command that archives or restores a row with the rows below it; it asks when there are any, or when it overrules
/// what protects them.
protocol CascadeCommand: AskingCommand {
    /// Whether it is told to overrule what protects the rows.
    var isForced: Bool { get }
}

extension CascadeCommand {
    var isForced: Bool { false }

    func agrees(to preview: JSONValue, _ params: inout JSONObject, in session: Session) throws -> Bool {
        let below = RowView.members(of: preview["counts"] ?? .null).filter { $0.name != Self.entity }
        guard isForced || below.contains(where: { $0.value.integerValue != 0 }) else { return true }
        let counts = CountText.phrases(of: .object(JSONObject(below.map { ($0.name, $0.value) })))
        let with = counts.isEmpty ? "" : " with " + counts.joined(separator: ", ")
        var lines = ["This \(Self.verb)s \(Self.entity) \(name(of: preview["item"] ?? .null))\(with)."]
        let active = Self.deactivated(by: preview)
        if active > 0 { lines.append("\(CountText.phrase(active, "active instance")) will be deactivated.") }
        return session.confirms(lines, "Go on?")
    }

    private func name(of item: JSONValue) -> String {
        "\(ValueText.line(item["id"] ?? .null)) (\(ValueText.line(item["name"] ?? .null)))"
    }

    private static var entity: String { String(methodName.prefix { $0 != "." }) }

    private static var verb: String { String(methodName.dropFirst(entity.count + 1)) }

    /// Instances that are active before and not afterwards.
    private static func deactivated(by preview: JSONValue) -> Int64 {
        (preview["changes"]?.arrayValue ?? []).reduce(0) { count, entry in
            let isInstance = entry["entity"]?.stringValue == EntityKind.instance.rawValue
            return isInstance && entry["changes"]?["active"] == [true, false] ? count + 1 : count
        }
    }
}
