import ClientOpsProtocol
import StrictJSON

extension FakeDaemon {
    /// The id of a request, as it stands there.
    package static func id(of line: String) -> String {
        let id = (try? JSONDocument(line)).flatMap { JSONValue($0.root)["id"] }
        return id?.text ?? "null"
    }

    /// The method of a request.
    package static func method(of line: String) -> String {
        let name = (try? JSONDocument(line)).flatMap { JSONValue($0.root)["method"] }
        return name?.stringValue ?? ""
    }

    /// The reply to a call with a result of which only what matters is said.
    package static func reply(to line: String, part: String) -> String {
        let result = MessageChecker.published.completed(part, for: method(of: line))
        return #"{"jsonrpc":"2.0","id":\#(id(of: line)),"result":\#(result)}"#
    }

    /// A result of a method, as its published example has it.
    package static func example(of method: String) -> String {
        MethodExamples.example(of: method)?.result.text ?? "null"
    }
}

extension FakeDaemon.Peer {
    /// Answers a call.
    package func answer(_ line: String, _ result: String) {
        write(#"{"jsonrpc":"2.0","id":\#(FakeDaemon.id(of: line)),"result":\#(result)}"# + "\n")
    }

    /// Answers a call with a result of which only what matters is said, and the rest is as empty as is published.
    package func answer(_ line: String, part: String) { write(FakeDaemon.reply(to: line, part: part) + "\n") }

    /// Answers a call with an error.
    package func refuse(_ line: String, _ code: Int, _ data: String, message: String = "No.") {
        let error = #"{"code":\#(code),"message":"\#(message)","data":\#(data)}"#
        write(#"{"jsonrpc":"2.0","id":\#(FakeDaemon.id(of: line)),"error":\#(error)}"# + "\n")
    }

    /// Answers every call up to the end with the published example of its method.
    package func answerWithExamples() {
        while let line = readLine() { answer(line, FakeDaemon.example(of: FakeDaemon.method(of: line))) }
    }

    /// Sends a notification.
    package func notify(_ method: String, _ params: String) {
        write(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"# + "\n")
    }
}
