import ClientOpsModel
import StrictJSON

/// One thing that is asked of an Odoo database.
struct DatabaseQuestion: Sendable {
    /// The members it answers.
    let signals: [String]
    /// Whether it can be asked; false when there is nothing of the kind, so that the answer is none.
    let isAskable: @Sendable (TableCatalogue) throws(Reason) -> Bool
    /// The statement: one row with one JSON value.
    let sql: @Sendable (TableCatalogue) -> String
    let take: @Sendable (JSONValue, inout DatabaseSignals) -> Void
    /// What is true when there is nothing of the kind.
    var none: @Sendable (inout DatabaseSignals) -> Void = { _ in }

    static let all = [parameters, series, company, user, crons, lastCall, workingCrons, mail, fetchmail, providers]

    private static func columns(
        _ names: [String],
        of table: String
    ) -> @Sendable (TableCatalogue) throws(Reason) -> Bool {
        { catalogue throws(Reason) in
            try catalogue.require(names, of: table)
            return true
        }
    }

    /// Times of Odoo are UTC without saying so.
    private static func time(_ expression: String, zone: String = "") -> String {
        "pg_catalog.to_char(\(expression), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\(zone.isEmpty ? "" : "\"\(zone)\"")')"
    }

    // MARK: Identity

    private static let parameters = DatabaseQuestion(
        signals: ["uuid", "base_url", "neutralized"],
        isAskable: columns(["key", "value"], of: "ir_config_parameter"),
        sql: { _ in
            """
            SELECT COALESCE(pg_catalog.json_object_agg(p.key, pg_catalog.left(p.value::pg_catalog.text, 2000)), \
            '{}'::pg_catalog.json) FROM ONLY public.ir_config_parameter p \
            WHERE p.key IN ('database.uuid', 'web.base.url', 'database.is_neutralized')
            """
        },
        take: { answer, signals in
            signals.uuid = answer["database.uuid"]?.stringValue.flatMap(Observed.name)
            signals.baseURL = answer["web.base.url"]?.stringValue.flatMap(Observed.text)
            let flag = answer["database.is_neutralized"]?.stringValue?.lowercased()
            signals.neutralized = flag.map { !["", "false", "0", "f"].contains($0) } ?? false
        }
    )

    private static let series = DatabaseQuestion(
        signals: ["series"],
        isAskable: columns(["name", "latest_version"], of: "ir_module_module"),
        sql: { _ in
            """
            SELECT COALESCE((SELECT pg_catalog.to_json(m.latest_version::pg_catalog.text) \
            FROM ONLY public.ir_module_module m WHERE m.name = 'base' LIMIT 1), 'null'::pg_catalog.json)
            """
        },
        take: { answer, signals in signals.series = answer.stringValue.flatMap(Series.of) }
    )

    private static func created(_ table: String) -> @Sendable (TableCatalogue) -> String {
        { _ in
            """
            SELECT COALESCE((SELECT pg_catalog.to_json(\(time("t.create_date"))) FROM ONLY public.\(table) t \
            WHERE t.id = 1), 'null'::pg_catalog.json)
            """
        }
    }

    private static let company = DatabaseQuestion(
        signals: ["company_created_at"],
        isAskable: columns(["id", "create_date"], of: "res_company"),
        sql: created("res_company"),
        take: { answer, signals in signals.companyCreatedAt = answer.stringValue.flatMap(Observed.name) }
    )

    private static let user = DatabaseQuestion(
        signals: ["user_created_at"],
        isAskable: columns(["id", "create_date"], of: "res_users"),
        sql: created("res_users"),
        take: { answer, signals in signals.userCreatedAt = answer.stringValue.flatMap(Observed.name) }
    )

    // MARK: Scheduled actions

    private static let crons = DatabaseQuestion(
        signals: ["crons"],
        isAskable: columns(["active"], of: "ir_cron"),
        sql: { _ in "SELECT pg_catalog.to_json(pg_catalog.count(*)) FROM ONLY public.ir_cron c WHERE c.active" },
        take: { answer, signals in signals.crons = answer.integerValue }
    )

    private static let lastCall = DatabaseQuestion(
        signals: ["last_cron_call"],
        isAskable: columns(["lastcall"], of: "ir_cron"),
        sql: { _ in
            """
            SELECT COALESCE(pg_catalog.to_json(\(time("pg_catalog.max(c.lastcall)", zone: "Z"))), \
            'null'::pg_catalog.json) FROM ONLY public.ir_cron c
            """
        },
        take: { answer, signals in signals.lastCronCall = answer.stringValue.flatMap { Timestamp($0) } }
    )

    private static let workingCrons = DatabaseQuestion(
        signals: ["working_crons"],
        isAskable: { catalogue throws(Reason) in
            try catalogue.require(["id", "active"], of: "ir_cron")
            try catalogue.require(["module", "name", "model", "res_id"], of: "ir_model_data")
            return true
        },
        sql: { _ in
            """
            SELECT pg_catalog.to_json(pg_catalog.count(*)) FROM ONLY public.ir_cron c WHERE c.active AND NOT EXISTS \
            (SELECT FROM ONLY public.ir_model_data d WHERE d.model = 'ir.cron' AND d.module = 'base' \
            AND d.name = 'autovacuum_job' AND d.res_id = c.id)
            """
        },
        take: { answer, signals in signals.workingCrons = answer.integerValue }
    )

    // MARK: Channels

    private static let mail = DatabaseQuestion(
        signals: ["mail_servers", "all_mail_servers"],
        isAskable: columns(["active", "smtp_host"], of: "ir_mail_server"),
        sql: { _ in
            """
            SELECT pg_catalog.json_build_array(pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE \
            COALESCE(pg_catalog.btrim(s.smtp_host), '') <> '' AND pg_catalog.lower(pg_catalog.btrim(s.smtp_host)) \
            !~ '(^|[.])invalid[.]?$')) FROM ONLY public.ir_mail_server s WHERE s.active
            """
        },
        take: { answer, signals in
            signals.allMailServers = answer[0]?.integerValue
            signals.mailServers = answer[1]?.integerValue
        }
    )

    private static let fetchmail = DatabaseQuestion(
        signals: ["fetchmail_servers"],
        isAskable: { catalogue throws(Reason) in
            guard catalogue.has("fetchmail_server") else { return false }
            try catalogue.require(["active", "state"], of: "fetchmail_server")
            return true
        },
        sql: { _ in
            """
            SELECT pg_catalog.to_json(pg_catalog.count(*)) FROM ONLY public.fetchmail_server f \
            WHERE f.active AND f.state = 'done'
            """
        },
        take: { answer, signals in signals.fetchmailServers = answer.integerValue },
        none: { signals in signals.fetchmailServers = 0 }
    )

    /// Providers since series 16, acquirers before; until series 12 those had an environment instead of a state.
    private static let providers = DatabaseQuestion(
        signals: ["payment_providers"],
        isAskable: { catalogue throws(Reason) in
            guard let table = providerTable(catalogue) else { return false }
            try catalogue.require([providerColumn(catalogue, table)], of: table)
            return true
        },
        sql: { catalogue in
            let table = providerTable(catalogue) ?? ""
            let column = providerColumn(catalogue, table)
            let live = column == "state" ? "enabled" : "prod"
            return """
                SELECT pg_catalog.to_json(pg_catalog.count(*)) FROM ONLY public.\(table) p WHERE p.\(column) = '\(live)'
                """
        },
        take: { answer, signals in signals.paymentProviders = answer.integerValue },
        none: { signals in signals.paymentProviders = 0 }
    )

    private static func providerTable(_ catalogue: TableCatalogue) -> String? {
        ["payment_provider", "payment_acquirer"].first { catalogue.has($0) }
    }

    private static func providerColumn(_ catalogue: TableCatalogue, _ table: String) -> String {
        table == "payment_acquirer" && !catalogue.has("state", in: table) ? "environment" : "state"
    }
}
