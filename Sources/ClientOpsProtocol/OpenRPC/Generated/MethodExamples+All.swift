// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let all: [String: MethodExample] = [
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
        "client.create": MethodExample(
            params: ##"{"name":"Acme GmbH","company":"Acme Holding","email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers letters."}"##,
            result: ##"{"id":1,"name":"Acme GmbH","company":"Acme Holding","email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers letters.","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"name":"Acme","company":null,"email":"office@acme.example","phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"name":"Łódź Works","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":3,"name":"Zebra","company":null,"email":null,"phone":null,"notes":null,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "client.update": MethodExample(
            params: ##"{"id":1,"company":null,"notes":"Prefers mail."}"##,
            result: ##"{"id":1,"name":"Acme GmbH","company":null,"email":"office@acme.example","phone":"+49 30 1234567","notes":"Prefers mail.","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "client.archive": MethodExample(
            params: ##"{"id":1,"force_instances":true,"reason":"contract ended"}"##,
            result: ##"{"item":{"id":1,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":1,"project":1,"instance":1,"invoice":0}}"##
        ),
        "client.restore": MethodExample(
            params: ##"{"id":2}"##,
            result: ##"{"item":{"id":2,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":1,"project":1,"instance":1,"invoice":0}}"##
        ),
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
        "user.create": MethodExample(
            params: ##"{"username":"ada","uid":1001,"email":"ada@example.org","display_name":"Ada L.","role":"staff"}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":"ada@example.org","display_name":"Ada L.","role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"username":"bob","uid":null,"email":null,"display_name":null,"role":"standard","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "user.update": MethodExample(
            params: ##"{"id":1,"display_name":"Ada L.","role":"admin"}"##,
            result: ##"{"id":1,"username":"ada","uid":1001,"email":null,"display_name":"Ada L.","role":"admin","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "user.archive": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
        "user.restore": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"item":{"id":1,"username":"ada","uid":1001,"email":null,"display_name":null,"role":"staff","revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"counts":{"client":0,"project":0,"instance":0,"invoice":0}}"##
        ),
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
        "series.start": MethodExample(
            params: ##"{"year":2026,"first":501}"##,
            result: ##"{"year":2026,"next":501,"count":0,"last_issued_on":null,"closed":false}"##
        ),
        "series.close": MethodExample(
            params: ##"{"year":2025}"##,
            result: ##"{"year":2025,"next":2,"count":1,"last_issued_on":"2025-12-31","closed":true}"##
        ),
        "series.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[]}"##
        ),
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
        "audit.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"seq":1,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.create","request_id":null,"action":"create","entity":"client","entity_id":1,"label":"Acme","revision":1,"changes":{"name":[null,"Acme"]},"operation_id":null,"reason":"signed today","prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","hash":"b778ce0c6ef875c19aee831ea771a5879621333f0a9ce250c00c06e2effb2012"},{"seq":2,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.update","request_id":"first","action":"update","entity":"client","entity_id":1,"label":"Acme SE","revision":2,"changes":{"name":["Acme","Acme SE"],"phone":[null,"+49 30 1234567"]},"operation_id":null,"reason":null,"prev_hash":"b778ce0c6ef875c19aee831ea771a5879621333f0a9ce250c00c06e2effb2012","hash":"cfeda14449bfee8c38c9f26175705618418eb148121704a5a7e8dd63af6b767c"},{"seq":3,"at":"2026-03-10T12:00:00.000Z","actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"},"method":"client.archive","request_id":null,"action":"archive","entity":"client","entity_id":1,"label":"Acme SE","revision":3,"changes":{"archived_at":[null,"2026-03-10T12:00:00.000Z"]},"operation_id":3,"reason":null,"prev_hash":"cfeda14449bfee8c38c9f26175705618418eb148121704a5a7e8dd63af6b767c","hash":"0f5319656c3b43b12eaaedc07db6a0d7c90c31eb277af7d49f6ffd0d41f0c4e3"}],"next_cursor":null}"##
        ),
        "audit.verify": MethodExample(
            params: ##"{}"##,
            result: ##"{"valid":true,"entries":0,"head":null,"broken_at":null}"##
        ),
        "source.create": MethodExample(
            params: ##"{"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"name":"web-2/sql","uid":970,"host":"web-2","kind":"sql","period":60,"grace":60,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "source.pause": MethodExample(
            params: ##"{"id":1,"until":"2026-03-12T12:00:00Z","reason":"rebuild"}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":"2026-03-12T12:00:00.000Z","pause_reason":"rebuild","suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.resume": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":3,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "source.retire": MethodExample(
            params: ##"{"id":1,"reason":"moved","request_id":"r"}"##,
            result: ##"{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":null,"last_success":null,"last_complete":null,"last_error":null,"sequence":0,"subjects":0,"revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"}"##
        ),
        "observation.report": MethodExample(
            params: ##"{"source":"web-1/sql","sequence":1,"observed_at":"2026-03-10T11:50:00Z","complete":true,"subjects":[{"database":{"cluster":{"endpoint":"localhost:5432","system_identifier":"7301"},"name":"acme_prod","readable":true,"uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","company_created_at":"2024-01-31 09:15:00.123456","user_created_at":"2024-01-31 09:15:01.654321","base_url":"https://user:word@shop.example.org/?token=x","mail_servers":1}},{"database":{"cluster":{"endpoint":"localhost:5432","system_identifier":"7301"},"name":"acme_old","readable":true,"uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002"}}]}"##,
            result: ##"{"source":{"id":1,"name":"web-1/sql","uid":2003,"host":"web-1","kind":"sql","period":300,"grace":600,"paused_until":null,"pause_reason":null,"suspect_since":null,"last_attempt":"2026-03-10T12:00:00.000Z","last_success":"2026-03-10T12:00:00.000Z","last_complete":"2026-03-10T12:00:00.000Z","last_error":null,"sequence":1,"subjects":2,"revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},"new":2,"changed":0,"unchanged":0,"gone":0}"##
        ),
        "observation.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"source_id":1,"source":"web-1/sql","host":"web-1","kind":"database","key":"localhost:5432/acme_prod","subject":{"unit":null,"config":null,"endpoint":null,"database":{"cluster":{"system_identifier":"7301","started_at":null,"in_recovery":null,"endpoint":"localhost:5432"},"name":"acme_prod","owner":null,"readable":true,"uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","company_created_at":null,"user_created_at":null,"lineage":null,"base_url":null,"neutralized":null,"series":null,"mail_servers":null,"all_mail_servers":null,"fetchmail_servers":null,"payment_providers":null,"crons":4,"working_crons":null,"last_cron_call":null,"unknown":null}},"observed_at":"2026-03-10T11:55:00.000Z","received_at":"2026-03-10T12:00:00.000Z","first_received_at":"2026-03-10T12:00:00.000Z","changed_at":"2026-03-10T12:00:00.000Z","gone_at":null},{"id":2,"source_id":1,"source":"web-1/sql","host":"web-1","kind":"database","key":"localhost:5432/acme_old","subject":{"unit":null,"config":null,"endpoint":null,"database":{"cluster":{"system_identifier":"7301","started_at":null,"in_recovery":null,"endpoint":"localhost:5432"},"name":"acme_old","owner":null,"readable":true,"uuid":"7d1a4c1e-6f0a-11ee-8c99-0242ac120002","company_created_at":null,"user_created_at":null,"lineage":null,"base_url":null,"neutralized":null,"series":null,"mail_servers":null,"all_mail_servers":null,"fetchmail_servers":null,"payment_providers":null,"crons":null,"working_crons":null,"last_cron_call":null,"unknown":null}},"observed_at":"2026-03-10T11:50:00.000Z","received_at":"2026-03-10T12:00:00.000Z","first_received_at":"2026-03-10T12:00:00.000Z","changed_at":"2026-03-10T12:00:00.000Z","gone_at":"2026-03-10T12:00:00.000Z"}],"next_cursor":null}"##
        ),
        "expectation.create": MethodExample(
            params: ##"{"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00Z","reason":"upgrade test"}"##,
            result: ##"{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}"##
        ),
        "expectation.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null},{"id":2,"place":"7301","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":1,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":null}],"next_cursor":null}"##
        ),
        "expectation.end": MethodExample(
            params: ##"{"id":1,"request_id":"e"}"##,
            result: ##"{"id":1,"place":"web-1","pattern":"test_*","until":"2026-03-12T12:00:00.000Z","reason":"upgrade test","revision":2,"created_at":"2026-03-10T12:00:00.000Z","updated_at":"2026-03-10T12:00:00.000Z","archived_at":"2026-03-10T12:00:00.000Z"}"##
        ),
        "finding.list": MethodExample(
            params: ##"{"sort":"-severity"}"##,
            result: ##"{"items":[{"id":1,"rule":"U1","fingerprint":"b6db44fbe482ec290b9525351d63b3896cda2c80528d25de37080c14fb878b10","subject":"shop.example.org","severity":"high","state":"open","summary":"shop.example.org is declared by 2 active instances, one of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / www","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / test","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":null,"suppression":null,"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":1}],"next_cursor":null}"##
        ),
        "finding.get": MethodExample(
            params: ##"{"id":1}"##,
            result: ##"{"id":1,"rule":"U1","fingerprint":"b6db44fbe482ec290b9525351d63b3896cda2c80528d25de37080c14fb878b10","subject":"shop.example.org","severity":"high","state":"open","summary":"shop.example.org is declared by 2 active instances, one of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / www","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / test","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":null,"suppression":null,"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":1}"##
        ),
        "finding.acknowledge": MethodExample(
            params: ##"{"id":1,"reason":"on it","request_id":"mine"}"##,
            result: ##"{"id":1,"rule":"U1","fingerprint":"529a451f4415512508bb06e95b9dbae79add5d3dd937d40916729c08ecb3f452","subject":"x.example.org","severity":"high","state":"acknowledged","summary":"x.example.org is declared by 2 active instances, none of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / a","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / b","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":{"at":"2026-03-10T12:00:00.000Z","by":"person-staff","reason":"on it"},"suppression":null,"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":2}"##
        ),
        "finding.unacknowledge": MethodExample(
            params: ##"{"id":1,"request_id":"back"}"##,
            result: ##"{"id":1,"rule":"U1","fingerprint":"529a451f4415512508bb06e95b9dbae79add5d3dd937d40916729c08ecb3f452","subject":"x.example.org","severity":"high","state":"open","summary":"x.example.org is declared by 2 active instances, none of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / a","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / b","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":null,"suppression":null,"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":3}"##
        ),
        "finding.suppress": MethodExample(
            params: ##"{"id":1,"until":"2026-04-01T00:00:00Z","reason":"moves in March","request_id":"quiet"}"##,
            result: ##"{"id":1,"rule":"U1","fingerprint":"529a451f4415512508bb06e95b9dbae79add5d3dd937d40916729c08ecb3f452","subject":"x.example.org","severity":"high","state":"open","summary":"x.example.org is declared by 2 active instances, none of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / a","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / b","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":null,"suppression":{"at":"2026-03-10T12:00:00.000Z","by":"person-staff","until":"2026-04-01T00:00:00.000Z","reason":"moves in March"},"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":2}"##
        ),
        "finding.unsuppress": MethodExample(
            params: ##"{"id":1,"request_id":"heard"}"##,
            result: ##"{"id":1,"rule":"U1","fingerprint":"529a451f4415512508bb06e95b9dbae79add5d3dd937d40916729c08ecb3f452","subject":"x.example.org","severity":"high","state":"open","summary":"x.example.org is declared by 2 active instances, none of them a production.","next_step":"Find out which instance answers there, then correct the URL or the alias of the others, or deactivate them.","members":[{"entity":"instance","id":1,"label":"Acme / Shop / a","project_id":1,"facts":[]},{"entity":"instance","id":2,"label":"Acme / Shop / b","project_id":1,"facts":[]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":null,"acknowledgement":null,"suppression":null,"resolution":null,"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":3}"##
        ),
        "finding.resolve": MethodExample(
            params: ##"{"id":2,"reason":"two branches","distinct":true,"request_id":"two"}"##,
            result: ##"{"id":2,"rule":"R1","fingerprint":"95c45b614e843efbc1886c2f5ba7d3f216a75004c4a280c2f9ed7080d2734550","subject":"clients beta at beta.example","severity":"medium","state":"resolved","summary":"2 clients are alike in name and e-mail domain: “Beta GmbH” (2) and “BETA GmbH” (3).","next_step":"Move the projects to one of them and archive the others, or declare them distinct.","members":[{"entity":"client","id":2,"label":"Beta GmbH","project_id":null,"facts":[{"name":"name","value":"Beta GmbH"},{"name":"company","value":"none"},{"name":"e-mail domain","value":"beta.example"}]},{"entity":"client","id":3,"label":"BETA GmbH","project_id":null,"facts":[{"name":"name","value":"BETA GmbH"},{"name":"company","value":"none"},{"name":"e-mail domain","value":"beta.example"}]}],"others_involved":0,"first_seen_at":"2026-03-10T12:00:00.000Z","last_seen_at":"2026-03-10T12:00:00.000Z","resolved_at":"2026-03-10T12:00:00.000Z","acknowledgement":null,"suppression":null,"resolution":{"at":"2026-03-10T12:00:00.000Z","by":"person-staff","reason":"two branches"},"reopen_count":0,"last_answer":"present","sources":[],"incident":null,"revision":2}"##
        ),
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
        "event.list": MethodExample(
            params: ##"{}"##,
            result: ##"{"items":[{"seq":1,"at":"2026-03-10T12:00:00.000Z","entity":"client","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":2,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":3,"at":"2026-03-10T12:00:00.000Z","entity":"user","entity_id":1,"action":"create","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}},{"seq":4,"at":"2026-03-10T12:00:00.000Z","entity":"assignment","entity_id":1,"action":"assign","revision":1,"actor":{"uid":2000,"pid":42,"username":"person-admin","user_id":null,"role":"admin"}}],"next":{"epoch":"f207dbdb6ee9014e75caf07c156b5794","seq":4},"resumed":true,"more":false}"##
        ),
        "event.subscribe": MethodExample(
            params: ##"{}"##,
            result: ##"{"epoch":"de7981c85b1d6978c4b06d95a38459e1","seq":3,"resumed":true}"##
        ),
        "event.unsubscribe": MethodExample(
            params: ##"{}"##,
            result: ##"{"epoch":"bfd8a7f730ad7aacd28febd8836a8e24","seq":1}"##
        ),
        "dashboard.summary": MethodExample(
            params: ##"{}"##,
            result: ##"{"clients":1,"projects":{"planned":0,"live":2,"ended":0},"instances":{"production":{"active":1,"inactive":0},"staging":{"active":0,"inactive":0},"development":{"active":0,"inactive":0}},"productions_missing":1,"productions_contested":0,"findings":{"critical":0,"high":0,"medium":0,"low":0,"info":0},"leads":{"new":0,"contacted":0,"qualified":0,"lost":0},"revenue":[],"outstanding":[],"recent_invoices":[],"recent_changes":[{"seq":6,"at":"2026-03-10T12:00:00.000Z","entity":"assignment","entity_id":1,"action":"assign","revision":1,"actor":null},{"seq":4,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":2,"action":"create","revision":1,"actor":null},{"seq":3,"at":"2026-03-10T12:00:00.000Z","entity":"instance","entity_id":1,"action":"create","revision":1,"actor":null},{"seq":2,"at":"2026-03-10T12:00:00.000Z","entity":"project","entity_id":1,"action":"create","revision":1,"actor":null},{"seq":1,"at":"2026-03-10T12:00:00.000Z","entity":"client","entity_id":1,"action":"create","revision":1,"actor":null}]}"##
        ),
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
        "export.page": MethodExample(
            params: ##"{"entity":"client"}"##,
            result: ##"{"rows":[],"next_cursor":null,"seq":0}"##
        ),
        "backup.create": MethodExample(
            params: ##"{}"##,
            result: ##"{"name":"clientops-20260310T120000Z-1.db","size":745472,"sha256":"a0b1aac6bc937c3054e292edfe985c7deaf1a07652ca1e3f3e5d603f7d9f627a","head":{"epoch":"562b7f8dae509b5eadbb23da8f04d335","seq":1,"hash":"1acbfe8187cfa315c261a9bdaae3803bf8d8a1d566f18f044ad3b8b7e5f34a88"}}"##
        ),
    ]
}
