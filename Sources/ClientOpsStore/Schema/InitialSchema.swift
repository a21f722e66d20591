/// Step 1: clients, projects, instances, users, assignments, audit, findings, runs, imports, retry keys.
enum InitialSchema {
    static let sql =
        base
        + ["client", "project", "instance", "user"].map(search).joined()
        + ["client", "project", "instance", "user", "assignment"].map { counter($0) + times($0) }.joined()

    /// Columns of every entity (PRODUCT.md section 2); AUTOINCREMENT because an id is never reused.
    static let common = """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        archived_at INTEGER,
        archive_operation INTEGER
        """

    private static let base = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO meta VALUES ('epoch', lower(hex(randomblob(16))));

        CREATE TABLE client (
            \(common),
            name TEXT NOT NULL, company TEXT, email TEXT, phone TEXT, notes TEXT,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE INDEX client_name ON client (name, id);
        CREATE INDEX client_company ON client (company, id);
        CREATE INDEX client_email ON client (email, id);
        CREATE INDEX client_operation ON client (archive_operation) WHERE archive_operation IS NOT NULL;

        CREATE TABLE project (
            \(common),
            client_id INTEGER NOT NULL REFERENCES client (id),
            name TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('planned', 'live', 'ended')),
            notes TEXT,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX project_unique_name ON project (client_id, name) WHERE archived_at IS NULL;
        CREATE INDEX project_client ON project (client_id, id);
        CREATE INDEX project_name ON project (name, id);
        CREATE INDEX project_stage ON project (stage, id);
        CREATE INDEX project_operation ON project (archive_operation) WHERE archive_operation IS NOT NULL;

        CREATE TABLE instance (
            \(common),
            project_id INTEGER NOT NULL REFERENCES project (id),
            name TEXT NOT NULL,
            type TEXT NOT NULL CHECK (type IN ('production', 'staging', 'development')),
            active INTEGER NOT NULL CHECK (active IN (0, 1)),
            slot INTEGER,
            state TEXT NOT NULL CHECK (state IN ('in_service', 'retired_readonly')),
            url TEXT, url_normalized TEXT, url_key TEXT,
            aliases TEXT NOT NULL DEFAULT '[]', host TEXT, nodes TEXT NOT NULL DEFAULT '[]',
            db_cluster TEXT, db_name TEXT, db_uuid TEXT, odoo_version TEXT, watched_by TEXT, notes TEXT,
            folded TEXT NOT NULL,
            CHECK ((type = 'production' AND active = 1 AND archived_at IS NULL) = (slot IS NOT NULL)),
            CHECK (archived_at IS NULL OR active = 0)
        ) STRICT;
        CREATE UNIQUE INDEX instance_one_active_production ON instance (project_id, slot)
            WHERE type = 'production' AND active = 1 AND archived_at IS NULL;
        CREATE UNIQUE INDEX instance_unique_name ON instance (project_id, name) WHERE archived_at IS NULL;
        CREATE INDEX instance_project ON instance (project_id, id);
        CREATE INDEX instance_name ON instance (name, id);
        CREATE INDEX instance_type ON instance (type, id);
        CREATE INDEX instance_active ON instance (active, id);
        CREATE INDEX instance_state ON instance (state, id);
        CREATE INDEX instance_contested ON instance (id) WHERE slot <= -1;
        CREATE INDEX instance_url_key ON instance (url_key) WHERE url_key IS NOT NULL;
        CREATE INDEX instance_host ON instance (host, id);
        CREATE INDEX instance_db_name ON instance (db_name, id);
        CREATE INDEX instance_db_uuid ON instance (db_uuid, id);
        CREATE INDEX instance_operation ON instance (archive_operation) WHERE archive_operation IS NOT NULL;

        -- PRODUCT.md section 6: a project with a contested production lets no further one in, and a contested
        -- row stands beside the one in slot 0. Slots above 0 belong to cut-overs, which this schema has not yet.
        CREATE TRIGGER instance_slot_insert BEFORE INSERT ON instance WHEN NEW.slot IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'slot: a new row takes slot 0') WHERE NEW.slot <> 0;
            SELECT RAISE(ABORT, 'slot: contested') FROM instance
                WHERE project_id = NEW.project_id AND slot < 0 LIMIT 1;
        END;
        CREATE TRIGGER instance_slot_update BEFORE UPDATE ON instance
            WHEN NEW.slot IS NOT NULL AND (OLD.slot IS NOT NEW.slot OR OLD.project_id <> NEW.project_id)
        BEGIN
            SELECT RAISE(ABORT, 'slot: only a cut-over has a slot above 0') WHERE NEW.slot > 0;
            SELECT RAISE(ABORT, 'slot: a contested row takes the slot of its id')
                WHERE NEW.slot < 0 AND NEW.slot <> -NEW.id;
            SELECT RAISE(ABORT, 'slot: contested') FROM instance
                WHERE NEW.slot = 0 AND (OLD.slot IS NULL OR OLD.project_id <> NEW.project_id)
                AND project_id = NEW.project_id AND slot < 0 AND id <> NEW.id LIMIT 1;
        END;

        CREATE TABLE user (
            \(common),
            username TEXT NOT NULL, uid INTEGER, email TEXT, display_name TEXT,
            role TEXT NOT NULL CHECK (role IN ('admin', 'staff', 'standard')),
            folded TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX user_unique_username ON user (username) WHERE archived_at IS NULL;
        CREATE UNIQUE INDEX user_unique_uid ON user (uid) WHERE archived_at IS NULL;
        CREATE INDEX user_uid ON user (uid, id);
        CREATE INDEX user_role ON user (role, id);
        CREATE INDEX user_username ON user (username, id);

        CREATE TABLE assignment (
            \(common),
            project_id INTEGER NOT NULL REFERENCES project (id),
            user_id INTEGER NOT NULL REFERENCES user (id)
        ) STRICT;
        CREATE UNIQUE INDEX assignment_unique ON assignment (project_id, user_id) WHERE archived_at IS NULL;
        CREATE INDEX assignment_user ON assignment (user_id, project_id) WHERE archived_at IS NULL;
        CREATE INDEX assignment_project ON assignment (project_id, id);

        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            uid INTEGER NOT NULL, pid INTEGER NOT NULL, username TEXT, user_id INTEGER, role TEXT NOT NULL,
            method TEXT NOT NULL, request_id TEXT,
            action TEXT NOT NULL, entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
            label TEXT NOT NULL, revision INTEGER NOT NULL, changes TEXT NOT NULL,
            operation_id INTEGER, reason TEXT,
            prev_hash TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_at ON audit (at);
        CREATE INDEX audit_entity ON audit (entity, entity_id, seq);
        CREATE INDEX audit_operation ON audit (operation_id) WHERE operation_id IS NOT NULL;
        CREATE TRIGGER audit_append_only_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;
        CREATE TRIGGER audit_append_only_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;
        CREATE TRIGGER audit_append_only_insert BEFORE INSERT ON audit
            WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
        BEGIN SELECT RAISE(ABORT, 'the audit log has no holes'); END;

        CREATE TABLE request (
            uid INTEGER NOT NULL, user_id INTEGER NOT NULL, method TEXT NOT NULL, request_id TEXT NOT NULL,
            params_hash TEXT NOT NULL, reply TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (uid, user_id, method, request_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX request_at ON request (at);

        CREATE TABLE finding (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            revision INTEGER NOT NULL,
            rule TEXT NOT NULL, fingerprint TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
            severity TEXT NOT NULL, severity_rank INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
            summary TEXT NOT NULL, next_step TEXT NOT NULL, members TEXT NOT NULL,
            first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, resolved_at INTEGER
        ) STRICT;
        CREATE INDEX finding_state ON finding (state, severity_rank, id);
        CREATE INDEX finding_severity ON finding (severity_rank, id);
        CREATE INDEX finding_rule ON finding (rule, id);
        CREATE INDEX finding_first_seen ON finding (first_seen_at, id);
        CREATE TABLE finding_project (
            finding_id INTEGER NOT NULL REFERENCES finding (id), project_id INTEGER NOT NULL,
            PRIMARY KEY (project_id, finding_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX finding_project_finding ON finding_project (finding_id);

        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            trigger_kind TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL,
            counters TEXT NOT NULL, failed_rules TEXT NOT NULL
        ) STRICT;
        CREATE INDEX run_started ON run (started_at, id);

        CREATE TABLE import (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            format TEXT NOT NULL, dry_run INTEGER NOT NULL, uid INTEGER NOT NULL, begun_at INTEGER NOT NULL,
            committed_at INTEGER, received INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE import_row (
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL, payload TEXT NOT NULL,
            PRIMARY KEY (import_id, kind, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE imported (
            format TEXT NOT NULL, kind TEXT NOT NULL, source_id TEXT NOT NULL, entity_id INTEGER NOT NULL,
            PRIMARY KEY (format, kind, source_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entity_count (
            entity TEXT PRIMARY KEY, live INTEGER NOT NULL, archived INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    /// A trigram index over the folded text, which the writer feeds (see `SearchChange`); case is folded already.
    static func search(_ table: String) -> String {
        """
        CREATE VIRTUAL TABLE \(table)_search USING fts5 (
            folded, content = '\(table)', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
        );

        """
    }

    /// The orders that every list offers.
    static func times(_ table: String) -> String {
        """
        CREATE INDEX \(table)_created ON \(table) (created_at, id);
        CREATE INDEX \(table)_updated ON \(table) (updated_at, id);

        """
    }

    /// Totals of unfiltered lists, kept in the transaction of the change (DECISIONS.md 6).
    static func counter(_ table: String) -> String {
        """
        INSERT INTO entity_count VALUES ('\(table)', 0, 0);
        CREATE TRIGGER \(table)_count_insert AFTER INSERT ON \(table)
        BEGIN
            UPDATE entity_count SET live = live + (NEW.archived_at IS NULL),
                archived = archived + (NEW.archived_at IS NOT NULL) WHERE entity = '\(table)';
        END;
        CREATE TRIGGER \(table)_count_update AFTER UPDATE OF archived_at ON \(table)
            WHEN (OLD.archived_at IS NULL) <> (NEW.archived_at IS NULL)
        BEGIN
            UPDATE entity_count SET live = live + (NEW.archived_at IS NULL) - (OLD.archived_at IS NULL),
                archived = archived + (NEW.archived_at IS NOT NULL) - (OLD.archived_at IS NOT NULL)
                WHERE entity = '\(table)';
        END;
        CREATE TRIGGER \(table)_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows are archived, never deleted'); END;

        """
    }
}
