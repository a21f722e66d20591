import ClientOpsProtocol
import Foundation
import StrictJSON
import Testing

/// What programs were once promised in `protocol/openrpc-baseline.json` is not taken away.
///
/// A change that breaks a promise needs another first number of the protocol's version, and then a new baseline.
@Suite struct OpenRPCBaselineTests {
    private static func published(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../protocol")
        return [UInt8](try Data(contentsOf: folder.appending(path: name).standardized))
    }

    private let current = OpenRPCDocument.build(methods: allMethods.types, caller: nil)

    @Test func nothingThatWasPromisedIsLost() throws {
        let baseline = JSONValue(try JSONDocument(Self.published("openrpc-baseline.json")).root)
        try #require((baseline["methods"]?.arrayValue?.count ?? 0) >= 48)
        guard majorVersion(of: baseline) == majorVersion(of: current) else { return }
        #expect(OpenRPCCompatibility.breaks(old: baseline, new: current) == [])
    }

    @Test func thePublishedDocumentIsUpToDate() throws {
        let text = current.serialized(pretty: true) + [UInt8(ascii: "\n")]
        #expect(try Self.published("openrpc.json") == text, "protocol/openrpc.json is stale: make generate")
    }

    private func majorVersion(of document: JSONValue) -> Substring? {
        document["info"]?["version"]?.stringValue?.split(separator: ".").first
    }
}
