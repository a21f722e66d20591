/// Takes a text line by line and holds each against the specification.
struct OpenMetricsParser {
    private var families: [OpenMetrics.Family] = []
    private var names: Set<String> = []
    private var samples: Set<[String]> = []
    private var line = 0
    private var isEnded = false

    private func refuse(_ description: String) -> OpenMetrics.Problem {
        OpenMetrics.Problem(line: line, description: description)
    }

    mutating func take(_ text: String) throws(OpenMetrics.Problem) {
        line += 1
        guard !isEnded else { throw refuse("nothing follows # EOF") }
        guard !text.isEmpty else { throw refuse("there are no empty lines") }
        if text == "# EOF" {
            isEnded = true
        } else if text.hasPrefix("#") {
            try takeMetadata(text)
        } else {
            try takeSample(text)
        }
    }

    mutating func finished() throws(OpenMetrics.Problem) -> [OpenMetrics.Family] {
        guard isEnded else { throw refuse("the text ends with # EOF") }
        for family in families { try checkWhole(family) }
        return families
    }

    // MARK: Metadata

    private mutating func takeMetadata(_ text: String) throws(OpenMetrics.Problem) {
        let parts = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "#", ["TYPE", "UNIT", "HELP"].contains(parts[1]) else {
            throw refuse("a line of metadata is # TYPE, # UNIT or # HELP with a name and a text")
        }
        let (word, name, value) = (parts[1], parts[2], parts[3])
        try begin(name)
        let index = families.count - 1
        guard families[index].samples.isEmpty else { throw refuse("metadata stand before the samples") }
        switch word {
        case "TYPE":
            guard families[index].type == nil else { throw refuse("one TYPE for each family") }
            let types = [
                "counter", "gauge", "histogram", "gaugehistogram", "stateset", "info", "summary", "unknown",
            ]
            guard types.contains(value) else { throw refuse("\(value) is no type") }
            families[index].type = value
        case "UNIT":
            guard families[index].unit == nil else { throw refuse("one UNIT for each family") }
            guard name.hasSuffix("_" + value), Self.isName(value, colons: true) else {
                throw refuse("a name ends with its unit")
            }
            families[index].unit = value
        default:
            guard families[index].help == nil else { throw refuse("one HELP for each family") }
            families[index].help = try unescaped(value)
        }
    }

    /// Goes on with the family of this name, or begins it.
    private mutating func begin(_ name: String) throws(OpenMetrics.Problem) {
        guard families.last?.name != name else { return }
        guard Self.isName(name, colons: true) else { throw refuse("\(name) is no name") }
        guard names.insert(name).inserted else { throw refuse("the lines of \(name) stand together") }
        families.append(OpenMetrics.Family(name: name))
    }

    // MARK: Samples

    private mutating func takeSample(_ text: String) throws(OpenMetrics.Problem) {
        var rest = text[...]
        let name = String(rest.prefix { $0 != "{" && $0 != " " })
        rest = rest.dropFirst(name.count)
        var labels: [String: String] = [:]
        if rest.first == "{" { labels = try takeLabels(&rest) }
        guard rest.first == " " else { throw refuse("one blank stands before the value") }
        let word = String(rest.dropFirst())
        guard !word.contains(" "), let value = Self.number(word) else { throw refuse("\(word) is no value") }
        guard let family = families.last, Self.suffixes(family.type).contains(where: { family.name + $0 == name })
        else { throw refuse("\(name) belongs to no family above it") }
        let key = [name] + labels.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        guard samples.insert(key).inserted else { throw refuse("\(name) stands there twice with the same labels") }
        if family.type == "counter", !(value >= 0) { throw refuse("a counter is not negative") }
        families[families.count - 1].samples.append(OpenMetrics.Sample(name: name, labels: labels, value: value))
    }

    private mutating func takeLabels(_ rest: inout Substring) throws(OpenMetrics.Problem) -> [String: String] {
        var labels: [String: String] = [:]
        rest.removeFirst()
        while true {
            let name = String(rest.prefix { $0 != "=" })
            guard Self.isName(name, colons: false), !name.hasPrefix("__") else { throw refuse("\(name) is no label") }
            rest = rest.dropFirst(name.count)
            guard rest.hasPrefix("=\"") else { throw refuse("a label has a value in quotes") }
            rest = rest.dropFirst(2)
            var value = ""
            while let character = rest.popFirst(), character != "\"" {
                value.append(character)
                if character == "\\", let next = rest.popFirst() { value.append(next) }
            }
            guard labels.updateValue(try unescaped(value), forKey: name) == nil else {
                throw refuse("\(name) stands there twice")
            }
            switch rest.popFirst() {
            case ",": continue
            case "}": return labels
            default: throw refuse("labels end with a brace")
            }
        }
    }

    private func unescaped(_ text: String) throws(OpenMetrics.Problem) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\" else {
                result.append(character)
                continue
            }
            switch rest.popFirst() {
            case "n": result.append("\n")
            case "\\": result.append("\\")
            case "\"": result.append("\"")
            default: throw refuse("a backslash stands before n, \" or another one")
            }
        }
        return result
    }

    private static func suffixes(_ type: String?) -> [String] {
        switch type {
        case "counter": ["_total", "_created"]
        case "histogram": ["_bucket", "_sum", "_count", "_created"]
        default: [""]
        }
    }

    private static func isName(_ text: String, colons: Bool) -> Bool {
        guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
                || (colons && byte == 58)
        }
    }

    private static func number(_ word: String) -> Double? {
        let special: [String: Double] = ["+Inf": .infinity, "-Inf": -.infinity, "NaN": .nan]
        if let value = special[word] { return value }
        guard word.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }) else { return nil }
        return Double(word)
    }
}

extension OpenMetricsParser {
    // MARK: Histograms

    private func checkWhole(_ family: OpenMetrics.Family) throws(OpenMetrics.Problem) {
        guard family.type == "histogram" else { return }
        let groups = Dictionary(grouping: family.samples) { sample in
            sample.labels.filter { $0.key != "le" }
        }
        for (labels, samples) in groups {
            let place = "\(family.name) \(labels)"
            let buckets = samples.filter { $0.name == family.name + "_bucket" }
            let bounds = buckets.map { $0.labels["le"].flatMap(Self.number) ?? .nan }
            guard bounds.last == .infinity, zip(bounds, bounds.dropFirst()).allSatisfy(<) else {
                throw OpenMetrics.Problem(line: 0, description: "\(place): bounds rise to +Inf")
            }
            let counts = buckets.map(\.value)
            guard zip(counts, counts.dropFirst()).allSatisfy(<=), counts.allSatisfy({ $0 == $0.rounded() && $0 >= 0 })
            else { throw OpenMetrics.Problem(line: 0, description: "\(place): buckets count what is below, too") }
            let count = samples.first { $0.name == family.name + "_count" }?.value
            let sum = samples.first { $0.name == family.name + "_sum" }?.value
            guard count == counts.last, let sum, sum >= 0 else {
                throw OpenMetrics.Problem(
                    line: 0,
                    description: "\(place): count is the last bucket, and there is a sum"
                )
            }
        }
    }
}
