// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofSource: [String: MethodExample] = [
        "source.create": MethodExample(
            params: ##"{"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"name":"web-2/sql","uid":970,"host":"web-2","kind":"sql","period":60,"grace":60,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "source.pause": MethodExample(
            params: ##"{"id":1,"until":"2026-03-12T12:00:00Z","reason":"rebuild"}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":"2026-03-12T12:00:00.000Z","pause_reason":"rebuild","suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.resume": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.retire": MethodExample(
            params: ##"{"id":1,"reason":"moved","request_id":"r"}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"}"##
        ),
    ]
}
