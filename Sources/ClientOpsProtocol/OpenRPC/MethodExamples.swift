package import StrictJSON

/// A call as it happens: what was sent and what came back.
package struct MethodExample: Sendable, Hashable {
    private let paramsText: String
    private let resultText: String

    /// Takes both as JSON texts.
    init(params: String, result: String) {
        paramsText = params
        resultText = result
    }

    /// The parameters; empty for none.
    package var params: JSONObject { Self.value(paramsText).objectValue ?? [:] }

    /// The result.
    package var result: JSONValue { Self.value(resultText) }

    private static func value(_ text: String) -> JSONValue {
        // The tests read every example.
        (try? JSONDocument(text)).map { JSONValue($0.root) } ?? .null
    }
}

/// An example of every method, taken from the first good call of its transcript.
package enum MethodExamples {
    /// The example of a method.
    ///
    /// - Parameter name: the method's name.
    /// - Returns: nil for a method without a transcript.
    package static func example(of name: String) -> MethodExample? { all[name] }
}
