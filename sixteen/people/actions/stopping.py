"""What ends with a word: a permission that is taken back, and every contact with somebody."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client, Consent, NoContact

DIED, ASKED = "died", "asked"


@transaction.atomic
def withdraw_consent(*, client: Client, purpose: str, by: Account | None, at: datetime) -> int:
    """Take back every permission of this kind; how many stood."""
    standing = Consent.objects.select_for_update().filter(
        client=client, purpose=purpose, withdrawn_at=None
    )
    found = list(standing)
    for consent in found:
        consent.withdrawn_at = at
        consent.save(update_fields=["withdrawn_at"])
        record("withdraw-consent", by=by, at=at, thing=consent, person=client.pk)
    return len(found)


@transaction.atomic
def note_no_contact(*, client: Client, why: str, by: Account, at: datetime) -> NoContact:
    """From now on no message goes to them. Noted already: the same.

    why: died or asked. Who asked for no contact and died since is noted anew, in its place; who
    died is not noted as somebody who asked. Use journeys.follow_ups.stop_contact, which stops what
    is planned too.
    """
    if why not in (DIED, ASKED):
        raise ValueError(f"no such reason: {why}")
    Client.objects.select_for_update().get(pk=client.pk)
    kept = NoContact.objects.filter(client=client, lifted_at=None).first()
    if kept is not None and (why != DIED or kept.open("why") == DIED):
        return kept
    if kept is not None:
        kept.lifted_at = at
        kept.save(update_fields=["lifted_at"])
    made = NoContact(client=client, noted_at=at, noted_by=by)
    made.seal(why=why)
    made.save(force_insert=True)
    record("note-no-contact", by=by, at=at, thing=made, person=client.pk)
    return made


@transaction.atomic
def lift_no_contact(*, client: Client, by: Account, at: datetime) -> None:
    """They asked for contact again, or it was noted for the wrong person. Nothing is planned
    again by it."""
    for kept in NoContact.objects.select_for_update().filter(client=client, lifted_at=None):
        kept.lifted_at = at
        kept.save(update_fields=["lifted_at"])
        record("lift-no-contact", by=by, at=at, thing=kept, person=client.pk)
