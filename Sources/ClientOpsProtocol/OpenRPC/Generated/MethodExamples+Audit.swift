// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofAudit: [String: MethodExample] = [
        "audit.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"seq":1,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.create","request_id":null,"action":"create","entity":"client","entity_id":1,"label":"Acme","revision":1,"changes":{"name":[null,"Acme"]},"operation_id":null,"reason":"signed today","prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","hash":"b778ce0c6ef875c19aee831ea771a5879621333f0a9ce250c00c06e2effb2012"},{"seq":2,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.update","request_id":"first","action":"update","entity":"client","entity_id":1,"label":"Acme SE","revision":2,"changes":{"name":["Acme","Acme SE"],"phone":[null,"+49 30 1234567"]},"operation_id":null,"reason":null,"prev_hash":"b778ce0c6ef875c19aee831ea771a5879621333f0a9ce250c00c06e2effb2012","hash":"cfeda14449bfee8c38c9f26175705618418eb148121704a5a7e8dd63af6b767c"},{"seq":3,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.archive","request_id":null,"action":"archive","entity":"client","entity_id":1,"label":"Acme SE","revision":3,"changes":{"archived_at":[null,"2026-03-10T12:00:00.000Z"]},"operation_id":3,"reason":null,"prev_hash":"cfeda14449bfee8c38c9f26175705618418eb148121704a5a7e8dd63af6b767c","hash":"0f5319656c3b43b12eaaedc07db6a0d7c90c31eb277af7d49f6ffd0d41f0c4e3"}],"next_cursor":null}"##
        ),
        "audit.verify": MethodExample(
            params: ##"{}"##,
            result: ##"{"valid":true,"entries":0,"head":null,"broken_at":null}"##
        ),
    ]
}
