/// Writes metric families in the text format of OpenMetrics 1.0.
///
/// Only the types that the older Prometheus format knows too are offered, so that node_exporter's textfile collector,
/// which reads that one, takes the same file.
struct OpenMetricsText {
    /// The type of a metric family.
    enum Kind: String {
        case counter, gauge, histogram
    }

    /// Names and values that tell the samples of a family apart.
    typealias Labels = KeyValuePairs<String, String>

    /// The media type that stands for this format.
    static let contentType = "application/openmetrics-text; version=1.0.0; charset=utf-8"

    private(set) var text = ""

    /// Begins a family; its samples follow.
    ///
    /// - Parameters:
    ///   - name: the name without `_total`; ends with the unit, if there is one.
    ///   - kind: the type.
    ///   - unit: the unit of its values.
    ///   - help: one sentence.
    mutating func family(_ name: String, _ kind: Kind, unit: String? = nil, _ help: String) {
        text += "# TYPE \(name) \(kind.rawValue)\n"
        if let unit { text += "# UNIT \(name) \(unit)\n" }
        text += "# HELP \(name) \(Self.escaped(help))\n"
    }

    /// Adds a sample.
    mutating func sample(_ name: String, _ value: some BinaryInteger, _ labels: Labels = [:]) {
        add(name, Self.pairs(labels), "\(value)")
    }

    /// Adds a sample.
    mutating func sample(_ name: String, seconds: Double, _ labels: Labels = [:]) {
        add(name, Self.pairs(labels), Self.number(seconds))
    }

    /// Adds the samples of a histogram.
    ///
    /// - Parameters:
    ///   - name: the name of the family.
    ///   - labels: what tells this histogram from others of the family.
    ///   - bounds: the upper ends of all buckets but the last.
    ///   - counts: what fell into each bucket alone, the last one included.
    ///   - sum: the sum of all values.
    mutating func histogram(_ name: String, _ labels: Labels = [:], bounds: [Double], counts: [UInt64], sum: Double) {
        var total: UInt64 = 0
        for (index, count) in counts.enumerated() {
            total += count
            let bound = index < bounds.count ? Self.number(bounds[index]) : "+Inf"
            add(name + "_bucket", Self.pairs(labels) + ["le=\"\(bound)\""], "\(total)")
        }
        add(name + "_sum", Self.pairs(labels), Self.number(sum))
        add(name + "_count", Self.pairs(labels), "\(total)")
    }

    /// Ends the text.
    mutating func end() { text += "# EOF\n" }

    private mutating func add(_ name: String, _ pairs: [String], _ value: String) {
        text += name + (pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}") + " " + value + "\n"
    }

    private static func pairs(_ labels: Labels) -> [String] {
        labels.map { "\($0.key)=\"\(escaped($0.value))\"" }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The shortest text that reads back as the number, as OpenMetrics writes it.
    private static func number(_ value: Double) -> String { "\(value)" }
}
