import ClientOpsConfiguration
import Foundation
import Testing

/// The documented example, which administrators copy from.
@Suite struct ExampleFileTests {
    /// Settings whose built-in value depends on the place where the daemon runs, so that the example shows another one.
    private static let placeDependent = ["path", "backup_directory"]

    private static func example() throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: folder.appending(path: "../../systemd/clientops.conf.example"), encoding: .utf8)
    }

    /// The example with the number sign taken from every line that gives a value.
    private static func uncommented() throws -> String {
        try example().replacing(/#(?=[a-z_]+=)/.anchorsMatchLineEndings(), with: "")
    }

    @Test func everyLineIsAComment() throws {
        let configuration = try load(Self.example())
        #expect(configuration == Configuration())
    }

    @Test func everySettingIsShownWithItsBuiltInValue() throws {
        let shown = try load(Self.uncommented()).settings
        let builtIn = Configuration().settings
        #expect(shown.filter { $0.origin == .builtIn }.map(\.key) == [])
        #expect(shown.map(\.key) == builtIn.map(\.key))
        for (shown, builtIn) in zip(shown, builtIn) where !Self.placeDependent.contains(shown.key) {
            #expect(shown.value == builtIn.value, "\(shown.key)")
        }
        for setting in shown where Self.placeDependent.contains(setting.key) {
            #expect(setting.value.hasPrefix("/var/lib/clientops/"), "\(setting.key)")
        }
    }

    @Test func settingsStandInTheOrderOfTheDocumentation() throws {
        let keys = try Self.uncommented().split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /([a-z_]+)=.*/).map { String($0.output.1) }
        }
        #expect(keys == Configuration().settings.map(\.key))
    }
}
