extension Layout {
    static let clients = Layout(
        noun: "clients",
        columns: [
            .number("ID", "id"), .text("NAME", "name", shrinks: true), .text("COMPANY", "company", shrinks: true),
            .text("EMAIL", "email", shrinks: true), .text("PHONE", "phone"), .time("UPDATED", "updated_at"),
        ]
    )

    static let projects = Layout(
        noun: "projects",
        columns: [
            .number("ID", "id"), .text("NAME", "name", shrinks: true), .text("STAGE", "stage"),
            .number("CLIENT", "client_id"), .text("CLIENT NAME", "client_name", shrinks: true),
            .time("UPDATED", "updated_at"),
        ]
    )

    static let instances = Layout(
        noun: "instances",
        columns: [
            .number("ID", "id"), .number("PROJECT", "project_id"), .text("NAME", "name", shrinks: true),
            .text("TYPE", "type"), Column(title: "ACTIVE", path: ["active"], kind: .flag(over: "contested")),
            .text("URL", "url", shrinks: true), .text("HOST", "host", shrinks: true), .text("VERSION", "odoo_version"),
        ]
    )

    static let users = Layout(
        noun: "users",
        columns: [
            .number("ID", "id"), .text("ACCOUNT", "username"), .number("UID", "uid"), .text("ROLE", "role"),
            .text("NAME", "display_name", shrinks: true), .text("EMAIL", "email", shrinks: true),
        ]
    )

    static let assignments = Layout(
        noun: "members",
        columns: [
            .number("USER", "user_id"), .text("ACCOUNT", "username", shrinks: true), .number("PROJECT", "project_id"),
            .number("ID", "id"), .time("SINCE", "created_at"),
        ]
    )

    static let auditEntries = Layout(
        noun: "entries",
        columns: [
            .number("SEQ", "seq"), .time("AT", "at"), .text("BY", "actor", "username", shrinks: true),
            .number("UID", "actor", "uid"), .text("METHOD", "method"), .text("ACTION", "action"),
            .text("ENTITY", "entity"), .number("ID", "entity_id"), .text("LABEL", "label", shrinks: true),
            .text("REASON", "reason", shrinks: true),
        ]
    )

    static let events = Layout(
        noun: "events",
        columns: [
            .number("SEQ", "seq"), .time("AT", "at"), .text("ENTITY", "entity"), .number("ID", "entity_id"),
            .text("ACTION", "action"), .number("REVISION", "revision"), .text("BY", "actor", "username", shrinks: true),
        ]
    )

    static let runs = Layout(
        noun: "runs",
        columns: [
            .number("ID", "id"), .time("STARTED", "started_at"), .text("TRIGGER", "trigger"),
            .number("NEW", "counters", "new"), .number("STILL", "counters", "still"),
            .number("CHANGED", "counters", "changed"), .number("RESOLVED", "counters", "resolved"),
            .number("REOPENED", "counters", "reopened"), .number("UNKNOWN", "counters", "unknown"),
            .text("FAILED RULES", "failed_rules", shrinks: true),
        ]
    )

    static let findings = Layout(
        noun: "findings",
        columns: [
            .number("ID", "id"), .text("RULE", "rule"), .text("STATE", "state"),
            .text("SUMMARY", "summary", shrinks: true), .time("SINCE", "first_seen_at"),
        ]
    )

    static let findingHistory = Layout(
        noun: "entries",
        columns: [
            .time("AT", "at"), .text("WHAT", "action"), .text("BY", "actor", "username", shrinks: true),
            .text("REASON", "reason", shrinks: true),
        ]
    )

    static let differences = Layout(
        noun: "findings",
        columns: [
            .text("CHANGE", "change"), .text("RULE", "rule"), .number("ID", "id"),
            .text("BEFORE", "before", "severity"), .text("", "before", "state"), .text("AFTER", "after", "severity"),
            .text("", "after", "state"), .text("SUMMARY", "summary", shrinks: true),
        ]
    )

    static let changes = Layout(
        noun: "changes",
        columns: [
            .text("CHANGE", "action"), .text("SEVERITY", "finding", "severity"), .text("RULE", "finding", "rule"),
            .number("ID", "finding", "id"), .text("SUMMARY", "finding", "summary", shrinks: true),
        ]
    )

    static let methods = Layout(
        noun: "methods",
        columns: [
            .text("METHOD", "name"), .text("EFFECT", "effect"), .text("ROLES", "roles"),
            .text("SUMMARY", "summary", shrinks: true),
        ]
    )
}
