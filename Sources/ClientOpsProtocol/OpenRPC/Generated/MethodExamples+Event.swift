// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofEvent: [String: MethodExample] = [
        "event.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"seq":1,"at":"2026-03-10T12:00:00.000Z","entity":"client","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":2,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":3,"at":"2026-03-10T12:00:00.000Z","entity":"user","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":4,"at":"2026-03-10T12:00:00.000Z","entity":"assignment","entity_id":1,"action":"assign","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}}],"next":{"epoch":"f207dbdb6ee9014e75caf07c156b5794","seq":4},"resumed":true,"more":false}"##
        ),
        "event.subscribe": MethodExample(
            params: ##"{}"##,
            result: ##"{"epoch":"de7981c85b1d6978c4b06d95a38459e1","seq":3,"resumed":true}"##
        ),
        "event.unsubscribe": MethodExample(
            params: ##"{}"##,
            result: ##"{"epoch":"bfd8a7f730ad7aacd28febd8836a8e24","seq":1}"##
        ),
    ]
}
