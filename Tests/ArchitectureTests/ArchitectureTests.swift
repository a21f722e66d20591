import Foundation
import Testing

@Suite struct ArchitectureTests {
    private let sources: [SourceTree.File]

    init() throws { sources = try SourceTree.files(in: "Sources") }

    @Test func `every target has its arrows`() throws {
        #expect(try SourceTree.targets() == Arrows.allowed.keys.sorted())
    }

    @Test func `imports follow the arrows`() {
        #expect(sources.count > 100)
        for file in sources {
            let allowed = Arrows.allowed[file.target, default: []].union(Arrows.free)
            for module in file.imports where !allowed.contains(module) {
                Issue.record("\(file.path) imports \(module), which \(file.target) may not see")
            }
        }
    }

    @Test func `the manifest grants no target more than its arrows`() throws {
        let manifest = try String(contentsOf: SourceTree.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let targets = manifest.split(separator: try Regex(#"\.(target|executableTarget|testTarget|systemLibrary)\("#))
        #expect(targets.count > Arrows.allowed.count)
        for declaration in targets.dropFirst() {
            let names = declaration.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }
            guard let target = names.first, let allowed = Arrows.allowed[target] else { continue }
            for other in names.dropFirst() where Arrows.allowed[other] != nil {
                #expect(allowed.contains(other), "\(target) → \(other)")
            }
        }
    }

    @Test func `SQL stands only in the store, the importer and the collector`() {
        let statement = try? Regex(#""+\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE) "#)
        guard let statement else {
            Issue.record("the pattern is not valid")
            return
        }
        for file in sources where !["ClientOpsStore", "ClientOpsImport", "ClientOpsCollect"].contains(file.target) {
            #expect(file.text.firstMatch(of: statement) == nil, "\(file.path)")
        }
    }

    @Test(arguments: ["try!", "as!", "fatalError(", "TODO", "FIXME", "preconditionFailure("])
    func `no source gives up`(on word: String) {
        for file in sources {
            #expect(!file.text.contains(word), "\(file.path) has \(word)")
        }
    }

    @Test(arguments: ["@unchecked Sendable", "nonisolated(unsafe)"])
    func `what the compiler cannot check has its proof beside it`(_ word: String) {
        for file in sources {
            for (index, line) in file.lines.enumerated() where line.contains(word) && !line.contains("//") {
                let before = file.lines[max(0, index - 8)..<index]
                #expect(before.contains { $0.contains("Proof") || $0.contains("proof") }, "\(file.path):\(index + 1)")
            }
        }
    }

    @Test func `files and mains stay small`() {
        for file in sources {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
            guard file.text.contains("@main"), file.target != "clientops-bench" else { continue }
            #expect(file.lines.count <= 40, "\(file.path) is more than an entry")
        }
    }

    @Test func `every test file asserts something`() throws {
        let marks = ["#expect", "#require", "Issue.record", "confirmation"]
        for file in try SourceTree.files(in: "Tests") where file.text.contains("@Test") {
            #expect(marks.contains { file.text.contains($0) }, "\(file.path)")
        }
    }

    /// What speaks to a daemon, or plays one, without the harness that checks each message.
    private static let pastTheHarness = ["AF_UNIX", "sockaddr_un", "Conversation(peer", "place.socket"]

    /// Below the protocol, or with no message to check; the two of the services check theirs themselves.
    private static let withoutMessages: Set<String> = [
        "Tests/RPCTransportTests/LineTests.swift", "Tests/RPCTransportTests/ListeningTests.swift",
        "Tests/RPCTransportTests/TestClient.swift", "Tests/RPCTransportTests/TestClientTests.swift",
        "Tests/SystemdTests/UnixSocket.swift",
        "Tests/ClientOpsClientTests/ConnectingTests.swift", "Tests/ClientOpsDaemonTests/ActivationTests.swift",
        "Tests/ClientOpsDaemonTests/CrowdTests.swift", "Tests/ClientOpsDaemonTests/LimitTableTests.swift",
        "Tests/ClientOpsDaemonTests/StartupTests.swift", "Tests/ClientOpsDaemonTests/StoppingTests.swift",
        "Tests/ClientOpsServiceTests/Reconciliation/ManyTriggersTests.swift",
        "Tests/ClientOpsServiceTests/Support/TestService+Lines.swift",
    ]

    @Test func `no test speaks past the harness that checks its messages`() throws {
        let files = try SourceTree.files(in: "Tests").filter { !$0.path.hasPrefix("Tests/ArchitectureTests/") }
        let found = files.filter { file in Self.pastTheHarness.contains { file.text.contains($0) } }
        #expect(Set(found.map(\.path)) == Self.withoutMessages)
    }

    @Test func `each entity is found by its name in every layer`() throws {
        let places = [
            "Sources/ClientOpsModel/Entities/", "Sources/ClientOpsProtocol/Methods/",
            "Sources/ClientOpsStore/Entities/", "Sources/ClientOpsService/Handlers/",
        ]
        let paths = sources.map(\.path)
        for entity in ["Client", "Project", "Instance", "User", "Lead", "Invoice", "Cutover"] {
            for place in places {
                #expect(paths.contains { $0.hasPrefix(place + entity) }, "\(place)\(entity)…")
            }
            #expect(paths.contains { $0.hasPrefix("Sources/ClientOpsCommands/Verbs/" + entity) }, "verbs of \(entity)")
        }
    }
}
