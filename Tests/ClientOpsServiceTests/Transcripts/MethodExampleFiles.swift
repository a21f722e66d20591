import Foundation

/// The source files that hold the examples: one for each group of methods, and one that lists the groups.
struct MethodExampleFiles {
    private let groups: [(name: String, methods: [String])]

    private static let folder = Transcript.folder
        .appending(path: "../../Sources/ClientOpsProtocol/OpenRPC/Generated").standardized
    private static let list = "MethodExamples+All.swift"
    private static let head = """
        // Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
        // swift-format-ignore-file

        extension MethodExamples {

        """

    /// Groups methods by what stands before the dot of their names, in the order in which they are given.
    init(methods: [String]) {
        var groups: [(name: String, methods: [String])] = []
        for method in methods {
            let name = Self.group(of: method)
            if let index = groups.firstIndex(where: { $0.name == name }) {
                groups[index].methods.append(method)
            } else {
                groups.append((name, [method]))
            }
        }
        self.groups = groups
    }

    private static func group(of method: String) -> String {
        let prefix = method.split(separator: ".").first.map(String.init) ?? ""
        return prefix == method || prefix == "rpc" ? "System" : prefix.capitalized
    }

    /// The names of the files that there have to be.
    var names: [String] { ([Self.list] + groups.map { Self.file($0.name) }).sorted() }

    /// The names of the files that there are.
    func present() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Self.folder.path()).sorted()
    }

    /// The methods that the files have an example of.
    func methodsPresent() throws -> [String] {
        let methods = try present().flatMap { name -> [String] in
            let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            return text.matches(of: /\n        "([a-z_.]+)": MethodExample\(\n/).map { String($0.output.1) }
        }
        return methods.sorted()
    }

    /// Writes the files anew and removes what is left over.
    ///
    /// - Parameter example: answers the parameters and the result of a method's example as JSON texts.
    /// - Throws: what `example` throws, and what there is against writing.
    func write(_ example: (String) throws -> (params: String, result: String)?) throws {
        for name in try present() where !names.contains(name) {
            try FileManager.default.removeItem(at: Self.folder.appending(path: name))
        }
        for group in groups {
            var lines = ["    static let \(Self.constant(group.name)): [String: MethodExample] = ["]
            for method in group.methods {
                guard let (params, result) = try example(method) else { continue }
                lines += [
                    "        \"\(method)\": MethodExample(",
                    "            params: ##\"\(params)\"##,",
                    "            result: ##\"\(result)\"##",
                    "        ),",
                ]
            }
            try write(lines + ["    ]"], to: Self.file(group.name))
        }
        let lines = groups.map { "        \(Self.constant($0.name))," }
        try write(
            ["    static let all: [String: MethodExample] = ["] + lines
                + ["    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }"],
            to: Self.list
        )
    }

    private func write(_ lines: [String], to name: String) throws {
        let text = Self.head + (lines + ["}", ""]).joined(separator: "\n")
        try text.write(to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private static func file(_ group: String) -> String { "MethodExamples+\(group).swift" }

    private static func constant(_ group: String) -> String { "of\(group)" }
}
