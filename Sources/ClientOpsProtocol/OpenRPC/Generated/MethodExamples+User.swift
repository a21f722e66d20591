// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofUser: [String: MethodExample] = [
        "user.create": MethodExample(
            params: ##"{"username":"ada","uid":1001,"email":"ada@example.org","display_name":"Ada L.","role":"staff"}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":"ada@example.org","display_name":"Ada L.","role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"username":"bob","uid":null,"email":null,"display_name":null,"role":"standard","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "user.update": MethodExample(
            params: ##"{"id":1,"display_name":"Ada L.","role":"admin"}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":null,"display_name":"Ada L.","role":"admin","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.archive": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
        "user.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
    ]
}
