// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofInvoice: [String: MethodExample] = [
        "invoice.create": MethodExample(
            params: ##"{"client_id":1,"title":"Hosting","currency":"EUR","amount":12050,"issued_on":"2026-03-01","due_on":"2026-03-31","notes":"Monthly."}"##,
            result: ##"{"id":1,"client_id":1,"number":null,"title":"Hosting","currency":"EUR","amount":12050,"status":"draft","issued_on":"2026-03-01","due_on":"2026-03-31","paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":null,"notes":"Monthly.","void_reason":null,"imported":false,"payments":[],"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"sent","issued_on":"2026-03-10","due_on":"2026-03-20","paid_on":null,"paid_amount":2000,"overdue":false,"client_snapshot":{"name":"Acme","company":"Acme Ltd","email":"office@acme.example"},"notes":null,"void_reason":null,"imported":false,"payments":[{"id":1,"amount":2000,"paid_on":"2026-03-10","method":"transfer","reference":"E 17","reason":null,"reverses":null}],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"sent","issued_on":"2026-03-01","due_on":"2026-03-08","paid_on":null,"paid_amount":0,"overdue":true,"client_snapshot":{"name":"Acme","company":null,"email":null},"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"client_id":2,"number":"INV-2026-0002","title":"Łódź fair","currency":"EUR","amount":12000,"status":"paid","issued_on":"2026-03-10","due_on":null,"paid_on":"2026-03-10","paid_amount":12000,"overdue":false,"client_snapshot":{"name":"Beta","company":null,"email":null},"notes":null,"void_reason":null,"imported":false,"payments":[{"id":1,"amount":12000,"paid_on":"2026-03-10","method":null,"reference":null,"reason":null,"reverses":null}],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":3,"client_id":1,"number":null,"title":"Setup","currency":"JPY","amount":5000,"status":"draft","issued_on":null,"due_on":"2026-04-01","paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":null,"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "invoice.update": MethodExample(
            params: ##"{"id":1,"title":"Hosting March","amount":12345,"issued_on":"2026-03-09","due_on":null}"##,
            result: ##"{"id":1,"client_id":1,"number":null,"title":"Hosting March","currency":"EUR","amount":12345,"status":"draft","issued_on":"2026-03-09","due_on":null,"paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":null,"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.send": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"sent","issued_on":"2026-03-10","due_on":null,"paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":{"name":"Acme","company":"Acme Ltd","email":"office@acme.example"},"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.pay": MethodExample(
            params: ##"{"id":1,"amount":2000,"paid_on":"2026-03-09","method":"transfer","reference":"E 17"}"##,
            result: ##"{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"sent","issued_on":"2026-03-10","due_on":null,"paid_on":null,"paid_amount":2000,"overdue":false,"client_snapshot":{"name":"Acme","company":null,"email":null},"notes":null,"void_reason":null,"imported":false,"payments":[{"id":1,"amount":2000,"paid_on":"2026-03-09","method":"transfer","reference":"E 17","reason":null,"reverses":null}],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.reverse_payment": MethodExample(
            params: ##"{"id":1,"payment_id":1,"reason":"bounced"}"##,
            result: ##"{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"sent","issued_on":"2026-03-10","due_on":null,"paid_on":null,"paid_amount":10000,"overdue":false,"client_snapshot":{"name":"Acme","company":null,"email":null},"notes":null,"void_reason":null,"imported":false,"payments":[{"id":1,"amount":2000,"paid_on":"2026-03-10","method":null,"reference":null,"reason":null,"reverses":null},{"id":2,"amount":10000,"paid_on":"2026-03-10","method":null,"reference":null,"reason":null,"reverses":null},{"id":3,"amount":-2000,"paid_on":"2026-03-10","method":null,"reference":null,"reason":"bounced","reverses":1}],"revision":5,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.void": MethodExample(
            params: ##"{"id":1,"reason":"wrong client"}"##,
            result: ##"{"id":1,"client_id":1,"number":"INV-2026-0001","title":"Hosting","currency":"EUR","amount":12000,"status":"void","issued_on":"2026-03-10","due_on":null,"paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":{"name":"Acme","company":null,"email":null},"notes":null,"void_reason":"wrong client","imported":false,"payments":[],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "invoice.archive": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"client_id":1,"number":null,"title":"Hosting","currency":"EUR","amount":12000,"status":"draft","issued_on":null,"due_on":null,"paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":null,"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":0,"instance":0,"invoice":1}}"##
        ),
        "invoice.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"client_id":1,"number":null,"title":"Hosting","currency":"EUR","amount":12000,"status":"draft","issued_on":null,"due_on":null,"paid_on":null,"paid_amount":0,"overdue":false,"client_snapshot":null,"notes":null,"void_reason":null,"imported":false,"payments":[],"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":0,"instance":0,"invoice":1}}"##
        ),
    ]
}
