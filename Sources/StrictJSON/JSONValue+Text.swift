extension JSONValue {
    /// Returns the value's text without white space; a double that is not finite becomes `null`.
    package func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    /// Returns the value's text.
    ///
    /// - Parameter pretty: Whether each member and element stands on a line of its own, indented by two spaces a level.
    /// - Returns: The text without a final newline.
    package func serialized(pretty: Bool) -> [UInt8] {
        guard pretty else { return serialized() }
        var bytes: [UInt8] = []
        appendPretty(to: &bytes, indentation: 0)
        return bytes
    }

    private func appendPretty(to bytes: inout [UInt8], indentation: Int) {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            bytes.appendBlock("[", "]", elements, indentation) { bytes, element in
                element.appendPretty(to: &bytes, indentation: indentation + 1)
            }
        case .object(let object) where !object.isEmpty:
            bytes.appendBlock("{", "}", object, indentation) { bytes, member in
                bytes.appendJSONString(member.0)
                bytes.append(contentsOf: ": ".utf8)
                member.1.appendPretty(to: &bytes, indentation: indentation + 1)
            }
        default:
            bytes.append(contentsOf: serialized())
        }
    }

    /// Returns the value's canonical text (RFC 8785).
    ///
    /// Member names are sorted by UTF-16 code units, doubles are as ECMAScript writes them, integers are in full.
    package func canonical() -> [UInt8] {
        var writer = JSONWriter()
        writeCanonical(to: &writer)
        return writer.bytes
    }

    private func writeCanonical(to writer: inout JSONWriter) {
        switch self {
        case .double(let value):
            if value.isFinite { writer.number(ecmaScriptText(of: value)) } else { writer.null() }
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.writeCanonical(to: &writer) }
            writer.endArray()
        case .object(let object):
            writer.beginObject()
            for (key, value) in object.sorted(by: { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) }) {
                writer.key(key)
                value.writeCanonical(to: &writer)
            }
            writer.endObject()
        default:
            writer.value(self)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func appendBlock<Items: Sequence>(
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        _ items: Items,
        _ indentation: Int,
        _ append: (inout [UInt8], Items.Element) -> Void
    ) {
        self.append(UInt8(ascii: open))
        var isFirst = true
        for item in items {
            if !isFirst { self.append(UInt8(ascii: ",")) }
            isFirst = false
            appendLine(indentation + 1)
            append(&self, item)
        }
        appendLine(indentation)
        self.append(UInt8(ascii: close))
    }

    private mutating func appendLine(_ indentation: Int) {
        append(0x0A)
        append(contentsOf: repeatElement(0x20, count: indentation * 2))
    }
}

/// Returns a finite number as ECMAScript's `Number::toString` does.
func ecmaScriptText(of value: Double) -> String {
    guard value != 0 else { return "0" }
    let sign = value < 0 ? "-" : ""
    let (digits, point) = shortestDigits(of: value.magnitude)
    let count = digits.utf8.count
    switch point {
    case count...21 where count <= 21:
        return sign + digits + String(repeating: "0", count: point - count)
    case 1...21:
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0:
        return sign + "0." + String(repeating: "0", count: -point) + digits
    default:
        let fraction = count > 1 ? "." + digits.dropFirst() : ""
        return sign + digits.prefix(1) + fraction + "e" + (point > 0 ? "+" : "") + String(point - 1)
    }
}

/// Returns the shortest digits that read back as the number, and how many of them stand before the decimal point.
private func shortestDigits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first.map(String.init) ?? "0"
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var digits = mantissa.filter { $0 != "." }
    exponent += mantissa.prefix { $0 != "." }.count
    let significant = digits.drop { $0 == "0" }
    exponent -= digits.count - significant.count
    digits = String(significant)
    while digits.last == "0" { digits.removeLast() }
    return (digits, exponent)
}
