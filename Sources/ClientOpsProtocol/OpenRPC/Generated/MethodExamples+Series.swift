// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofSeries: [String: MethodExample] = [
        "series.start": MethodExample(
            params: ##"{"year":2026,"first":501}"##,
            result: ##"{"year":2026,"next":501,"count":0,"last_issued_on":null,"closed":false}"##
        ),
        "series.close": MethodExample(
            params: ##"{"year":2025}"##,
            result: ##"{"year":2025,"next":2,"count":1,"last_issued_on":"2025-12-31","closed":true}"##
        ),
        "series.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[]}"##
        ),
    ]
}
