extension JSONSchema {
    /// The form in words, as short as a table wants it.
    package var words: String {
        switch self {
        case .any: "any value"
        case .boolean: "true or false"
        case .number: "number"
        case .integer(let range): Self.words(for: range)
        case .string(let form): form.words
        case .words(let words): words.count == 1 ? words.joined() : "one of " + words.joined(separator: ", ")
        case .array(let element, let maximumCount):
            "list of " + (maximumCount.map { "at most \($0): " } ?? "") + element.words
        case .object(let form): form.words
        case .reference(let name): name
        case .nullable(let schema): schema.words + ", or null"
        case .oneOf(let schemas): schemas.map(\.words).joined(separator: ", or ")
        }
    }

    private static func words(for range: ClosedRange<Int64>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (exactIntegers.lowerBound, exactIntegers.upperBound): "integer"
        case (let lowest, exactIntegers.upperBound): "integer from \(lowest)"
        case (let lowest, let highest): "integer from \(lowest) to \(highest)"
        }
    }
}

extension StringForm {
    fileprivate var words: String {
        if let description {
            let limit = length.map { description.hasPrefix("text of") ? "" : ", at most \($0.upperBound) characters" }
            return description + (limit ?? "")
        }
        return switch format {
        case "date-time": "time (RFC 3339)"
        default: "text"
        }
    }
}

extension ObjectForm {
    fileprivate var words: String {
        guard !members.isEmpty else { return isOpen ? "object" : "object without members" }
        return "{"
            + members.map { $0.name + ($0.isRequired ? "" : "?") + ": " + $0.schema.words }.joined(separator: "; ")
            + "}"
    }
}
