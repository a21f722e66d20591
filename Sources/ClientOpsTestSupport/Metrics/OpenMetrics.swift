/// A text in the OpenMetrics format, read as strictly as its specification allows.
package struct OpenMetrics: Sendable {
    /// What is wrong with a text.
    package struct Problem: Error, CustomStringConvertible {
        package var line: Int
        package var description: String
    }

    /// A line with a value.
    package struct Sample: Sendable, Equatable {
        package var name: String
        package var labels: [String: String]
        package var value: Double
    }

    /// Samples of one name, with what is said about them.
    package struct Family: Sendable, Equatable {
        package var name: String
        package var type: String?
        package var unit: String?
        package var help: String?
        package var samples: [Sample] = []
    }

    /// The families in their order.
    package private(set) var families: [Family] = []

    /// Reads a text.
    ///
    /// - Parameter text: the text.
    /// - Throws: ``Problem`` for the first line that is against the specification.
    package init(_ text: String) throws(Problem) {
        var parser = OpenMetricsParser()
        guard text.hasSuffix("\n"), !text.unicodeScalars.contains("\r") else {
            throw Problem(line: 0, description: "lines end with one line feed")
        }
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            try parser.take(String(line))
        }
        families = try parser.finished()
    }

    /// A family.
    package subscript(name: String) -> Family? { families.first { $0.name == name } }

    /// The value of a sample.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - labels: all of its labels.
    /// - Returns: nil when there is no such sample.
    package func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families.lazy.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?.value
    }
}
