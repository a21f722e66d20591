/// Step 2: leads, invoices with payments and number series, cut-overs, imported history.
enum BillingSchema {
    static let sql =
        tables + cutovers
        + ["lead", "invoice"].map(InitialSchema.search).joined()
        + ["lead", "invoice", "cutover"].map(InitialSchema.counter).joined()
        + ["lead", "invoice", "cutover"].map(InitialSchema.times).joined()

    private static let tables = """
        CREATE TABLE lead (
            \(InitialSchema.common),
            name TEXT NOT NULL, email TEXT, company TEXT, source TEXT,
            status TEXT NOT NULL CHECK (status IN ('new', 'contacted', 'qualified', 'lost')),
            lost_reason TEXT, notes TEXT,
            converted_client_id INTEGER REFERENCES client (id),
            history TEXT NOT NULL,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE INDEX lead_name ON lead (name, id);
        CREATE INDEX lead_email ON lead (email, id);
        CREATE INDEX lead_company ON lead (company, id);
        CREATE INDEX lead_source ON lead (source, id);
        CREATE INDEX lead_status ON lead (status, id);
        CREATE INDEX lead_client ON lead (converted_client_id, id);

        CREATE TABLE invoice (
            \(InitialSchema.common),
            client_id INTEGER NOT NULL REFERENCES client (id),
            number TEXT,
            title TEXT NOT NULL, currency TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000),
            status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'paid', 'void')),
            issued_on TEXT, due_on TEXT, paid_on TEXT,
            paid_amount INTEGER NOT NULL DEFAULT 0 CHECK (paid_amount BETWEEN 0 AND amount),
            client_snapshot TEXT, notes TEXT, void_reason TEXT,
            imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
            folded TEXT NOT NULL,
            CHECK ((status = 'paid') = (paid_amount = amount)),
            CHECK (status <> 'draft' OR (number IS NULL AND paid_amount = 0)),
            CHECK (status = 'draft' OR number IS NOT NULL OR imported = 1),
            CHECK (status <> 'void' OR paid_amount = 0)
        ) STRICT;
        CREATE UNIQUE INDEX invoice_unique_number ON invoice (number) WHERE number IS NOT NULL;
        CREATE INDEX invoice_client ON invoice (client_id, id);
        CREATE INDEX invoice_number ON invoice (number, id);
        CREATE INDEX invoice_title ON invoice (title, id);
        CREATE INDEX invoice_status ON invoice (status, due_on, id);
        CREATE INDEX invoice_currency ON invoice (currency, id);
        CREATE INDEX invoice_amount ON invoice (amount, id);
        CREATE INDEX invoice_issued_on ON invoice (issued_on, id);
        CREATE INDEX invoice_due_on ON invoice (due_on, id);
        CREATE INDEX invoice_paid_on ON invoice (paid_on, id);
        CREATE INDEX invoice_operation ON invoice (archive_operation) WHERE archive_operation IS NOT NULL;

        CREATE TABLE payment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            invoice_id INTEGER NOT NULL REFERENCES invoice (id),
            amount INTEGER NOT NULL CHECK (amount <> 0),
            paid_on TEXT, method TEXT, reference TEXT, reason TEXT,
            reverses INTEGER UNIQUE REFERENCES payment (id),
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX payment_invoice ON payment (invoice_id, id);
        CREATE INDEX payment_paid_on ON payment (paid_on);
        CREATE TRIGGER payment_append_only_update BEFORE UPDATE ON payment
        BEGIN SELECT RAISE(ABORT, 'payments are reversed, never changed'); END;
        CREATE TRIGGER payment_append_only_delete BEFORE DELETE ON payment
        BEGIN SELECT RAISE(ABORT, 'payments are reversed, never deleted'); END;

        CREATE TABLE series (
            year INTEGER PRIMARY KEY,
            next INTEGER NOT NULL, count INTEGER NOT NULL, last_issued_on TEXT,
            closed INTEGER NOT NULL CHECK (closed IN (0, 1))
        ) STRICT;

        CREATE TABLE imported_history (
            format TEXT NOT NULL, source_id TEXT NOT NULL, payload TEXT NOT NULL,
            PRIMARY KEY (format, source_id)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE import ADD COLUMN currency TEXT;

        """

    /// PRODUCT.md section 6: slot > 0 belongs only to the `to_instance` of the project's open cut-over.
    private static let cutovers = """
        CREATE TABLE cutover (
            \(InitialSchema.common),
            project_id INTEGER NOT NULL REFERENCES project (id),
            from_instance INTEGER NOT NULL REFERENCES instance (id),
            to_instance INTEGER NOT NULL REFERENCES instance (id),
            starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
            reason TEXT NOT NULL, approved_by TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'completed', 'rolled_back', 'cancelled'))
        ) STRICT;
        CREATE UNIQUE INDEX cutover_one_open ON cutover (project_id) WHERE state = 'open';
        CREATE INDEX cutover_project ON cutover (project_id, id);
        CREATE INDEX cutover_state ON cutover (state, id);
        CREATE INDEX cutover_starts ON cutover (starts_at, id);
        CREATE INDEX cutover_ends ON cutover (ends_at, id);

        DROP TRIGGER instance_slot_update;
        CREATE TRIGGER instance_slot_update BEFORE UPDATE ON instance
            WHEN NEW.slot IS NOT NULL AND (OLD.slot IS NOT NEW.slot OR OLD.project_id <> NEW.project_id)
        BEGIN
            SELECT RAISE(ABORT, 'slot: only the second side of an open cut-over has a slot above 0')
                WHERE NEW.slot > 0 AND NOT EXISTS (
                    SELECT 1 FROM cutover WHERE cutover.id = NEW.slot AND cutover.state = 'open'
                        AND cutover.project_id = NEW.project_id AND cutover.to_instance = NEW.id);
            SELECT RAISE(ABORT, 'slot: a contested row takes the slot of its id')
                WHERE NEW.slot < 0 AND NEW.slot <> -NEW.id;
            SELECT RAISE(ABORT, 'slot: contested') FROM instance
                WHERE NEW.slot >= 0 AND (OLD.slot IS NULL OR OLD.project_id <> NEW.project_id)
                AND project_id = NEW.project_id AND slot < 0 AND id <> NEW.id LIMIT 1;
        END;

        """
}
