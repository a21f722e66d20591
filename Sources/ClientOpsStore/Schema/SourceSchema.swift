/// Step 3: sources, what they observed, announced tests, and the lineage that an adopted instance has.
enum SourceSchema {
    static let sql =
        sources + observations
        + ["source", "expectation", "observation"].map(InitialSchema.search).joined()
        + ["source", "expectation"].map { InitialSchema.counter($0) + InitialSchema.times($0) }.joined()

    /// What stands behind `folded` is of the reports alone and not on the wire.
    private static let sources = """
        CREATE TABLE source (
            \(InitialSchema.common),
            name TEXT NOT NULL,
            uid INTEGER NOT NULL CHECK (uid BETWEEN 0 AND 4294967295),
            host TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('units', 'config', 'http', 'sql')),
            period INTEGER NOT NULL CHECK (period > 0), grace INTEGER NOT NULL CHECK (grace >= 0),
            paused_until INTEGER, pause_reason TEXT, suspect_since INTEGER,
            last_attempt INTEGER, last_success INTEGER, last_complete INTEGER, last_error TEXT,
            sequence INTEGER NOT NULL, subjects INTEGER NOT NULL,
            folded TEXT NOT NULL,
            last_observed_at INTEGER,
            usual_subjects INTEGER,
            present_subjects INTEGER NOT NULL DEFAULT 0,
            open_subjects INTEGER,
            open_complete INTEGER NOT NULL DEFAULT 0,
            CHECK ((paused_until IS NULL) = (pause_reason IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX source_unique_name ON source (name) WHERE archived_at IS NULL;
        CREATE INDEX source_name ON source (name, id);
        CREATE INDEX source_uid ON source (uid, id);
        CREATE INDEX source_host ON source (host, id);
        CREATE INDEX source_kind ON source (kind, id);

        CREATE TABLE expectation (
            \(InitialSchema.common),
            place TEXT NOT NULL, pattern TEXT NOT NULL, until INTEGER NOT NULL, reason TEXT NOT NULL,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE INDEX expectation_place ON expectation (place, id);
        CREATE INDEX expectation_until ON expectation (until, id);

        ALTER TABLE instance ADD COLUMN db_lineage TEXT;

        """

    /// What was seen, when it was last seen, and what was said of it before.
    ///
    /// A report mostly says what the last one said: it then only writes the narrow rows of `observation_seen`, 30 bytes
    /// each, beside one another. `signals` is the text of `SignalText`, without what moves by itself.
    private static let observations = """
        CREATE TABLE observation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source_id INTEGER NOT NULL REFERENCES source (id),
            host TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('unit', 'config', 'endpoint', 'database')),
            key TEXT NOT NULL,
            signals TEXT NOT NULL,
            first_received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, gone_at INTEGER,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX observation_subject ON observation (source_id, kind, key);
        CREATE INDEX observation_source ON observation (source_id, id);
        CREATE INDEX observation_host ON observation (host, id);
        CREATE INDEX observation_kind ON observation (kind, id);
        CREATE INDEX observation_key ON observation (key, id);
        CREATE INDEX observation_changed ON observation (changed_at, id);
        CREATE INDEX observation_gone ON observation (id) WHERE gone_at IS NOT NULL;
        CREATE TRIGGER observation_never_deleted BEFORE DELETE ON observation
        BEGIN SELECT RAISE(ABORT, 'the newest of each subject is kept'); END;

        CREATE TABLE observation_seen (
            observation_id INTEGER PRIMARY KEY REFERENCES observation (id),
            report INTEGER NOT NULL, observed_at INTEGER NOT NULL, received_at INTEGER NOT NULL, moving INTEGER
        ) STRICT;

        CREATE TABLE observation_history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            observation_id INTEGER NOT NULL REFERENCES observation (id),
            signals TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX observation_history_observation ON observation_history (observation_id, id);
        CREATE INDEX observation_history_until ON observation_history (until, id);

        """
}
