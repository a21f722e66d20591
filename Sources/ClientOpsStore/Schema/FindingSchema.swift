/// Step 4: the life of findings by hand, streaks, what a run saw, and what the ledger rules compare with.
enum FindingSchema {
    static let sql = findings + runs + ledger

    private static let findings = """
        ALTER TABLE finding ADD COLUMN acknowledgement TEXT;
        ALTER TABLE finding ADD COLUMN suppression TEXT;
        ALTER TABLE finding ADD COLUMN resolution TEXT;
        ALTER TABLE finding ADD COLUMN reopen_count INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE finding ADD COLUMN last_answer TEXT NOT NULL DEFAULT 'present'
            CHECK (last_answer IN ('present', 'clear', 'unknown'));
        ALTER TABLE finding ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE finding ADD COLUMN incident INTEGER;
        UPDATE finding SET last_answer = 'clear' WHERE state = 'resolved';
        CREATE INDEX finding_incident ON finding (incident, id);

        CREATE TABLE finding_streak (
            rule TEXT NOT NULL, fingerprint TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('present', 'clear', 'unknown')),
            count INTEGER NOT NULL, evidence_at INTEGER NOT NULL,
            PRIMARY KEY (rule, fingerprint)
        ) STRICT, WITHOUT ROWID;

        """

    /// A run knows where the audit log stood after it, and up to where the chain was found intact.
    private static let runs = """
        ALTER TABLE run ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE run ADD COLUMN audit_seq INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN verified_seq INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN verified_hash TEXT;
        UPDATE run SET audit_seq = coalesce((SELECT max(seq) FROM audit WHERE at <= run.finished_at), 0);

        """

    /// An invoice sent before this step has no hash of what may not change: rule I3 cannot tell about it.
    private static let ledger = """
        ALTER TABLE invoice ADD COLUMN frozen_hash TEXT;

        CREATE TABLE client_distinct (
            client_id INTEGER NOT NULL REFERENCES client (id),
            other_id INTEGER NOT NULL REFERENCES client (id) CHECK (other_id > client_id),
            PRIMARY KEY (client_id, other_id)
        ) STRICT, WITHOUT ROWID;

        """
}
