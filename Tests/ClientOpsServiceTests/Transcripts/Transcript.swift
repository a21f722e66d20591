import ClientOpsModel
import Foundation

/// A conversation written down in `protocol/transcripts`: comments, who speaks, requests and their replies.
struct Transcript: Sendable, CustomStringConvertible {
    /// One line of the file.
    enum Line: Equatable, Sendable {
        /// A comment or an empty line.
        case remark(String)
        /// Who sends the following requests.
        case peer(Role)
        /// The time from here on.
        case time(Timestamp)
        /// Members whose values differ from run to run in this conversation, besides the usual ones.
        case mask([String])
        /// From here on the daemon's configuration files have an error.
        case brokenConfiguration
        case request(String)
        case reply(String)
    }

    /// The file below `protocol/transcripts`, without its extension: the name of a method, or a topic in a folder.
    let name: String
    let lines: [Line]

    var description: String { name }

    /// The folder of all transcripts.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../protocol/transcripts").standardized

    /// Every transcript, by name.
    static let all: [Transcript] = {
        let files = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted().compactMap { try? Transcript(file: $0) }
    }()

    /// Reads a file of the folder.
    init(file: String) throws {
        name = String(file.dropLast(".txt".count))
        let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Line.init)
    }

    /// Where the transcript stands.
    var file: URL { Self.folder.appending(path: name + ".txt") }
}

extension Transcript.Line {
    /// Reads a line; one that begins with nothing known is a remark.
    init(_ text: Substring) {
        func rest(_ prefix: String) -> String? { text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil }
        if let request = rest("> ") {
            self = .request(request)
        } else if let reply = rest("< ") {
            self = .reply(reply)
        } else if let role = rest("as ").flatMap(Role.init(rawValue:)) {
            self = .peer(role)
        } else if let time = rest("at ").flatMap({ Timestamp($0) }) {
            self = .time(time)
        } else if let names = rest("mask ") {
            self = .mask(names.split(separator: " ").map(String.init))
        } else if text == "configuration broken" {
            self = .brokenConfiguration
        } else {
            self = .remark(String(text))
        }
    }

    /// The line as it stands in the file.
    var text: String {
        switch self {
        case .remark(let text): text
        case .peer(let role): "as \(role.rawValue)"
        case .time(let time): "at \(time)"
        case .mask(let names): "mask \(names.joined(separator: " "))"
        case .brokenConfiguration: "configuration broken"
        case .request(let request): "> \(request)"
        case .reply(let reply): "< \(reply)"
        }
    }
}
