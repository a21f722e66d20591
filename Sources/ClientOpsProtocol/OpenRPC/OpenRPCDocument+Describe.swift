package import ClientOpsModel
import JSONRPC
import StrictJSON

extension OpenRPCDocument {
    /// Describes a method for people: what it does, who may call it, what it takes and what it answers.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - caller: the role of whoever asks, who is then told whether it may call the method.
    /// - Returns: lines that end with a line feed each.
    package static func describe(_ method: any Method.Type, caller: Role? = nil) -> String {
        let recorders = SchemaRecorders()
        guard let form = try? MethodForm(method, by: recorders) else { return "\(method.name): \(method.summary)\n" }
        var lines = [method.name, "    " + method.summary, ""]
        lines += ["Roles:   " + method.roles.roles.map(\.rawValue).joined(separator: ", ")]
        lines += ["Effect:  " + method.effect.rawValue]
        lines += caller.map { ["Callable by you:  " + callability(of: method, by: $0)] } ?? []
        lines += [""]
        lines += section("Parameters:", form.params, ifEmpty: "none of its own")
        lines += section("Parameters of every such method:", form.reservedParams, ifEmpty: "none")
        lines += ["Result:"] + resultLines(form.result)
        lines += partLines(recorders.params, showsRequired: true)
        lines += partLines(recorders.results, showsRequired: false)
        lines += ["", "Limits (see clientopsctl system limits):"] + table(method.limits(form).map { [$0] })
        lines += exampleLines(of: method)
        lines +=
            ["", "Errors, with what error.data holds besides kind and retryable:"]
            + table(method.allFailures.map { ["\($0.code)", $0.rawValue, words(for: $0.dataMembers)] })
        return lines.map { $0 + "\n" }.joined()
    }

    /// Describes the method of that name for people.
    ///
    /// - Parameters:
    ///   - methodName: the name on the wire.
    ///   - caller: the role of whoever asks, who is then told whether it may call the method.
    /// - Returns: nil when there is no such method.
    package static func describe(methodName: String, caller: Role? = nil) -> String? {
        allMethods.types.first { $0.name == methodName }.map { describe($0, caller: caller) }
    }

    private static func callability(of method: any Method.Type, by caller: Role) -> String {
        let answer = method.roles.contains(RoleSet(caller)) ? "yes" : "no"
        return caller == .noRole ? "\(answer), without a role" : "\(answer), as \(caller.rawValue)"
    }

    /// The named forms that the parameters or the result are made of.
    private static func partLines(_ recorder: SchemaRecorder, showsRequired: Bool) -> [String] {
        recorder.components.sorted { $0.key < $1.key }.flatMap { name, schema -> [String] in
            guard case .object(let object) = schema else { return [] }
            let lines = section("\(name):", object.members, showsRequired: showsRequired, ifEmpty: "no members")
            return [""] + lines.dropLast()
        }
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

    private static func words(for members: [ObjectForm.Member]) -> String {
        let words = members.map { $0.name + ($0.isRequired ? "" : "?") }
        return words.isEmpty ? "nothing" : words.joined(separator: ", ")
    }

    private static func exampleLines(of method: any Method.Type) -> [String] {
        guard let example = MethodExamples.example(of: method.name) else { return [] }
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method.name), "params": .object(example.params),
        ]
        let reply: JSONValue = ["jsonrpc": "2.0", "id": 1, "result": example.result]
        return ["", "Example:"]
            + [("> ", request), ("< ", reply)].map { mark, message in
                "    " + mark + String(decoding: message.serialized(), as: UTF8.self)
            }
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
