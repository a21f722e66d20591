import StrictJSON

extension VerbCases {
    static let leads = [
        VerbCase("lead create Ann", "lead.create", ["name": "Ann"]),
        VerbCase(
            "lead create Ann --email a@b.c --company A --source fair --notes n --request-id k",
            "lead.create",
            ["name": "Ann", "email": "a@b.c", "company": "A", "source": "fair", "notes": "n", "request_id": "k"]
        ),
        VerbCase("lead get 4 --all", "lead.get", ["id": 4, "include_archived": true]),
        VerbCase(
            "lead list --name N --email e --company C --source s --status qualified --client 3 --q x --sort -name",
            "lead.list",
            [
                "name": "N", "email": "e", "company": "C", "source": "s", "status": "qualified",
                "converted_client_id": 3, "q": "x", "sort": "-name",
            ]
        ),
        VerbCase(
            "lead update 4 --name New --email e@f.g --company C --source s --clear notes",
            "lead.update",
            ["id": 4, "name": "New", "email": "e@f.g", "company": "C", "source": "s", "notes": nil]
        ),
        VerbCase("lead set-status 4 lost --reason r", "lead.set_status", ["id": 4, "status": "lost", "reason": "r"]),
        VerbCase("lead set_status 4 contacted", "lead.set_status", ["id": 4, "status": "contacted"]),
        VerbCase("lead convert 4", "lead.convert", ["id": 4]),
        VerbCase("lead convert 4 --client 3 --yes", "lead.convert", ["id": 4, "client_id": 3]),
        VerbCase("lead relink 4 --client 5 --reason r", "lead.relink", ["id": 4, "client_id": 5, "reason": "r"]),
        VerbCase("lead candidates 4", "lead.candidates", ["id": 4]),
        VerbCase("lead archive 4", "lead.archive", ["id": 4]),
        VerbCase("lead restore 4", "lead.restore", ["id": 4]),
    ]

    static let invoices = [
        VerbCase(
            "invoice create Some·work --client 3 --amount 1234.50 --currency eur",
            "invoice.create",
            ["client_id": 3, "title": "Some work", "amount": 123_450, "currency": "EUR"]
        ),
        VerbCase(
            "invoice create Two --client-id 3 --minor-units 7 --currency JPY --issued-on 2026-01-01 --due-on 2026-02-01 "
                + "--notes n",
            "invoice.create",
            [
                "client_id": 3, "title": "Two", "amount": 7, "currency": "JPY", "issued_on": "2026-01-01",
                "due_on": "2026-02-01", "notes": "n",
            ]
        ),
        VerbCase("invoice get 7 --all", "invoice.get", ["id": 7, "include_archived": true]),
        VerbCase(
            "invoice list --client 3 --number INV-2026-0001 --status sent --currency EUR --overdue --no-imported",
            "invoice.list",
            [
                "client_id": 3, "number": "INV-2026-0001", "status": "sent", "currency": "EUR", "overdue": true,
                "imported": false,
            ]
        ),
        VerbCase(
            "invoice list --issued-on-from 2026-01-01 --issued-on-to 2026-01-02 --due-on-from 2026-01-03 "
                + "--due-on-to 2026-01-04 --paid-on-from 2026-01-05 --paid-on-to 2026-01-06",
            "invoice.list",
            [
                "issued_on_from": "2026-01-01", "issued_on_to": "2026-01-02", "due_on_from": "2026-01-03",
                "due_on_to": "2026-01-04", "paid_on_from": "2026-01-05", "paid_on_to": "2026-01-06",
            ]
        ),
        VerbCase(
            "invoice update 7 --title New --minor-units 5 --issued-on 2026-01-01 --clear due-on --clear notes",
            "invoice.update",
            ["id": 7, "title": "New", "amount": 5, "issued_on": "2026-01-01", "due_on": nil, "notes": nil]
        ),
        VerbCase("invoice send 7", "invoice.send", ["id": 7]),
        VerbCase("invoice send 7 --issued-on 2026-01-31", "invoice.send", ["id": 7, "issued_on": "2026-01-31"]),
        VerbCase("invoice pay 7", "invoice.pay", ["id": 7]),
        VerbCase(
            "invoice pay 7 --minor-units 100 --paid-on 2026-01-31 --method transfer --reference r --reason why",
            "invoice.pay",
            [
                "id": 7, "amount": 100, "paid_on": "2026-01-31", "method": "transfer", "reference": "r",
                "reason": "why",
            ]
        ),
        VerbCase(
            "invoice reverse-payment 7 2 --paid-on 2026-01-31 --reason r",
            "invoice.reverse_payment",
            ["id": 7, "payment_id": 2, "paid_on": "2026-01-31", "reason": "r"]
        ),
        VerbCase("invoice void 7 --reason r", "invoice.void", ["id": 7, "reason": "r"]),
        VerbCase("invoice archive 7", "invoice.archive", ["id": 7]),
        VerbCase("invoice restore 7", "invoice.restore", ["id": 7]),
        VerbCase("series start 2026 120", "series.start", ["year": 2026, "first": 120]),
        VerbCase("series close 2025 -y --reason r", "series.close", ["year": 2025, "reason": "r"]),
        VerbCase("series list", "series.list", [:]),
    ]

    static let cutovers = [
        VerbCase(
            "cutover open --project 5 --from 9 --to 10 --starts-at 2026-02-01T22:00:00+01:00 "
                + "--ends-at 2026-02-03T00:00:00Z --reason move",
            "cutover.open",
            [
                "project_id": 5, "from_instance": 9, "to_instance": 10, "starts_at": "2026-02-01T22:00:00+01:00",
                "ends_at": "2026-02-03T00:00:00Z", "reason": "move",
            ]
        ),
        VerbCase(
            "cutover extend 2 --ends-at 2026-02-04T00:00:00Z --if-revision 1",
            "cutover.extend",
            ["id": 2, "ends_at": "2026-02-04T00:00:00Z", "if_revision": 1]
        ),
        VerbCase("cutover close 2 completed", "cutover.close", ["id": 2, "outcome": "completed"]),
        VerbCase("cutover close 2 rolled-back", "cutover.close", ["id": 2, "outcome": "rolled_back"]),
        VerbCase("cutover get 2 --all", "cutover.get", ["id": 2, "include_archived": true]),
        VerbCase("cutover list --project 5 --state open", "cutover.list", ["project_id": 5, "state": "open"]),
    ]
}
