// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofClient: [String: MethodExample] = [
        "client.create": MethodExample(
            params: ##"{"name":"Acme GmbH","company":"Acme Holding","email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers letters."}"##,
            result: ##"{"id":1,"name":"Acme GmbH","company":"Acme Holding","email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers letters.","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"name":"Acme","company":null,"email":"office@acme.example","phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"name":"Łódź Works","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":3,"name":"Zebra","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "client.update": MethodExample(
            params: ##"{"id":1,"company":null,"notes":"Prefers mail."}"##,
            result: ##"{"id":1,"name":"Acme GmbH","company":null,"email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers mail.","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.archive": MethodExample(
            params: ##"{"id":1,"force_instances":true,"reason":"contract ended"}"##,
            result: ##"{"item":{"id":1,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":1,"project":1,"instance":1,"invoice":0}}"##
        ),
        "client.restore": MethodExample(
            params: ##"{"id":2}"##,
            result: ##"{"item":{"id":2,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":1,"project":1,"instance":1,"invoice":0}}"##
        ),
    ]
}
