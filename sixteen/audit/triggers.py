"""The audit is append-only in the database itself, on SQLite and on PostgreSQL.

The one change that is let through puts an entry, once, under its seal. Names here are the list
that `sixteen check` compares with the database.
"""

SQLITE = {
    "audit_entry_never_changes": """
        CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON audit_entry
        WHEN OLD.seal_id IS NOT NULL OR NEW.seal_id IS NULL
          OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.actor IS NOT NEW.actor
          OR OLD.actor_roles IS NOT NEW.actor_roles OR OLD.action IS NOT NEW.action
          OR OLD.thing IS NOT NEW.thing OR OLD.thing_id IS NOT NEW.thing_id
          OR OLD.person IS NOT NEW.person OR OLD.fields IS NOT NEW.fields
          OR OLD.mac IS NOT NEW.mac
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    "audit_entry_never_goes": """
        CREATE TRIGGER audit_entry_never_goes BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    "audit_seal_never_changes": """
        CREATE TRIGGER audit_seal_never_changes BEFORE UPDATE ON audit_seal
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    "audit_seal_never_goes": """
        CREATE TRIGGER audit_seal_never_goes BEFORE DELETE ON audit_seal
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
}

POSTGRESQL_FUNCTIONS = (
    """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE OR REPLACE FUNCTION audit_only_seal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL
         AND (to_jsonb(OLD) - 'seal_id') = (to_jsonb(NEW) - 'seal_id') THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
)
POSTGRESQL = {
    "audit_entry_never_changes": "CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON "
    "audit_entry FOR EACH ROW EXECUTE FUNCTION audit_only_seal()",
    "audit_entry_never_goes": "CREATE TRIGGER audit_entry_never_goes BEFORE DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_seal_never_changes": "CREATE TRIGGER audit_seal_never_changes BEFORE UPDATE ON "
    "audit_seal FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_seal_never_goes": "CREATE TRIGGER audit_seal_never_goes BEFORE DELETE ON audit_seal "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
}
TABLES = {name: name.rsplit("_never", 1)[0] for name in SQLITE}
