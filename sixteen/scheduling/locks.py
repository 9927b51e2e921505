"""One at a time for a therapist, a room, a client and a booking, whichever comes first.

PostgreSQL: an advisory lock for each id until the end of the transaction, taken in sorted order, so
that two transactions never wait for one another. An exclusion constraint alone deadlocks under a
race (49 errors of 50 when it was tried); it stays as the backstop. SQLite: a transaction takes the
one write lock as it begins (transaction_mode IMMEDIATE in settings.py), so there is nothing to do.
"""

import uuid

from django.db import connection

from sixteen.people.models import Client


def take_turns(*ids: uuid.UUID | None) -> None:
    """Wait until nobody else is working with any of these. Read what you check after this.

    Once in a transaction, with everything it will write to: taking more locks later is only safe
    for ids that nobody else can know yet. Rows that are locked as well are locked in this order
    everywhere: the enquiry (of several, by id), its offer, the course, then the turns, then the
    client. Taking a lock again that one has already is harmless.
    """
    if connection.vendor != "postgresql":
        return
    keys = sorted({_key(each) for each in ids if each is not None})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) key", [keys])


def take_clients(*ids: uuid.UUID) -> None:
    """After the turns: until the commit nobody else keeps an answer of these clients, or raises an
    alert. Read what was answered after this.

    Courses and clients are locked without their keys (no_key): what only points at one, at the
    commit, goes on. Whoever answers has the client and then points at the course in an alert,
    whoever pauses has the course and waits for the client: with the stronger lock, in a circle.
    """
    rows = Client.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    list(rows.values_list("pk"))


def _key(of: uuid.UUID) -> int:
    """The signed 64 bits that PostgreSQL locks by. A clash of two ids costs a wait, no more."""
    return int.from_bytes((of.int >> 64 ^ of.int & (1 << 64) - 1).to_bytes(8, "big"), signed=True)
