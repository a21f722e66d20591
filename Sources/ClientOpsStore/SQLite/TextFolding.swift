import Foundation

/// Brings text into the form in which `q` finds it: without case, accents and special Latin letters (DECISIONS.md 19).
package enum TextFolding {
    /// Folds a text.
    ///
    /// - Parameter text: any text.
    /// - Returns: NFKD without marks, case folded, ø→o ł→l đ→d ı→i ß→ss æ→ae œ→oe.
    package static func fold(_ text: String) -> String {
        if let ascii = foldedASCII(text) { return ascii }
        var result = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar {
            case "ø": result.append("o")
            case "ł": result.append("l")
            case "đ": result.append("d")
            case "ı": result.append("i")
            // Case folding has one sigma where lower case has two.
            case "ς": result.append("σ")
            case "ß": result.append(contentsOf: "ss".unicodeScalars)
            case "æ": result.append(contentsOf: "ae".unicodeScalars)
            case "œ": result.append(contentsOf: "oe".unicodeScalars)
            default:
                if !isMark(scalar) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// The searched columns of a row as one text, each on a line of its own so that no match spans two.
    static func fold(columns: [String?]) -> String {
        fold(columns.compactMap(\.self).joined(separator: "\n"))
    }

    private static func foldedASCII(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 128 }) else { return nil }
        return text.lowercased()
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
