import Foundation
import Systemd
import Testing

@Suite struct JournalCatalogTests {
    /// One entry of the catalogue.
    private struct Entry {
        var id: String
        var headers: [String: String]
        var body: String
    }

    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../systemd").standardizedFileURL
    }

    private static func entries() throws -> [Entry] {
        let text = try String(contentsOf: folder.appending(path: "clientops.catalog"), encoding: .utf8)
        let blocks = ("\n" + text).components(separatedBy: "\n-- ").dropFirst()
        return blocks.map { block in
            let parts = block.components(separatedBy: "\n\n")
            let lines = parts[0].components(separatedBy: "\n")
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let pair = line.components(separatedBy: ": ")
                headers[pair[0]] = pair.dropFirst().joined(separator: ": ")
            }
            return Entry(id: lines[0], headers: headers, body: parts.dropFirst().joined(separator: "\n\n"))
        }
    }

    @Test func everyEventIsExplainedOnceAndNothingElse() throws {
        #expect(try Self.entries().map(\.id).sorted() == JournalEvent.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: JournalEvent.allCases)
    func anEntryIsComplete(event: JournalEvent) throws {
        let entry = try #require(try Self.entries().first { $0.id == event.rawValue })
        #expect(Set(entry.headers.keys) == ["Subject", "Defined-By", "Support", "Documentation"])
        #expect(entry.headers["Defined-By"] == "clientops")
        #expect(entry.headers.values.allSatisfy { !$0.isEmpty })
        #expect(entry.body.contains { $0.isLetter })
    }

    @Test(arguments: JournalEvent.allCases)
    func anIDIsA128BitRandomUUID(event: JournalEvent) {
        let digits = Array(event.rawValue)
        #expect(digits.count == 32)
        #expect(digits.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(digits[12] == "4" && "89ab".contains(digits[16]))
    }

    @Test func theFailureUnitLogsItsEvent() throws {
        let unit = try String(contentsOf: Self.folder.appending(path: "clientops-failure@.service"), encoding: .utf8)
        #expect(unit.contains("MESSAGE_ID=\(JournalEvent.unitFailed.rawValue)\""))
    }

    @Test(arguments: ["clientops.conf.example", "examples"])
    func shippedExamplesChangeNothing(path: String) throws {
        for file in try files(at: Self.folder.appending(path: path)) {
            let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            let active = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("[") }
            #expect(active.isEmpty, "\(file.lastPathComponent)")
        }
    }

    private func files(at url: URL) throws -> [URL] {
        guard url.pathExtension.isEmpty else { return [url] }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        return paths.filter { $0.hasSuffix(".conf") }.map { url.appending(path: $0) }
    }
}
