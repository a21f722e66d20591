// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofSystem: [String: MethodExample] = [
        "rpc.discover": MethodExample(
            params: ##"{}"##,
            result: ##"{"openrpc":"1.3.2","info":{"title":"clientops","version":"1.0.0","description":"JSON-RPC 2.0 over a Unix stream socket, one message per line."},"methods":[],"components":{},"x-events":[{"name":"event","summary":"Tells of one change of one row, once, in the order of seq; before the reply to it.","params":{"$ref":"#/components/schemas/Event"},"x-role":["admin","staff","standard"],"x-sees":[{"role":"admin","entities":["client","project","instance","user","assignment","lead","invoice","payment","series","cutover","finding","store","source","observation","expectation","imported_history"],"only_assigned":false,"actor":true},{"role":"staff","entities":["client","project","instance","assignment","lead","invoice","payment","cutover","finding","source"],"only_assigned":false,"actor":false},{"role":"standard","entities":["project","instance","cutover","finding"],"only_assigned":true,"actor":false}]},{"name":"event.lagged","summary":"Tells that the reader has fallen behind the limit live_events; the events from from_seq on follow nevertheless.","params":{"$ref":"#/components/schemas/EventLag"},"x-role":["admin","staff","standard"],"x-sees":[]}],"x-limits":{"line_bytes":1048576,"roleless_line_bytes":4096,"batch":256,"connections":1024,"connections_per_uid":64,"reserved_connections":128,"unanswered_per_connection":128,"buffered_bytes":50331648,"buffered_bytes_per_uid":4194304,"slow_reader_ms":30000,"deadline_ms":30000,"page_size":500,"reply_bytes":4194304,"read_budget_ms":2,"reader_threads":2,"live_events":1024},"x-errors":[]}"##
        ),
        "system.ping": MethodExample(
            params: ##"{}"##,
            result: ##"{"now":"2026-11-21T16:26:49.699Z","version":"test"}"##
        ),
        "system.health": MethodExample(
            params: ##"{}"##,
            result: ##"{"status":"ok"}"##
        ),
        "system.status": MethodExample(
            params: ##"{}"##,
            result: ##"{"version":"test","health":"ok","problem":null,"started_at":"2026-11-21T16:26:49.765Z","store":{"epoch":"4d6ecac6b55ed71913fe3f7ff9ab60f6","seq":0,"schema":4,"bytes":745472,"wal_bytes":0},"connections":{"current":0,"accepted":0,"refused":0},"writer":{"queued":0,"commits":0,"groups":0},"last_reconcile":null}"##
        ),
        "system.limits": MethodExample(
            params: ##"{}"##,
            result: ##"{"line_bytes":1048576,"roleless_line_bytes":4096,"batch":256,"connections":1024,"connections_per_uid":64,"reserved_connections":128,"unanswered_per_connection":128,"buffered_bytes":50331648,"buffered_bytes_per_uid":4194304,"slow_reader_ms":30000,"deadline_ms":30000,"page_size":500,"reply_bytes":4194304,"read_budget_ms":2,"reader_threads":2,"live_events":1024}"##
        ),
        "system.metrics": MethodExample(
            params: ##"{}"##,
            result: ##"{"content_type":"application/openmetrics-text; version=1.0.0; charset=utf-8","text":"# TYPE clientops_build_info gauge\n# HELP clientops_build_info The program that runs; always 1.\nclientops_build_info{version=\"test\",schema=\"4\"} 1\n# EOF\n"}"##
        ),
        "system.reload": MethodExample(
            params: ##"{}"##,
            result: ##"{"changed":[],"needs_restart":[]}"##
        ),
        "whoami": MethodExample(
            params: ##"{}"##,
            result: ##"{"uid":2005,"pid":42,"username":"person-none","user_id":null,"role":"none"}"##
        ),
    ]
}
