import StrictJSON

/// What stands in a transcript for values that differ from run to run.
struct TranscriptMasks {
    /// The text in their place.
    static let placeholder = "…"

    /// Members that hold times, processes, hashes, sizes of files and the like, wherever they stand.
    private static let usual: Set<String> = [
        "now", "at", "created_at", "updated_at", "archived_at", "started_at", "finished_at", "first_seen_at",
        "last_seen_at", "resolved_at", "pid", "hash", "prev_hash", "epoch", "version", "bytes", "wal_bytes",
        "next_cursor",
    ]

    /// Members of requests that take what a member of another name answered.
    private static let sources = ["cursor": "next_cursor"]

    /// Members that are masked whole, whatever they hold.
    private(set) var whole: Set<String> = []
    /// What the masked members held last, as JSON text.
    private var seen: [String: [UInt8]] = [:]

    private typealias Mask = (range: Range<Int>, text: [UInt8])

    mutating func add(_ names: [String]) { whole.formUnion(names) }

    /// The line with placeholders; every other byte stays as it is.
    mutating func masked(_ line: [UInt8]) -> String {
        guard let root = try? JSONDocument(line).root else { return String(decoding: line, as: UTF8.self) }
        var masks: [Mask] = []
        Self.visit(root, whole) { name, value in
            guard whole.contains(name) || Self.usual.contains(name) else { return }
            seen[name] = Array(value.rawBytes)
            masks.append((value.rawBytes.indices, Array("\"\(Self.placeholder)\"".utf8)))
        }
        return Self.replacing(masks, in: line)
    }

    /// The line with the values that earlier replies had in place of the placeholders.
    func filled(_ line: String) -> String {
        let bytes = Array(line.utf8)
        guard let root = try? JSONDocument(bytes).root else { return line }
        var masks: [Mask] = []
        Self.visit(root, []) { name, value in
            guard value.string == Self.placeholder, let known = seen[Self.sources[name] ?? name] else { return }
            masks.append((value.rawBytes.indices, known))
        }
        return Self.replacing(masks, in: bytes)
    }

    /// Finds strings and numbers with the member they belong to, also inside lists, and members of `whole` at large.
    private static func visit(
        _ node: JSONNode,
        _ whole: Set<String>,
        member: String = "",
        _ found: (String, JSONNode) -> Void
    ) {
        switch node.kind {
        case _ where whole.contains(member): found(member, node)
        case .object: for (name, value) in node.members { visit(value, whole, member: name, found) }
        case .array: for element in node.elements { visit(element, whole, member: member, found) }
        case .string, .number: found(member, node)
        case .true, .false, .null: break
        }
    }

    private static func replacing(_ masks: [Mask], in line: [UInt8]) -> String {
        var result = line
        for mask in masks.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(mask.range, with: mask.text)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
