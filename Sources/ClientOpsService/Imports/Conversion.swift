import ClientOpsModel
import ClientOpsProtocol

/// Brings the texts of a source row into the form of this store, keeping what cannot be brought in the notes.
struct Conversion {
    private(set) var conversions: [String] = []
    private var kept: [String] = []

    /// A text that the row cannot do without.
    ///
    /// - Throws: ``ImportRun/Aside`` when it is unusable.
    mutating func required<Limits: TextLimits>(
        _ raw: String,
        _ field: String,
        as type: Text<Limits>.Type
    ) throws -> String {
        do throws(TextProblem) {
            let text = try Text<Limits>(raw)
            if text.value != raw { conversions.append("\(field) was tidied up") }
            return text.value
        } catch {
            throw ImportRun.Aside(reason: "\(field): expected \(error.expected)")
        }
    }

    /// A text that may be missing; an unusable one goes into the notes.
    mutating func optional<Checked: CheckedString>(
        _ raw: String?,
        _ field: String,
        as type: Checked.Type
    ) -> Checked? {
        guard let raw, !TextRules.isBlank(raw) else { return nil }
        do throws(TextProblem) { return try Checked(raw) } catch {
            keep(raw, field, because: "was unusable")
            return nil
        }
    }

    /// Other names of an instance; unusable ones go into the notes.
    mutating func aliases(_ raw: [String]) -> [String] {
        var aliases: [String] = []
        for text in raw {
            guard let alias = optional(text, "alias", as: HostAlias.self)?.value, !aliases.contains(alias) else {
                continue
            }
            if aliases.count < InstanceMethods.maximumAliases {
                aliases.append(alias)
            } else {
                keep(text, "alias", because: "is one too many")
            }
        }
        return aliases
    }

    /// Puts a value that has no place of its own into the notes, and says so.
    mutating func keep(_ raw: String, _ field: String, because reason: String) {
        conversions.append("\(field) \(reason) and is kept in the notes")
        kept.append("Imported \(field): \(Self.printable(raw))")
    }

    /// Says that something was changed.
    mutating func note(_ conversion: String) { conversions.append(conversion) }

    /// The notes of the source, and below them what could not be brought over.
    func notes(_ raw: String?) -> String? {
        let own = raw.map(Self.printable) ?? ""
        let all = ([own] + kept).filter { !TextRules.isBlank($0) }.joined(separator: "\n")
        return all.isEmpty
            ? nil : String(String.UnicodeScalarView(all.unicodeScalars.prefix(NotesLimits.length.upperBound)))
    }

    /// The text with everything a note may not hold written as a space.
    private static func printable(_ raw: String) -> String {
        if let fine = try? TextRules.normalize(raw, multiline: true) { return fine }
        let cleaned = raw.unicodeScalars.map { scalar in
            (try? TextRules.normalize("a\(scalar)a", multiline: true)) == nil ? " " : Character(scalar)
        }
        return (try? TextRules.normalize(String(cleaned), multiline: true)) ?? ""
    }
}
