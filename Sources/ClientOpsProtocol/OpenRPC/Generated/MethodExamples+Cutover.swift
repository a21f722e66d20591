// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofCutover: [String: MethodExample] = [
        "cutover.open": MethodExample(
            params: ##"{"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00Z","ends_at":"2026-03-10T18:00:00Z","reason":"new server"}"##,
            result: ##"{"id":1,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-10T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"open","phase":"planned","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "cutover.extend": MethodExample(
            params: ##"{"id":1,"ends_at":"2026-03-11T18:00:00Z","reason":"the copy takes longer"}"##,
            result: ##"{"id":1,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-11T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"open","phase":"planned","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "cutover.close": MethodExample(
            params: ##"{"id":1,"outcome":"completed","request_id":"done"}"##,
            result: ##"{"id":1,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-10T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"completed","phase":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T14:00:00.000Z","archived_at":null}"##
        ),
        "cutover.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-10T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"open","phase":"planned","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "cutover.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-10T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"cancelled","phase":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"project_id":1,"from_instance":1,"to_instance":2,"starts_at":"2026-03-11T14:00:00.000Z","ends_at":"2026-03-11T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"open","phase":"planned","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":3,"project_id":2,"from_instance":3,"to_instance":4,"starts_at":"2026-03-10T14:00:00.000Z","ends_at":"2026-03-10T18:00:00.000Z","reason":"new server","approved_by":"person-admin","state":"open","phase":"planned","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
    ]
}
