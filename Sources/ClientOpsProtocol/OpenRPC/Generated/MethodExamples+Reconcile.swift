// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofReconcile: [String: MethodExample] = [
        "reconcile.run": MethodExample(
            params: ##"{"dry_run":true}"##,
            result: ##"{"run":{"id":0,"trigger":"manual","started_at":"2026-03-10T12:00:00.000Z","finished_at":"2026-03-10T12:00:00.000Z","counters":{"new":0,"still":0,"changed":0,"resolved":0,"reopened":0,"unknown":0,"suppressed":0},"failed_rules":[],"sources":[]},"dry_run":true,"changes":[],"omitted":0}"##
        ),
        "reconcile.history": MethodExample(
            params: ##"{"sort":"-id"}"##,
            result: ##"{"items":[{"id":2,"trigger":"timer","started_at":"2026-03-10T12:00:00.000Z","finished_at":"2026-03-10T12:00:00.000Z","counters":{"new":0,"still":0,"changed":0,"resolved":0,"reopened":0,"unknown":0,"suppressed":0},"failed_rules":[],"sources":[]},{"id":1,"trigger":"manual","started_at":"2026-03-10T12:00:00.000Z","finished_at":"2026-03-10T12:00:00.000Z","counters":{"new":0,"still":0,"changed":0,"resolved":0,"reopened":0,"unknown":0,"suppressed":0},"failed_rules":[],"sources":[]}],"next_cursor":null}"##
        ),
        "reconcile.diff": MethodExample(
            params: ##"{}"##,
            result: ##"{"from":{"id":2,"trigger":"manual","started_at":"2026-03-10T12:00:00.000Z","finished_at":"2026-03-10T12:00:00.000Z","counters":{"new":1,"still":0,"changed":0,"resolved":0,"reopened":0,"unknown":0,"suppressed":0},"failed_rules":[],"sources":[]},"to":{"id":3,"trigger":"manual","started_at":"2026-03-10T12:00:00.000Z","finished_at":"2026-03-10T12:00:00.000Z","counters":{"new":0,"still":0,"changed":0,"resolved":1,"reopened":0,"unknown":0,"suppressed":0},"failed_rules":[],"sources":[]},"counts":{"opened":0,"changed":0,"resolved":1,"reopened":0},"items":[{"id":1,"rule":"U1","subject":"x.example.org","summary":"x.example.org is declared by 2 active instances, none of them a production.","change":"resolved","before":{"state":"open","severity":"high"},"after":{"state":"resolved","severity":"high"}}],"page":1,"page_size":20,"total":1,"total_pages":1}"##
        ),
    ]
}
