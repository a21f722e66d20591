// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofExpectation: [String: MethodExample] = [
        "expectation.create": MethodExample(
            params: ##"{"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00Z","reason":"upgrade test"}"##,
            result: ##"{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "expectation.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"place":"7301","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "expectation.end": MethodExample(
            params: ##"{"id":1,"request_id":"e"}"##,
            result: ##"{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"}"##
        ),
    ]
}
