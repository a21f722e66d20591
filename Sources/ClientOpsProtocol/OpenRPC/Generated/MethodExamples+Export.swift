// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofExport: [String: MethodExample] = [
        "export.page": MethodExample(
            params: ##"{"entity":"client"}"##,
            result: ##"{"rows":[],"next_cursor":null,"seq":0}"##
        ),
    ]
}
