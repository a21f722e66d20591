// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofImport: [String: MethodExample] = [
        "import.begin": MethodExample(
            params: ##"{"kind":"client-infra-manager"}"##,
            result: ##"{"import_id":1}"##
        ),
        "import.rows": MethodExample(
            params: ##"{"import_id":1,"clients":[{"source_id":1,"name":"Acme","email":"office@acme.example"},{"source_id":2,"name":"Beta","email":"nowhere"}],"projects":[{"source_id":5,"client_source_id":1,"name":"Shop"},{"source_id":6,"client_source_id":9,"name":"Lost"}]}"##,
            result: ##"{"received":4}"##
        ),
        "import.commit": MethodExample(
            params: ##"{"import_id":1}"##,
            result: ##"{"dry_run":true,"tables":[{"table":"user","read":0,"created":0,"already_present":0,"converted":0,"aside":0,"contested":0},{"table":"client","read":2,"created":2,"already_present":0,"converted":1,"aside":0,"contested":0},{"table":"project","read":0,"created":0,"already_present":0,"converted":0,"aside":0,"contested":0},{"table":"instance","read":0,"created":0,"already_present":0,"converted":0,"aside":0,"contested":0},{"table":"assignment","read":0,"created":0,"already_present":0,"converted":0,"aside":0,"contested":0}],"lines":[{"table":"client","source_id":"2","outcome":"converted","reason":"email was unusable and is kept in the notes"}]}"##
        ),
    ]
}
