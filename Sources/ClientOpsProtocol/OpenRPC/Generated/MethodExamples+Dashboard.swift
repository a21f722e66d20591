// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofDashboard: [String: MethodExample] = [
        "dashboard.summary": MethodExample(
            params: ##"{}"##,
            result: ##"{"clients":1,"projects":{"planned":0,"live":2,"ended":0},"instances":{"production":{"active":1,"inactive":0},"staging":{"active":0,"inactive":0},"development":{"active":0,"inactive":0}},"productions_missing":1,"productions_contested":0,"findings":{"critical":0,"high":0,"medium":0,"low":0,"info":0},"leads":{"new":0,"contacted":0,"qualified":0,"lost":0},"revenue":[],"outstanding":[],"recent_invoices":[],"recent_changes":[{"seq":6,"at":"2026-03-10T12:00:00.000Z","entity":"assignment","entity_id":1,"action":"assign","revision":1,"actor":null},{"seq":4,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":2,"action":"create","revision":1,"actor":null},{"seq":3,"at":"2026-03-10T12:00:00.000Z","entity":"instance","entity_id":1,"action":"create","revision":1,"actor":null},{"seq":2,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":1,"action":"create","revision":1,"actor":null},{"seq":1,"at":"2026-03-10T12:00:00.000Z","entity":"client","entity_id":1,"action":"create","revision":1,"actor":null}]}"##
        ),
    ]
}
