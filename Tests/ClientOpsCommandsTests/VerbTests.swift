import ArgumentParser
import ClientOpsCommands
import ClientOpsProtocol
import StrictJSON
import Testing

/// A command line and the call it stands for.
struct VerbCase: CustomTestStringConvertible, Sendable {
    var line: [String]
    var method: String
    var params: JSONObject

    /// Words in the line are separated by blanks, `·` inside a word stands for one.
    init(_ line: String, _ method: String, _ params: JSONObject) {
        self.line = line.split(separator: " ").map { String($0.map { $0 == "·" ? " " : $0 }) }
        self.method = method
        self.params = params
    }

    var testDescription: String { line.joined(separator: " ") }
}

@Suite struct VerbTests {
    /// Methods that nobody types; `call` reaches them.
    private static let callOnly: Set = [
        "rpc.discover", "import.begin", "import.rows", "import.commit", "export.page", "observation.report",
        "event.subscribe", "event.unsubscribe",
    ]

    @Test func everyMethodHasAVerbOrIsKnownToHaveNone() {
        let verbs = Program.methodsWithVerbs
        #expect(Set(verbs).count == verbs.count)
        #expect(Set(verbs).union(Self.callOnly) == Set(allMethods.types.map { $0.name }))
        #expect(Set(verbs).isDisjoint(with: Self.callOnly))
        #expect(Set(VerbCases.all.map(\.method)) == Set(verbs))
    }

    @Test(arguments: VerbCases.all)
    func standsForACall(verb: VerbCase) throws {
        let call = try #require(try Program.call(for: verb.line))
        #expect(call.method == verb.method)
        #expect(call.params == verb.params)
    }

    @Test(arguments: VerbCases.all)
    func sendsWhatTheMethodTakes(verb: VerbCase) throws {
        let method = try #require(allMethods.types.first { $0.name == verb.method })
        try decode(verb.params, for: method)
    }

    @Test(arguments: Program.methodsWithVerbs)
    func reachesEveryParameter(method: String) throws {
        let declared = try #require(allMethods.types.first { $0.name == method })
        let document = OpenRPCDocument.build(methods: [declared], caller: nil)
        let names = document["methods"]?[0]?["params"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        let own = Set(names).subtracting(ReservedParams.names(for: declared.effect))
        let paging: Set = ["q", "sort", "include_archived", "page", "page_size", "cursor"]
        let typed = Set(VerbCases.all.filter { $0.method == method }.flatMap(\.params.keys))
        // Every list takes the same options for its pages; one list's cases have them all.
        let shared = method.hasSuffix(".list") || names.contains("q") ? paging : []
        #expect(own.subtracting(typed).subtracting(shared) == [])
        #expect(method != "client.list" || own.isSubset(of: typed))
    }

    private func decode<M: Method>(_ params: JSONObject, for method: M.Type) throws {
        let reserved = Set(ReservedParams.names(for: M.effect))
        let decoder = StrictJSONDecoder(ignoredMembers: reserved)
        _ = try decoder.decode(M.Params.self, from: JSONDocument(JSONValue.object(params).serialized()).root)
    }

    @Test(arguments: [
        "client create", "client get x", "client create A --reason", "project create A", "project move 3",
        "project assign 3", "instance create A --project 1", "user create alice", "instance list --active --no-active",
        "client update 3 --company A --clear company", "client list --page x", "nonsense", "client nonsense",
        "instance create A --project 1 --type production --node web-1",
        "instance create A --project 1 --type production --watched-by a --unwatched b", "audit verify --from-seq 3",
        "event list --after x", "whoami --timeout 0", "whoami --timeout x", "whoami --json=yes", "-H -oProxy whoami",
        "describe", "lead set-status 4", "lead relink 4", "lead convert", "invoice create T --client 3 --amount 1",
        "invoice create T --client 3 --currency EUR", "invoice create T --client 3 --currency XAU --amount 1",
        "invoice create T --client 3 --currency EUR --amount 1 --minor-units 100",
        "invoice create T --client 3 --currency EUR --amount 1.234",
        "invoice create T --client 3 --currency JPY --amount 1.0", "invoice pay 7 --amount x",
        "invoice list --overdue --no-overdue", "invoice reverse-payment 7", "series start 2026", "series close",
        "cutover open --project 5 --from 9 --to 10 --starts-at now", "cutover extend 2 --ends-at tomorrow",
        "cutover extend 2 --ends-at +2w", "cutover extend 2 --ends-at 2026-01-31", "cutover close 2",
    ])
    func refusesWrongUsage(line: String) {
        let error = #expect(throws: (any Error).self) {
            try Program.call(for: line.split(separator: " ").map(String.init))
        }
        if let error { #expect(AnyCommand.exitCode(for: error).rawValue == 64) }
    }

    @Test func globalOptionsMayStandAnywhere() throws {
        for line in [
            "-j --socket /s client list --q x", "client -j list --socket /s --q x", "client list --q x --socket=/s -j",
        ] {
            let call = try Program.call(for: line.split(separator: " ").map(String.init))
            #expect(call?.params == ["q": "x"])
        }
    }

    @Test func wordsBehindTwoDashesAreArguments() throws {
        #expect(try Program.call(for: ["client", "create", "--", "-j"])?.params == ["name": "-j"])
        #expect(
            try Program.call(for: ["client", "create", "A", "--notes=-j"])?.params == ["name": "A", "notes": "-j"]
        )
    }
}

/// Stands for the program where its parser is asked about an error.
private struct AnyCommand: ParsableCommand {}
