import ClientOpsModel
import JSONRPC

extension OpenRPCDocument {
    /// Describes a method for people: what it does, who may call it, what it takes and what it answers.
    ///
    /// - Parameter method: the method.
    /// - Returns: lines that end with a line feed each.
    package static func describe(_ method: any Method.Type) -> String {
        let results = SchemaRecorder(.result)
        guard let form = try? MethodForm(method, results: results) else { return "\(method.name): \(method.summary)\n" }
        var lines = [method.name, "    " + method.summary, ""]
        lines += ["Roles:   " + method.roles.roles.map(\.rawValue).joined(separator: ", ")]
        lines += ["Effect:  " + method.effect.rawValue, ""]
        lines += section("Parameters:", form.params, ifEmpty: "none of its own")
        lines += section("Parameters of every such method:", form.reservedParams, ifEmpty: "none")
        lines += ["Result:"] + resultLines(form.result)
        for (name, schema) in results.components.sorted(by: { $0.key < $1.key }) {
            guard case .object(let object) = schema else { continue }
            lines +=
                [""]
                + section("\(name):", object.members, showsRequired: false, ifEmpty: "no members")
                .dropLast()
        }
        lines += ["", "Errors:"] + table(method.allFailures.map { ["\($0.code)", $0.rawValue] })
        return lines.map { $0 + "\n" }.joined()
    }

    /// Describes the method of that name for people.
    ///
    /// - Parameter methodName: the name on the wire.
    /// - Returns: nil when there is no such method.
    package static func describe(methodName: String) -> String? {
        allMethods.types.first { $0.name == methodName }.map { describe($0) }
    }

    private static func section(
        _ title: String,
        _ members: [ObjectForm.Member],
        showsRequired: Bool = true,
        ifEmpty: String
    ) -> [String] {
        let rows = members.map { member in
            [member.name] + (showsRequired ? [member.isRequired ? "required" : "optional"] : []) + [member.schema.words]
        }
        return [title] + (rows.isEmpty ? ["    " + ifEmpty] : table(rows)) + [""]
    }

    private static func resultLines(_ result: JSONSchema) -> [String] {
        switch result {
        case .object(let form): table(form.members.map { [$0.name, $0.schema.words] })
        case .oneOf(let forms): Array(forms.map(resultLines).joined(separator: ["    or"]))
        default: ["    " + result.words]
        }
    }

    /// Columns that stand below each other; the last one is as wide as it is.
    private static func table(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
            }
            return "    " + cells.joined(separator: "  ")
        }
    }
}
