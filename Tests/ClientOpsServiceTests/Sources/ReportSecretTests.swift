import ClientOpsModel
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// What must not be kept is dropped before anything is written.
@Suite struct ReportSecretTests {
    let lookout: Lookout
    static let dates: JSONObject = [
        "company_created_at": "2024-01-31 09:15:00.123456", "user_created_at": "2024-01-31 09:15:01.654321",
    ]

    init() throws {
        lookout = try Lookout()
        lookout.source()
    }

    private func database(_ name: String) -> JSONValue {
        lookout.observation("localhost:5432/\(name)")["subject"]?["database"] ?? .null
    }

    @Test func `create dates become a lineage that copies share and others do not`() throws {
        var other = Self.dates
        other["user_created_at"] = "2024-01-31 09:15:01.654322"
        var half = Self.dates
        half["user_created_at"] = nil
        lookout.look(
            1,
            [
                Lookout.database("original", Self.dates), Lookout.database("copy", Self.dates),
                Lookout.database("other", other), Lookout.database("half", half),
            ]
        )
        let lineage = try #require(database("original")["lineage"]?.stringValue)
        #expect(lineage.utf8.count == 64)
        #expect(database("copy")["lineage"]?.stringValue == lineage)
        #expect(database("other")["lineage"]?.stringValue != lineage)
        #expect(database("half")["lineage"] == .null)
        #expect(database("original")["company_created_at"] == .null)
    }

    @Test func `another store makes another lineage of the same dates`() throws {
        let other = try Lookout()
        other.source()
        for one in [lookout, other] { one.look(1, [Lookout.database("a", Self.dates)]) }
        let lineages = [lookout, other].map { one in
            one.observation("localhost:5432/a")["subject"]?["database"]?["lineage"]?.stringValue
        }
        #expect(lineages[0] != nil)
        #expect(lineages[0] != lineages[1])
    }

    @Test func `no byte of what was dropped reaches the store's files`() throws {
        var secrets = Self.dates
        secrets["base_url"] = "https://planted-user:planted-word@shop.example.org/odoo?planted=query#planted-part"
        lookout.look(1, [Lookout.database("a", secrets)])
        _ = lookout.report(2, [Lookout.database("a", secrets), Lookout.database("a", secrets)])
        #expect(database("a")["base_url"] == "https://shop.example.org/odoo")
        let path = lookout.service.service.store.path
        for file in [path, path + "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: file))
            for planted in ["planted", "09:15:00.123456", "09:15:01.654321"] {
                #expect(bytes.range(of: Data(planted.utf8)) == nil, "\(planted) in \(file)")
            }
        }
    }

    @Test func `a base URL that is none is left out with a note`() {
        lookout.look(1, [Lookout.database("a", ["base_url": "https://user:pa/ss@host/"])])
        #expect(database("a")["base_url"] == .null)
        #expect(database("a")["unknown"]?[0]?["signal"] == "base_url")
    }
}
