"""No two living appointments overlap for a therapist, a client or a room: kept by the database.

PostgreSQL has an exclusion constraint for each; SQLite has triggers. A later migration that remakes
a table drops its triggers without a word, so `sixteen migrate` puts all of this back at its end and
`sixteen check` compares the names with the database.
"""

# column that is shared, and until when it is busy
APART = {
    "therapist": ("therapist_id", "busy_until"),
    "client": ("client_id", "ends_at"),
    "room": ("room_id", "busy_until"),
}
ALIVE = "('held', 'booked', 'attended', 'missed')"
TABLE = "scheduling_appointment"


def _sqlite(name: str, column: str, until: str, event: str) -> str:
    # Names from APART above, never anything typed.
    return f"""
        CREATE TRIGGER {name} BEFORE {event} ON {TABLE}
        WHEN NEW.state IN {ALIVE} AND NEW.{column} IS NOT NULL AND EXISTS (
          SELECT 1 FROM {TABLE} other WHERE other.{column} = NEW.{column}
            AND other.id <> NEW.id AND other.state IN {ALIVE}
            AND other.starts_at < NEW.{until} AND NEW.starts_at < other.{until})
        BEGIN SELECT RAISE(ABORT, 'two appointments overlap'); END"""  # noqa: S608


SQLITE = {
    f"{who}_apart_on_{event.split()[0].lower()}": _sqlite(
        f"{who}_apart_on_{event.split()[0].lower()}", column, until, event
    )
    for who, (column, until) in APART.items()
    for event in ("INSERT", "UPDATE")
}
TABLES = dict.fromkeys(SQLITE, TABLE)

POSTGRESQL_CONSTRAINTS = {
    f"{who}_apart": f"""
        ALTER TABLE {TABLE} ADD CONSTRAINT {who}_apart EXCLUDE USING gist
        ({column} WITH =, tstzrange(starts_at, {until}, '[)') WITH &&)
        WHERE (state IN {ALIVE})"""
    for who, (column, until) in APART.items()
}
