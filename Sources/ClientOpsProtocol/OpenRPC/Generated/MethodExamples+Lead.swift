// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofLead: [String: MethodExample] = [
        "lead.create": MethodExample(
            params: ##"{"name":"Ada Byron","email":"ada@engines.example","company":"Engines","source":"fair","notes":"Wants a shop."}"##,
            result: ##"{"id":1,"name":"Ada Byron","email":"ada@engines.example","company":"Engines","source":"fair","status":"new","lost_reason":null,"notes":"Wants a shop.","converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"}],"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "lead.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"Ada Byron","email":"ada@engines.example","company":null,"source":null,"status":"contacted","lost_reason":null,"notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"contacted","at":"2026-03-12T09:30:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-12T09:30:00.000Z","archived_at":null}"##
        ),
        "lead.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"name":"Ada Byron","email":"ada@engines.example","company":"Engines","source":"fair","status":"qualified","lost_reason":null,"notes":null,"converted_client_id":1,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"qualified","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"name":"Łódź Works","email":null,"company":null,"source":"web","status":"new","lost_reason":null,"notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"}],"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":3,"name":"Zoë","email":null,"company":null,"source":"fair","status":"lost","lost_reason":"no budget","notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"lost","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "lead.update": MethodExample(
            params: ##"{"id":1,"name":"Ada King","email":null,"notes":"Calls on Monday."}"##,
            result: ##"{"id":1,"name":"Ada King","email":null,"company":null,"source":"fair","status":"new","lost_reason":null,"notes":"Calls on Monday.","converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "lead.set_status": MethodExample(
            params: ##"{"id":1,"status":"contacted"}"##,
            result: ##"{"id":1,"name":"Ada Byron","email":null,"company":null,"source":null,"status":"contacted","lost_reason":null,"notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"contacted","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "lead.convert": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"Ada Byron","email":"ada@engines.example","company":"Engines","source":null,"status":"qualified","lost_reason":null,"notes":"Wants a shop.","converted_client_id":1,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"qualified","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "lead.relink": MethodExample(
            params: ##"{"id":1,"client_id":2,"reason":"the same firm"}"##,
            result: ##"{"id":1,"name":"Ada Byron","email":null,"company":null,"source":null,"status":"qualified","lost_reason":null,"notes":null,"converted_client_id":2,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"},{"status":"qualified","at":"2026-03-10T12:00:00.000Z"}],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "lead.candidates": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"items":[{"client":{"id":1,"name":"Ada","company":null,"email":"Ada@Engines.example","phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"matches":["email","email_domain"]},{"client":{"id":2,"name":"Engines","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"matches":["company"]},{"client":{"id":3,"name":"Office","company":null,"email":"office@engines.example","phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"matches":["email_domain"]}]}"##
        ),
        "lead.archive": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"name":"Ada Byron","email":null,"company":null,"source":null,"status":"new","lost_reason":null,"notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"}],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
        "lead.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"name":"Ada Byron","email":null,"company":null,"source":null,"status":"new","lost_reason":null,"notes":null,"converted_client_id":null,"history":[{"status":"new","at":"2026-03-10T12:00:00.000Z"}],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
    ]
}
