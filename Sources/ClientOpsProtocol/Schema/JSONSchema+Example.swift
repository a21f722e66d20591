package import StrictJSON

extension JSONSchema {
    /// A value of this form, the shortest there is.
    ///
    /// - Parameter components: what references lead to; an unknown one is taken as any value.
    /// - Returns: a value that the type behind the form decodes.
    package func example(components: [String: JSONSchema] = [:]) -> JSONValue {
        switch self {
        case .any, .nullable: .null
        case .boolean: false
        case .number: 0
        case .integer(let range): .integer(range.contains(0) ? 0 : range.lowerBound)
        case .string(let form): .string(form.sample)
        case .words(let words): .string(words.first ?? "")
        case .array: []
        case .object(let form):
            .object(
                JSONObject(
                    form.members.filter(\.isRequired).map { ($0.name, $0.schema.example(components: components)) }
                )
            )
        case .reference(let name): components[name]?.example(components: components) ?? .null
        case .oneOf(let schemas): schemas.first?.example(components: components) ?? .null
        }
    }
}

extension StringForm {
    /// A string of this form: the given example, or one of a fitting length.
    fileprivate var sample: String {
        if let example { return example }
        let usual = "example"
        guard let length, !length.contains(usual.count) else { return usual }
        return String(repeating: "x", count: length.lowerBound)
    }
}
