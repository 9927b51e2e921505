"""Copies of everything that clients asked for."""

from uuid import UUID

from django.db.models import Q

from sixteen.care.models import AccessRequest
from sixteen.care.models.note import Note
from sixteen.care.models.process_note import ProcessNote
from sixteen.people.models import Account


def copies_asked_by(client: UUID) -> list[AccessRequest]:
    """The newest first."""
    return list(AccessRequest.objects.filter(client=client).order_by("-asked_at"))


def copies_to_decide(account: Account) -> list[AccessRequest]:
    """What waits for this clinician, by the day on which it is due."""
    rows = AccessRequest.objects.filter(clinician=account, state="asked")
    return list(rows.select_related("client").order_by("due"))


def copies_with_notes_of(account: Account) -> list[AccessRequest]:
    """Those that somebody else decides about, of clients about whom they kept working notes or have
    a note that is not signed."""
    written = ProcessNote.objects.filter(author=account).values("client")
    drafts = Note.objects.filter(author=account, state="draft").values("client")
    rows = AccessRequest.objects.filter(state="asked")
    rows = rows.filter(Q(client__in=written) | Q(client__in=drafts))
    rows = rows.exclude(clinician=account, clinician__isnull=False)
    return list(rows.select_related("client").order_by("due"))


def copies_open() -> list[AccessRequest]:
    """Every one that is not ready, by the day on which it is due."""
    rows = AccessRequest.objects.filter(state="asked").select_related("client", "clinician")
    return list(rows.order_by("due"))
