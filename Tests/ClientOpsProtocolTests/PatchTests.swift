import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct PatchTests {
    struct Row: Codable, Equatable {
        var name: Change<LongName>
        var count: Change<Int64>
        var notes: Patch<Notes>
        var uid: Patch<AccountUID>
        var tags: Patch<[ShortName]>
    }

    struct Optionals: Codable, Equatable {
        var company: ShortName?
        var count: Int64?
        var raw: String?
    }

    static let untouched = Row(
        name: .unchanged,
        count: .unchanged,
        notes: .unchanged,
        uid: .unchanged,
        tags: .unchanged
    )

    @Test func whatIsAbsentStaysUnchanged() throws {
        #expect(try decode(Row.self, "{}") == Self.untouched)
    }

    @Test func givenValuesAreSet() throws {
        let row = try decode(Row.self, #"{"name":" Acme ","count":0,"notes":"a\nb","uid":1000,"tags":["x"]}"#)
        #expect(row.name == .set(try LongName("Acme")))
        #expect(row.count == .set(0))
        #expect(row.notes == .set(try Notes("a\nb")))
        #expect(row.uid == AccountUID(1000).map { .set($0) })
        #expect(row.tags == .set([try ShortName("x")]))
    }

    @Test func nullClearsAPatch() throws {
        let row = try decode(Row.self, #"{"notes":null,"uid":null,"tags":null}"#)
        #expect(row.notes == .clear)
        #expect(row.uid == .clear)
        #expect(row.tags == .clear)
    }

    @Test(arguments: ["", "   ", "\\t\\n ", "\\u00a0"])
    func blankTextClearsAPatch(_ blank: String) throws {
        #expect(try decode(Row.self, #"{"notes":"\#(blank)"}"#).notes == .clear)
    }

    @Test(arguments: [
        (#"{"name":null}"#, "/params/name"),
        (#"{"name":""}"#, "/params/name"),
        (#"{"name":"  "}"#, "/params/name"),
        (#"{"name":"x"}"#, "/params/name"),
        (#"{"count":null}"#, "/params/count"),
        (#"{"count":1.0}"#, "/params/count"),
        (#"{"notes":7}"#, "/params/notes"),
        (#"{"notes":"\u0007"}"#, "/params/notes"),
        (#"{"uid":0}"#, "/params/uid"),
        (#"{"uid":""}"#, "/params/uid"),
        (#"{"tags":["ok",""]}"#, "/params/tags/1"),
        (#"{"nam":"Acme"}"#, "/params/nam"),
    ])
    func otherValuesAreRefusedAtTheirPlace(_ text: String, _ pointer: String) throws {
        let error = try #require(throws: JSONDecodingError.self) { try decode(Row.self, text) }
        #expect(error.pointer == pointer)
    }

    @Test(arguments: [
        (#"{"name":"Acme"}"#, #"{"name":"Acme"}"#),
        (#"{"notes":null,"uid":5}"#, #"{"notes":null,"uid":5}"#),
        (#"{}"#, #"{}"#),
    ])
    func whatIsUnchangedIsNotWritten(_ text: String, _ written: String) throws {
        #expect(try encode(try decode(Row.self, text)) == written)
        #expect(try encode(try decode(Row.self, text), omittingNull: true) == written)
    }

    @Test(arguments: ["{}", #"{"company":null}"#, #"{"company":""}"#, #"{"company":" \t"}"#])
    func optionalTextThatIsBlankIsNoText(_ text: String) throws {
        #expect(try decode(Optionals.self, text).company == nil)
    }

    @Test func optionalValuesKeepTheirMeaning() throws {
        let given = try decode(Optionals.self, #"{"company":" A ","count":3,"raw":""}"#)
        #expect(given == Optionals(company: try ShortName("A"), count: 3, raw: ""))
        #expect(throws: JSONDecodingError.self) { try decode(Optionals.self, #"{"company":1}"#) }
        #expect(throws: JSONDecodingError.self) { try decode(Optionals.self, #"{"company":"a\u0000"}"#) }
    }

    @Test func updatesOfEveryEntityTakeTheThreeCases() throws {
        let client = try decode(ClientMethods.Update.Params.self, #"{"id":1,"company":"","email":null,"phone":"1"}"#)
        #expect(client.name == .unchanged)
        #expect(client.company == .clear)
        #expect(client.email == .clear)
        #expect(client.phone == .set(try Phone("1")))
        #expect(client.notes == .unchanged)
        let instance = try decode(
            InstanceMethods.Update.Params.self,
            #"{"id":1,"url":" ","host":null,"nodes":[{"host":"a","unit":"b","role":"web"}],"type":"staging"}"#
        )
        #expect(instance.url == .clear)
        #expect(instance.host == .clear)
        #expect(instance.type == .set(.staging))
        #expect(instance.aliases == .unchanged)
        let user = try decode(UserMethods.Update.Params.self, #"{"id":1,"uid":null,"role":"staff"}"#)
        #expect(user.uid == .clear)
        #expect(user.role == .set(.staff))
    }

    @Test(arguments: [
        (Patch<Int64>.unchanged, 4 as Int64?), (.clear, nil), (.set(9), 9),
    ])
    func patchesApply(_ patch: Patch<Int64>, _ expected: Int64?) {
        #expect(patch.applied(to: 4) == expected)
        #expect(patch.applied(to: "4") { String($0) } == expected.map { String($0) })
    }

    @Test func changesApply() {
        #expect(Change<Int64>.unchanged.applied(to: "4") { String($0) } == "4")
        #expect(Change<Int64>.set(9).applied(to: "4") { String($0) } == "9")
    }
}
