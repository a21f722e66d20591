import StrictJSON

/// Command lines of every verb, each option at least once.
enum VerbCases {
    static let all = clients + projects + instances + users + leads + invoices + cutovers + watching + system

    private static let clients = [
        VerbCase("client create Acme", "client.create", ["name": "Acme"]),
        VerbCase(
            "client create Acme·Ltd --company A --email a@b.c --phone 1 --notes n --reason r --request-id k",
            "client.create",
            [
                "name": "Acme Ltd", "company": "A", "email": "a@b.c", "phone": "1", "notes": "n", "reason": "r",
                "request_id": "k",
            ]
        ),
        VerbCase("client get 3", "client.get", ["id": 3]),
        VerbCase("client get 3 --all", "client.get", ["id": 3, "include_archived": true]),
        VerbCase("client list", "client.list", [:]),
        VerbCase(
            "client list --q x --sort -name --all --page 2 --page-size 50 --name N --company C --email e",
            "client.list",
            [
                "q": "x", "sort": "-name", "include_archived": true, "page": 2, "page_size": 50, "name": "N",
                "company": "C", "email": "e",
            ]
        ),
        VerbCase("client list --cursor abc", "client.list", ["cursor": "abc"]),
        VerbCase(
            "client update 3 --name New --phone 2 --clear company --clear email --if-revision 4 --validate-only",
            "client.update",
            [
                "id": 3, "name": "New", "phone": "2", "company": nil, "email": nil, "if_revision": 4,
                "validate_only": true,
            ]
        ),
        VerbCase(
            "client archive 3 --force-instances --force-unpaid --reason gone",
            "client.archive",
            ["id": 3, "force_instances": true, "force_unpaid": true, "reason": "gone"]
        ),
        VerbCase("client update 3 --notes n", "client.update", ["id": 3, "notes": "n"]),
        VerbCase("client restore 3", "client.restore", ["id": 3]),
    ]

    private static let projects = [
        VerbCase("project create Shop --client-id 3", "project.create", ["client_id": 3, "name": "Shop"]),
        VerbCase(
            "project create Shop --client 3 --stage planned --notes n",
            "project.create",
            ["client_id": 3, "name": "Shop", "stage": "planned", "notes": "n"]
        ),
        VerbCase("project get 5 --all", "project.get", ["id": 5, "include_archived": true]),
        VerbCase(
            "project list --client 3 --name N --stage live --sort -client_id",
            "project.list",
            ["client_id": 3, "name": "N", "stage": "live", "sort": "-client_id"]
        ),
        VerbCase(
            "project update 5 --name N --stage ended --clear notes",
            "project.update",
            ["id": 5, "name": "N", "stage": "ended", "notes": nil]
        ),
        VerbCase("project move 5 --client-id 4", "project.move", ["id": 5, "client_id": 4]),
        VerbCase("project archive 5 --force-instances", "project.archive", ["id": 5, "force_instances": true]),
        VerbCase("project restore 5 --reason r", "project.restore", ["id": 5, "reason": "r"]),
        VerbCase("project assign 5 --user-id 7", "project.assign", ["project_id": 5, "user_id": 7]),
        VerbCase("project unassign 5 --user 7", "project.unassign", ["project_id": 5, "user_id": 7]),
        VerbCase("project members 5 --page 1", "project.members", ["project_id": 5, "page": 1]),
    ]

    private static let instances = [
        VerbCase(
            "instance create Main --project-id 5 --type production",
            "instance.create",
            ["project_id": 5, "name": "Main", "type": "production"]
        ),
        VerbCase(
            "instance create Main --project 5 --type staging --no-active --state retired_readonly --url https://a.b "
                + "--alias *.a.b --alias c.d --host web-1 --node web-1:odoo@1:8069.service:web "
                + "--db-cluster c --db-name d "
                + "--db-uuid 7d1a4c1e-6f0a-11ee-8c99-0242ac120002 --odoo-version 17.0 --watched-by s1 --watched-by s2 "
                + "--notes n",
            "instance.create",
            [
                "project_id": 5, "name": "Main", "type": "staging", "active": false, "state": "retired_readonly",
                "url": "https://a.b", "aliases": ["*.a.b", "c.d"], "host": "web-1",
                "nodes": [["host": "web-1", "unit": "odoo@1:8069.service", "role": "web"]], "db_cluster": "c",
                "db_name": "d", "db_uuid": "7d1a4c1e-6f0a-11ee-8c99-0242ac120002", "odoo_version": "17.0",
                "watched_by": ["sources": ["s1", "s2"]], "notes": "n",
            ]
        ),
        VerbCase("instance get 9 --all", "instance.get", ["id": 9, "include_archived": true]),
        VerbCase(
            "instance list --project 5 --name N --type production --active --no-contested --state in_service --host h "
                + "--db-name d --db-uuid u",
            "instance.list",
            [
                "project_id": 5, "name": "N", "type": "production", "active": true, "contested": false,
                "state": "in_service", "host": "h", "db_name": "d", "db_uuid": "u",
            ]
        ),
        VerbCase(
            "instance update 9 --name N --type staging --unwatched never·used --clear db-name --clear aliases",
            "instance.update",
            [
                "id": 9, "name": "N", "type": "staging", "watched_by": ["sources": [], "reason": "never used"],
                "db_name": nil, "aliases": nil,
            ]
        ),
        VerbCase(
            "instance update 9 --state in_service --url http://a --host h --node h:u:cron --db-cluster c "
                + "--db-uuid 7d1a4c1e-6f0a-11ee-8c99-0242ac120002 --odoo-version 18.0 --notes n",
            "instance.update",
            [
                "id": 9, "state": "in_service", "url": "http://a", "host": "h",
                "nodes": [["host": "h", "unit": "u", "role": "cron"]], "db_cluster": "c",
                "db_uuid": "7d1a4c1e-6f0a-11ee-8c99-0242ac120002", "odoo_version": "18.0", "notes": "n",
            ]
        ),
        VerbCase("instance move 9 --project-id 6", "instance.move", ["id": 9, "project_id": 6]),
        VerbCase("instance activate 9", "instance.activate", ["id": 9]),
        VerbCase("instance deactivate 9 --reason r", "instance.deactivate", ["id": 9, "reason": "r"]),
        VerbCase("instance archive 9", "instance.archive", ["id": 9]),
        VerbCase("instance restore 9", "instance.restore", ["id": 9]),
    ]

    private static let users = [
        VerbCase(
            "user create alice --uid 1000 --role standard --email a@b.c --display-name Alice·A",
            "user.create",
            ["username": "alice", "uid": 1000, "role": "standard", "email": "a@b.c", "display_name": "Alice A"]
        ),
        VerbCase("user get 7 --all", "user.get", ["id": 7, "include_archived": true]),
        VerbCase(
            "user list --username alice --uid 1000 --role admin",
            "user.list",
            ["username": "alice", "uid": 1000, "role": "admin"]
        ),
        VerbCase(
            "user update 7 --username bob --role staff --clear uid",
            "user.update",
            ["id": 7, "username": "bob", "role": "staff", "uid": nil]
        ),
        VerbCase(
            "user update 7 --uid 1001 --email a@b.c --display-name Bob",
            "user.update",
            ["id": 7, "uid": 1001, "email": "a@b.c", "display_name": "Bob"]
        ),
        VerbCase("user archive 7", "user.archive", ["id": 7]),
        VerbCase("user restore 7", "user.restore", ["id": 7]),
    ]

    private static let watching = [
        VerbCase(
            "audit list --entity client --entity-id 3 --uid 0 --method client.update --action update --operation-id 8 "
                + "--at-from 2026-01-01T00:00:00Z --at-to 2026-02-01T00:00:00Z --sort -seq",
            "audit.list",
            [
                "entity": "client", "entity_id": 3, "uid": 0, "method": "client.update", "action": "update",
                "operation_id": 8, "at_from": "2026-01-01T00:00:00Z", "at_to": "2026-02-01T00:00:00Z", "sort": "-seq",
            ]
        ),
        VerbCase("audit verify", "audit.verify", [:]),
        VerbCase(
            "audit verify --from-seq 5 --from-hash abc",
            "audit.verify",
            ["from": ["seq": 5, "hash": "abc"]]
        ),
        VerbCase(
            "finding list --rule P1 --severity critical --state open --project 5",
            "finding.list",
            ["rule": "P1", "severity": "critical", "state": "open", "project_id": 5]
        ),
        VerbCase(
            "finding list --incident 3 --suppressed --include-suppressed",
            "finding.list",
            ["incident": 3, "suppressed": true, "include_suppressed": true]
        ),
        VerbCase("finding list --no-suppressed", "finding.list", ["suppressed": false]),
        VerbCase(
            "findings --rule P1 --severity high --state open --project-id 5 --q x --sort -id --page-size 5",
            "finding.list",
            [
                "rule": "P1", "severity": "high", "state": "open", "project_id": 5, "q": "x", "sort": "-id", "page": 1,
                "page_size": 5,
            ]
        ),
        VerbCase("findings", "finding.list", ["sort": "-severity", "page": 1, "page_size": 20]),
        VerbCase("findings --cursor c", "finding.list", ["sort": "-severity", "cursor": "c"]),
        VerbCase("finding ack 4", "finding.acknowledge", ["id": 4]),
        VerbCase(
            "finding acknowledge 4 --reason on·it --if-revision 2",
            "finding.acknowledge",
            ["id": 4, "if_revision": 2, "reason": "on it"]
        ),
        VerbCase("finding unacknowledge 4", "finding.unacknowledge", ["id": 4]),
        VerbCase(
            "finding suppress 4 --until 2026-02-07T12:00:00Z --reason known",
            "finding.suppress",
            ["id": 4, "until": "2026-02-07T12:00:00Z", "reason": "known"]
        ),
        VerbCase("finding unsuppress 4", "finding.unsuppress", ["id": 4]),
        VerbCase("finding resolve 4 --reason gone", "finding.resolve", ["id": 4, "reason": "gone"]),
        VerbCase(
            "finding resolve 4 --distinct --reason branches",
            "finding.resolve",
            ["id": 4, "distinct": true, "reason": "branches"]
        ),
        VerbCase("finding show 4", "finding.get", ["id": 4]),
        VerbCase("finding get 4", "finding.get", ["id": 4]),
        VerbCase("reconcile run", "reconcile.run", [:]),
        VerbCase("reconcile --dry-run", "reconcile.run", ["dry_run": true]),
        VerbCase("reconcile history --sort -id", "reconcile.history", ["sort": "-id"]),
        VerbCase("reconcile diff", "reconcile.diff", [:]),
        VerbCase(
            "reconcile diff 3 9 --page 2 --page-size 50",
            "reconcile.diff",
            ["from": 3, "to": 9, "page": 2, "page_size": 50]
        ),
        VerbCase(
            "event list --after e1:42 --entity client --entity project --page-size 10",
            "event.list",
            ["after": ["epoch": "e1", "seq": 42], "entities": ["client", "project"], "page_size": 10]
        ),
        VerbCase("dashboard", "dashboard.summary", [:]),
        VerbCase("find acme_prod", "instance.find", ["q": "acme_prod"]),
        VerbCase("instance adopt 9 4", "instance.adopt", ["id": 9, "observation_id": 4]),
        VerbCase(
            "source create web-1/sql --uid 970 --host web-1 --kind sql --period 60 --grace 90",
            "source.create",
            ["name": "web-1/sql", "uid": 970, "host": "web-1", "kind": "sql", "period": 60, "grace": 90]
        ),
        VerbCase(
            "source list --name n --uid 970 --host h --kind units",
            "source.list",
            ["name": "n", "uid": 970, "host": "h", "kind": "units"]
        ),
        VerbCase(
            "source pause 2 --until 2026-02-01T00:00:00Z --reason r",
            "source.pause",
            ["id": 2, "until": "2026-02-01T00:00:00Z", "reason": "r"]
        ),
        VerbCase("source resume 2", "source.resume", ["id": 2]),
        VerbCase("source retire 2 --reason r", "source.retire", ["id": 2, "reason": "r"]),
        VerbCase(
            "observation list --source 2 --host h --kind database --no-gone --q x",
            "observation.list",
            ["source_id": 2, "host": "h", "kind": "database", "gone": false, "q": "x"]
        ),
        VerbCase(
            "expectation create test_* --place web-1 --until 2026-02-01T00:00:00Z --reason r",
            "expectation.create",
            ["place": "web-1", "pattern": "test_*", "until": "2026-02-01T00:00:00Z", "reason": "r"]
        ),
        VerbCase(
            "expectation list --place web-1 --pattern p",
            "expectation.list",
            ["place": "web-1", "pattern": "p"]
        ),
        VerbCase("expectation end 3", "expectation.end", ["id": 3]),
    ]

    private static let system = [
        VerbCase("whoami", "whoami", [:]),
        VerbCase("metrics", "system.metrics", [:]),
        VerbCase("metrics --output /tmp/clientops.prom", "system.metrics", [:]),
        VerbCase("reload", "system.reload", [:]),
        VerbCase("backup", "backup.create", [:]),
        VerbCase("system ping", "system.ping", [:]),
        VerbCase("system health", "system.health", [:]),
        VerbCase("system status", "system.status", [:]),
        VerbCase("system limits", "system.limits", [:]),
    ]
}
