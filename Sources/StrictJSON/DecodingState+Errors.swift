extension DecodingState {
    func mismatch(_ expected: String, at index: Int) -> JSONDecodingError { error(.typeMismatch, expected, at: index) }

    /// Returns an error about the value at the index, or about its member of the given name.
    func error(
        _ kind: JSONDecodingError.Kind,
        _ expected: String,
        at index: Int,
        below name: String? = nil
    ) -> JSONDecodingError {
        var tokens = storage.steps(from: root, to: index).map(\.token)
        if let name { tokens.append(name) }
        return JSONDecodingError(
            pointer: options.pointerPrefix + JSONPointer.make(tokens),
            expected: expected,
            kind: kind
        )
    }

    /// Returns the error in our terms that an initializer threw while it decoded the value at the index.
    func decodingError(_ error: any Error, at index: Int, as type: any Decodable.Type) -> JSONDecodingError {
        switch error {
        case let error as JSONDecodingError:
            return error
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return located(.typeMismatch, context.debugDescription, context.codingPath, index)
        case DecodingError.keyNotFound(let key, let context):
            return located(.missing, "a required member", context.codingPath + [key], index)
        case DecodingError.dataCorrupted(let context):
            // The standard library's own words for an unknown raw value help nobody who writes JSON.
            let isStandardText = context.debugDescription.hasPrefix("Cannot initialize")
            let expected = isStandardText ? allowedValues(of: type) : nil
            return located(.invalidValue, expected ?? context.debugDescription, context.codingPath, index)
        default:
            return self.error(.invalidValue, String(describing: error), at: index)
        }
    }

    /// Returns an error at the coding path, or at the value at the index if the path does not lead into it.
    private func located(
        _ kind: JSONDecodingError.Kind,
        _ expected: String,
        _ path: [any CodingKey],
        _ index: Int
    ) -> JSONDecodingError {
        let tokens = path.map(\.stringValue)
        let own = storage.steps(from: root, to: index).map(\.token)
        return JSONDecodingError(
            pointer: options.pointerPrefix + JSONPointer.make(tokens.starts(with: own) ? tokens : own),
            expected: expected,
            kind: kind
        )
    }
}

/// Returns the raw values that the type allows, in words, if it can list them.
private func allowedValues(of type: any Decodable.Type) -> String? {
    (type as? any (CaseIterable & RawRepresentable).Type).map { listRawValues(of: $0) }
}

private func listRawValues<T: CaseIterable & RawRepresentable>(of type: T.Type) -> String {
    let values = type.allCases.map { $0.rawValue is String ? "\"\($0.rawValue)\"" : "\($0.rawValue)" }
    return "one of " + values.joined(separator: ", ")
}
