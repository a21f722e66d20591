import ArgumentParser
import ClientOpsProtocol
import StrictJSON

struct MetricsCommand: MethodCommand {
    typealias Called = SystemMethods.Metrics
    static var view: View { .custom { result, page in page.text(result["text"]?.stringValue ?? "") } }

    @Option(
        help: ArgumentHelp(
            "Write the text to a file instead, replaced as a whole, for node_exporter's textfile collector.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: String?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        let result = try session.call(method, [:])
        if let output {
            try AtomicFile(path: output).write(Array((result["text"]?.stringValue ?? "").utf8))
        } else if session.jsonMode == .off {
            Self.view.render(result, on: &session.page)
        } else {
            session.print(result, mode: session.jsonMode)
        }
        return 0
    }
}

struct ReloadCommand: MethodCommand {
    typealias Called = SystemMethods.Reload
    static var view: View { .custom(render) }

    @OptionGroup(title: "Global options") var global: GlobalOptions

    private static func render(_ result: JSONValue, on page: inout Page) {
        let changed = result["changed"]?.arrayValue ?? []
        let waiting = result["needs_restart"]?.arrayValue ?? []
        for change in changed { page.line(words(for: change)) }
        for change in waiting { page.line(words(for: change) + " (with the next start)") }
        if changed.isEmpty && waiting.isEmpty { page.note("The configuration is as it was.") }
    }

    private static func words(for change: JSONValue) -> String {
        func text(_ member: String) -> String {
            let value = change[member]?.stringValue ?? ""
            return value.isEmpty ? "nothing" : Escaping.line(value)
        }
        return "\(text("setting")): \(text("from")) → \(text("to"))"
    }
}
