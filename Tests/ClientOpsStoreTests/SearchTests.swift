import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

@Suite struct SearchTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test(arguments: [
        ("Łódź", "lodz"), ("Ærø", "aero"), ("Straße", "STRASSE"), ("STRASSE", "straße"), ("Œuvre", "oeuvre"),
        ("Đorđe", "dorde"), ("Çınar", "cinar"), ("İstanbul", "istanbul"), ("École", "ecole"), ("ŠKODA", "skoda"),
        ("ﬁbre", "fibre"), ("ΟΔΟΣ", "οδός"), ("Ｆｕｌｌ", "full"), ("Ångström", "angstrom"), ("ẞ", "ss"), ("Ǿre", "ore"),
    ])
    func foldingIgnoresCaseAndAccents(text: String, other: String) {
        #expect(TextFolding.fold(text) == TextFolding.fold(other))
    }

    @Test func foldingIsStable() {
        let text = "Łódź İSTANBUL Straße ΟΔΟΣ ﬁ"
        #expect(TextFolding.fold(TextFolding.fold(text)) == TextFolding.fold(text))
    }

    private func found(_ query: String, archived: Bool = false) throws -> [String] {
        var request = ListRequest()
        request.query = query
        request.includesArchived = archived
        let page = try test.read { try $0.list(Client.self, request) }
        request.position = .page(1, size: 20)
        let numbered = try test.read { try $0.list(Client.self, request) }
        #expect(numbered.items == page.items)
        #expect(numbered.position == .page(number: 1, size: 20, total: Int64(page.items.count)))
        return page.items.map(\.name)
    }

    @Test(arguments: [
        ("lodz", ["Łódź Sp."]), ("ŁÓDŹ", ["Łódź Sp."]), ("ód", ["Łódź Sp."]), ("dz s", ["Łódź Sp."]),
        ("100%", ["100% Natur"]), ("%", ["100% Natur"]), ("00_", []), ("a_b", ["a_b\"c"]), ("_", ["a_b\"c"]),
        ("b\"c", ["a_b\"c"]), ("\"", ["a_b\"c"]), ("*", []), ("nat*", []), ("natur OR sp", []), ("NEAR(", []),
        ("strasse", ["Hauptstraße"]), ("ss", ["Hauptstraße"]), ("ß", ["Hauptstraße"]),
        ("straße hau", []), ("info@", ["Hauptstraße"]), ("ß\ninfo", []),
        ("a", ["100% Natur", "a_b\"c", "Hauptstraße"]),
    ])
    func aQueryIsALiteralPartOfTheText(query: String, names: [String]) throws {
        try test.write { tx in
            _ = try tx.insert(Client(name: "Łódź Sp."))
            _ = try tx.insert(Client(name: "100% Natur"))
            _ = try tx.insert(Client(name: "a_b\"c"))
            _ = try tx.insert(Client(name: "Hauptstraße", email: "info@example.org"))
        }
        #expect(try found(query) == names)
    }

    @Test func theIndexFollowsChanges() throws {
        let id = try test.write { try $0.insert(Client(name: "Before")).id }
        try test.write { tx in
            let row = try tx.target(Client.self, id: id)
            var renamed = row
            renamed.name = "Behind"
            _ = try tx.update(row, to: renamed)
        }
        #expect(try found("before") == [])
        #expect(try found("behind") == ["Behind"])
        try test.write { tx in _ = try tx.archive(try tx.target(Client.self, id: id)) }
        #expect(try found("behind") == [])
        #expect(try found("behind", archived: true) == ["Behind"])
    }

    @Test func aListWithoutTextRefusesAQuery() throws {
        var request = ListRequest()
        request.query = "ann"
        #expect(throws: DomainError.self) { try test.read { try $0.list(Assignment.self, request) } }
        #expect(throws: DomainError.self) { try test.read { try $0.auditEntries(request) } }
    }
}
