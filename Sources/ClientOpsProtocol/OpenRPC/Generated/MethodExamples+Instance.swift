// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofInstance: [String: MethodExample] = [
        "instance.create": MethodExample(
            params: ##"{"project_id":1,"name":"www","type":"production","url":"https://Shop.example.org/","aliases":["www.shop.example.org"],"host":"web-1.example.org","db_cluster":"main","db_name":"shop","db_uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","odoo_version":"17.0","notes":"Two workers."}"##,
            result: ##"{"id":1,"project_id":1,"name":"www","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":"https://Shop.example.org/","url_normalized":"https://shop.example.org","aliases":["www.shop.example.org"],"host":"web-1.example.org","nodes":[],"db_cluster":"main","db_name":"shop","db_uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","db_lineage":null,"odoo_version":"17.0","watched_by":null,"notes":"Two workers.","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"project_id":1,"name":"www","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.list": MethodExample(
            params: ##"{"type":"staging"}"##,
            result: ##"{"items":[{"id":2,"project_id":1,"name":"test","type":"staging","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":"http://test.example.org:8069","url_normalized":"http://test.example.org:8069","aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "instance.update": MethodExample(
            params: ##"{"id":1,"url":"https://shop.example.org","state":"retired_readonly","nodes":[{"host":"web-1.example.org","unit":"odoo-shop.service","role":"web"}]}"##,
            result: ##"{"id":1,"project_id":1,"name":"www","type":"production","active":true,"contested":false,"cutover_id":null,"state":"retired_readonly","url":"https://shop.example.org","url_normalized":"https://shop.example.org","aliases":[],"host":null,"nodes":[{"host":"web-1.example.org","unit":"odoo-shop.service","role":"web"}],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.move": MethodExample(
            params: ##"{"id":1,"project_id":2}"##,
            result: ##"{"id":1,"project_id":2,"name":"www","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.activate": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"project_id":1,"name":"www","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.deactivate": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"project_id":1,"name":"www","type":"production","active":false,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.archive": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"project_id":1,"name":"www","type":"production","active":false,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":0,"instance":1,"invoice":0}}"##
        ),
        "instance.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"project_id":1,"name":"www","type":"production","active":false,"contested":false,"cutover_id":null,"state":"in_service","url":null,"url_normalized":null,"aliases":[],"host":null,"nodes":[],"db_cluster":null,"db_name":null,"db_uuid":null,"db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":0,"instance":1,"invoice":0}}"##
        ),
        "instance.adopt": MethodExample(
            params: ##"{"id":1,"observation_id":1}"##,
            result: ##"{"id":1,"project_id":1,"name":"Live","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":"https://shop.example.org","url_normalized":"https://shop.example.org","aliases":[],"host":"web-1","nodes":[],"db_cluster":"7301","db_name":"acme_prod","db_uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","db_lineage":"c1d2fffb2fd5c667b042dccf3600d193198fb7f4788cbbc90b8f537953201c49","odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "instance.find": MethodExample(
            params: ##"{"q":"acme_prod"}"##,
            result: ##"{"instances":[{"instance":{"id":1,"project_id":1,"name":"Live","type":"production","active":true,"contested":false,"cutover_id":null,"state":"in_service","url":"https://shop.example.org","url_normalized":"https://shop.example.org","aliases":[],"host":"web-1","nodes":[],"db_cluster":"7301","db_name":"acme_prod","db_uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","db_lineage":null,"odoo_version":null,"watched_by":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"project":"Shop","client_id":1,"client":"Acme","matched":[{"field":"db_name","value":"acme_prod","exact":true}]}],"observations":[{"observation":{"id":1,"source_id":1,"source":"web-1/sql","host":"web-1","kind":"database","key":"localhost:5432/acme_prod","subject":{"unit":null,"config":null,"endpoint":null,"database":{"cluster":{"system_identifier":"7301","started_at":null,"in_recovery":null,"endpoint":"localhost:5432"},"name":"acme_prod","owner":null,"readable":true,"uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","company_created_at":null,"user_created_at":null,"lineage":null,"base_url":null,"neutralized":null,"series":null,"mail_servers":null,"all_mail_servers":null,"fetchmail_servers":null,"payment_providers":null,"crons":null,"working_crons":null,"last_cron_call":null,"unknown":null}},"observed_at":"2026-03-10T11:50:00.000Z","received_at":"2026-03-10T12:00:00.000Z","first_received_at":"2026-03-10T12:00:00.000Z","changed_at":"2026-03-10T12:00:00.000Z","gone_at":null},"instance_id":1,"matched":[{"field":"name","value":"acme_prod","exact":true}]}],"more":false}"##
        ),
    ]
}
