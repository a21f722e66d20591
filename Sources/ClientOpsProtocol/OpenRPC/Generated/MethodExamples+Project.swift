// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofProject: [String: MethodExample] = [
        "project.create": MethodExample(
            params: ##"{"client_id":1,"name":"Shop","stage":"planned","notes":"Opens in May."}"##,
            result: ##"{"id":1,"client_id":1,"client_name":"Acme","name":"Shop","stage":"planned","notes":"Opens in May.","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "project.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"client_id":1,"client_name":"Acme","name":"Shop","stage":"live","notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "project.list": MethodExample(
            params: ##"{"client_id":1}"##,
            result: ##"{"items":[{"id":1,"client_id":1,"client_name":"Acme","name":"Shop","stage":"live","notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"client_id":1,"client_name":"Acme","name":"Books","stage":"ended","notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "project.update": MethodExample(
            params: ##"{"id":1,"name":"Web shop","stage":"ended","notes":"Closed."}"##,
            result: ##"{"id":1,"client_id":1,"client_name":"Acme","name":"Web shop","stage":"ended","notes":"Closed.","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "project.move": MethodExample(
            params: ##"{"id":1,"client_id":2}"##,
            result: ##"{"id":1,"client_id":2,"client_name":"Beta","name":"Shop","stage":"live","notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "project.archive": MethodExample(
            params: ##"{"id":1,"force_instances":true}"##,
            result: ##"{"item":{"id":1,"client_id":1,"client_name":"Acme","name":"Shop","stage":"live","notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":1,"instance":1,"invoice":0}}"##
        ),
        "project.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"client_id":1,"client_name":"Acme","name":"Shop","stage":"live","notes":null,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":1,"instance":1,"invoice":0}}"##
        ),
        "project.assign": MethodExample(
            params: ##"{"project_id":1,"user_id":1}"##,
            result: ##"{"id":1,"project_id":1,"user_id":1,"username":"person-standard","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "project.unassign": MethodExample(
            params: ##"{"project_id":1,"user_id":1}"##,
            result: ##"{"id":1,"project_id":1,"user_id":1,"username":"person-standard","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"}"##
        ),
        "project.members": MethodExample(
            params: ##"{"project_id":1}"##,
            result: ##"{"items":[{"id":1,"project_id":1,"user_id":1,"username":"person-standard","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
    ]
}
